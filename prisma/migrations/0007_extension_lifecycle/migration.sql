-- CreateEnum
CREATE TYPE "TaskState" AS ENUM ('running', 'waiting', 'done', 'failed', 'cancelled');

-- AlterTable
ALTER TABLE "extensions" ADD COLUMN     "archive_sha256" TEXT,
ADD COLUMN     "check_error" TEXT,
ADD COLUMN     "check_etag" TEXT,
ADD COLUMN     "checked_at" TIMESTAMPTZ(3),
ADD COLUMN     "held_version" TEXT,
ADD COLUMN     "is_indexed" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "latest" JSONB,
ADD COLUMN     "pinned_version" TEXT,
ADD COLUMN     "repository" TEXT,
ADD COLUMN     "uninstalling" JSONB;

-- CreateTable
CREATE TABLE "extension_releases" (
    "slug" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "digest" TEXT NOT NULL,
    "archive_sha256" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "repository" TEXT,
    "is_indexed" BOOLEAN NOT NULL,
    "installed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_releases_pkey" PRIMARY KEY ("slug","version")
);

-- CreateTable
CREATE TABLE "extension_tasks" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "kind" TEXT NOT NULL,
    "slug" TEXT,
    "input" JSONB NOT NULL,
    "state" "TaskState" NOT NULL DEFAULT 'running',
    "steps" JSONB NOT NULL DEFAULT '[]',
    "review" JSONB,
    "status" TEXT,
    "message" TEXT,
    "actor_id" INTEGER,
    "owner" UUID,
    "beat_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "extension_tasks_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "extension_registries" (
    "url" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "entries" JSONB NOT NULL DEFAULT '[]',
    "etag" TEXT,
    "read_at" TIMESTAMPTZ(3),
    "error" TEXT,

    CONSTRAINT "extension_registries_pkey" PRIMARY KEY ("url")
);

-- CreateTable
CREATE TABLE "extension_kept_data" (
    "slug" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "origin" TEXT,
    "repository" TEXT,
    "kept_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_kept_data_pkey" PRIMARY KEY ("slug")
);

-- CreateIndex
CREATE INDEX "extension_tasks_state_idx" ON "extension_tasks"("state");

-- CreateIndex
CREATE INDEX "extension_tasks_slug_created_at_idx" ON "extension_tasks"("slug", "created_at" DESC);

-- CreateIndex
CREATE INDEX "extension_tasks_created_at_idx" ON "extension_tasks"("created_at" DESC);

-- AddForeignKey
ALTER TABLE "extension_releases" ADD CONSTRAINT "extension_releases_slug_fkey" FOREIGN KEY ("slug") REFERENCES "extensions"("slug") ON DELETE CASCADE ON UPDATE CASCADE;

-- What a published version came with is known in the same commit that makes it the running one.
CREATE FUNCTION remember_release() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
  INSERT INTO public.extension_releases (slug, version, digest, archive_sha256, origin, repository, is_indexed)
    VALUES (NEW.slug, NEW.version, NEW.digest, NEW.archive_sha256, coalesce(NEW.origin, ''), NEW.repository, NEW.is_indexed)
    ON CONFLICT (slug, version) DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER extension_release AFTER UPDATE OF digest ON "extensions" FOR EACH ROW
  WHEN (NEW.archive_sha256 IS NOT NULL AND NEW.digest <> '') EXECUTE FUNCTION remember_release();
