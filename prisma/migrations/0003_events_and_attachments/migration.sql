-- CreateEnum
CREATE TYPE "AttachmentState" AS ENUM ('pending', 'persisted', 'failed');

-- CreateTable
CREATE TABLE "attachment_kinds" (
    "entity" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "slug" TEXT NOT NULL,

    CONSTRAINT "attachment_kinds_pkey" PRIMARY KEY ("entity","kind")
);

-- CreateTable
CREATE TABLE "attachments" (
    "id" SERIAL NOT NULL,
    "entity" TEXT NOT NULL,
    "entity_id" INTEGER NOT NULL,
    "post_id" INTEGER,
    "user_id" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "state" "AttachmentState" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    "due_at" TIMESTAMPTZ(6) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "persisted_at" TIMESTAMPTZ(3),

    CONSTRAINT "attachments_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_listeners" (
    "event" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "priority" INTEGER NOT NULL,

    CONSTRAINT "event_listeners_pkey" PRIMARY KEY ("event","slug")
);

-- CreateTable
CREATE TABLE "event_queues" (
    "slug" TEXT NOT NULL,
    "holder" UUID,
    "leased_until" TIMESTAMPTZ(6),
    "paused_until" TIMESTAMPTZ(6),
    "paused_reason" TEXT,

    CONSTRAINT "event_queues_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "event_deliveries" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "event_id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "priority" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "correlation_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "due_at" TIMESTAMPTZ(6) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "event_deliveries_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "dead_letters" (
    "id" UUID NOT NULL,
    "event_id" BIGINT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "priority" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "depth" INTEGER NOT NULL,
    "correlation_id" UUID NOT NULL,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "attempts" INTEGER NOT NULL,
    "error" TEXT NOT NULL,
    "died_at" TIMESTAMPTZ(3) NOT NULL DEFAULT clock_timestamp(),

    CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attachments_entity_entity_id_idx" ON "attachments"("entity", "entity_id");

-- CreateIndex
CREATE INDEX "attachments_post_id_user_id_idx" ON "attachments"("post_id", "user_id");

-- CreateIndex
CREATE INDEX "attachments_state_due_at_idx" ON "attachments"("state", "due_at");

-- CreateIndex
CREATE INDEX "event_deliveries_slug_event_id_idx" ON "event_deliveries"("slug", "event_id");

-- CreateIndex
CREATE UNIQUE INDEX "event_deliveries_event_id_slug_key" ON "event_deliveries"("event_id", "slug");

-- CreateIndex
CREATE INDEX "dead_letters_slug_died_at_id_idx" ON "dead_letters"("slug", "died_at" DESC, "id");

-- CreateIndex
CREATE INDEX "dead_letters_died_at_id_idx" ON "dead_letters"("died_at" DESC, "id");

-- Numbers events in the order in which they were recorded; a number whose transaction was rolled back is a gap.
CREATE SEQUENCE event_numbers AS bigint;

-- What an extension's row says of events and attachments, as tables that a write can read. Here and not in the code, so
-- that whatever switches, updates or removes an extension, on whichever server, cannot forget it.

CREATE FUNCTION follow_extension_hooks() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  hooks jsonb := CASE WHEN NEW.enabled AND jsonb_typeof(NEW.manifest -> 'hooks') = 'array' THEN NEW.manifest -> 'hooks' ELSE '[]' END;
BEGIN
  -- Whoever is recording an event for it holds its listener's row: this waits for them, and what they wrote goes with the rest.
  DELETE FROM event_listeners l WHERE l.slug = NEW.slug
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(hooks) hook WHERE coalesce(hook ->> 'event', hook #>> '{}') = l.event);
  DELETE FROM event_deliveries d WHERE d.slug = NEW.slug AND d.source = 'forum'
    AND NOT EXISTS (SELECT 1 FROM event_listeners l WHERE l.slug = d.slug AND l.event = d.name);
  INSERT INTO event_listeners AS l (event, slug, priority)
    SELECT coalesce(hook ->> 'event', hook #>> '{}'), NEW.slug, coalesce((hook ->> 'priority')::int, 50) FROM jsonb_array_elements(hooks) hook
    ON CONFLICT (event, slug) DO UPDATE SET priority = EXCLUDED.priority WHERE l.priority <> EXCLUDED.priority;
  IF NEW.enabled THEN
    INSERT INTO event_queues (slug) VALUES (NEW.slug) ON CONFLICT DO NOTHING;
  ELSE
    DELETE FROM event_deliveries WHERE slug = NEW.slug;
    DELETE FROM event_queues WHERE slug = NEW.slug;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION follow_extension_side_data() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  declared jsonb := CASE WHEN jsonb_typeof(NEW.manifest -> 'side_data') = 'array' THEN NEW.manifest -> 'side_data' ELSE '[]' END;
  item jsonb;
  owner text;
BEGIN
  DELETE FROM attachment_kinds k WHERE k.slug = NEW.slug
    AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(declared) d WHERE d ->> 'entity' = k.entity AND d ->> 'kind' = k.kind);
  -- Always in one order: two installs at once then wait for each other instead of deadlocking.
  FOR item IN SELECT d FROM jsonb_array_elements(declared) d ORDER BY d ->> 'entity', d ->> 'kind' LOOP
    INSERT INTO attachment_kinds AS k (entity, kind, slug) VALUES (item ->> 'entity', item ->> 'kind', NEW.slug)
      ON CONFLICT (entity, kind) DO UPDATE SET slug = k.slug RETURNING k.slug INTO owner;
    IF owner <> NEW.slug THEN
      RAISE unique_violation USING TABLE = 'attachment_kinds', CONSTRAINT = 'attachment_kinds_pkey',
        MESSAGE = format('%s attachments of kind "%s" belong to the extension "%s"', item ->> 'entity', item ->> 'kind', owner),
        DETAIL = format('Key (entity, kind)=(%s, %s) already exists.', item ->> 'entity', item ->> 'kind');
    END IF;
  END LOOP;
  RETURN NULL;
END
$$;

CREATE FUNCTION forget_extension() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM event_listeners WHERE slug = OLD.slug;
  DELETE FROM event_deliveries WHERE slug = OLD.slug;
  DELETE FROM event_queues WHERE slug = OLD.slug;
  DELETE FROM dead_letters WHERE slug = OLD.slug;
  DELETE FROM attachment_kinds WHERE slug = OLD.slug;
  RETURN NULL;
END
$$;

CREATE TRIGGER extension_hooks AFTER INSERT OR UPDATE OF enabled, manifest ON "extensions" FOR EACH ROW EXECUTE FUNCTION follow_extension_hooks();
CREATE TRIGGER extension_side_data AFTER INSERT OR UPDATE OF manifest ON "extensions" FOR EACH ROW EXECUTE FUNCTION follow_extension_side_data();
CREATE TRIGGER extension_forgotten AFTER DELETE ON "extensions" FOR EACH ROW EXECUTE FUNCTION forget_extension();

-- What is installed already.
UPDATE "extensions" SET manifest = manifest;
