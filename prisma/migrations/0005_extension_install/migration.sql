-- AlterTable
ALTER TABLE "extensions" ADD COLUMN     "compiled_entry" TEXT,
ADD COLUMN     "declared" JSONB,
ADD COLUMN     "export_name" TEXT,
ADD COLUMN     "last_attempt" JSONB,
ADD COLUMN     "origin" TEXT,
ADD COLUMN     "pending_hook" JSONB,
ADD COLUMN     "previous_digest" TEXT;

-- CreateTable
CREATE TABLE "extension_install_locks" (
    "slug" TEXT NOT NULL,

    CONSTRAINT "extension_install_locks_pkey" PRIMARY KEY ("slug")
);

-- A version is switched by nexus_install.commit, whose search path holds none of the forum's tables: triggers bring their own.
ALTER FUNCTION follow_extension_hooks() SET search_path = public, pg_temp;
ALTER FUNCTION follow_extension_side_data() SET search_path = public, pg_temp;
ALTER FUNCTION forget_extension() SET search_path = public, pg_temp;
