-- CreateTable
CREATE TABLE "extension_migrations" (
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "extension_migrations_pkey" PRIMARY KEY ("slug","name")
);

-- CreateTable
CREATE TABLE "extension_pending_installs" (
    "slug" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "applied" JSONB NOT NULL,
    "undone" TEXT[],
    "pointer" JSONB,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "extension_pending_installs_pkey" PRIMARY KEY ("slug")
);

-- Roles of extensions are PUBLIC too: they have no business among the forum's tables and types.
REVOKE ALL ON SCHEMA public FROM PUBLIC;

-- A migration runs on a connection that is logged in as the extension, so that the forum's ledger and its pointer to the
-- running version can be part of the same transaction: the token, known to the forum alone, makes them so.
CREATE SCHEMA nexus_install;

CREATE FUNCTION nexus_install.commit(token text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  pending public.extension_pending_installs%ROWTYPE;
  columns text;
BEGIN
  DELETE FROM public.extension_pending_installs p
    WHERE p.role = session_user AND p.token_hash = sha256(convert_to(commit.token, 'UTF8')) AND p.expires_at > clock_timestamp()
    RETURNING p.* INTO pending;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'there is no pending install for this token' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM public.extension_migrations m WHERE m.slug = pending.slug AND m.name = ANY (pending.undone);
  INSERT INTO public.extension_migrations (slug, name, sha256)
    SELECT pending.slug, a.name, a.sha256 FROM jsonb_to_recordset(pending.applied) AS a(name text, sha256 text);
  IF jsonb_typeof(pending.pointer) = 'object' AND pending.pointer <> '{}' THEN
    SELECT string_agg(quote_ident(k), ', ') INTO columns FROM jsonb_object_keys(pending.pointer) AS k;
    EXECUTE format('UPDATE public.extensions SET (%s) = (SELECT %s FROM jsonb_populate_record(NULL::public.extensions, $1)) WHERE slug = $2',
      columns || ', updated_at', columns || ', clock_timestamp()')
      USING pending.pointer, pending.slug;
    IF NOT EXISTS (SELECT FROM public.extensions e WHERE e.slug = pending.slug) THEN
      RAISE EXCEPTION 'extension % has no row', pending.slug;
    END IF;
  END IF;
END
$$;
REVOKE ALL ON FUNCTION nexus_install.commit(text) FROM PUBLIC;

-- What extensions with content:read may query: only what a guest may see, no mail address, nothing that was deleted.
-- The columns are a contract and only grow. security_barrier: no condition of theirs may run on a row the view leaves out.
CREATE SCHEMA nexus_api;

CREATE VIEW nexus_api.spaces WITH (security_barrier) AS
  SELECT s.id, s.slug, s.name, s.description, s.color, s.icon, s.position, s.parent_id, s.created_at AS inserted_at
  FROM public.spaces s;

CREATE VIEW nexus_api.users WITH (security_barrier) AS
  SELECT u.id, u.username::text AS username, u.name, u.bio, u.avatar_url, u.role::text AS role, u.created_at AS inserted_at
  FROM public.users u;

CREATE VIEW nexus_api.posts WITH (security_barrier) AS
  SELECT p.id, p.space_id, p.user_id, p.type::text AS type, p.title, p.body, p.body_html, p.excerpt, p.pinned, p.locked,
    p.reply_count, p.last_reply_at, p.activity_at, p.created_at AS inserted_at, COALESCE(p.edited_at, p.created_at) AS updated_at
  FROM public.posts p
  WHERE p.deleted_at IS NULL;

CREATE VIEW nexus_api.replies WITH (security_barrier) AS
  SELECT r.id, r.post_id, r.user_id, r.parent_id, r.body, r.body_html, r.created_at AS inserted_at, COALESCE(r.edited_at, r.created_at) AS updated_at
  FROM public.replies r
  JOIN public.posts p ON p.id = r.post_id
  WHERE r.deleted_at IS NULL AND p.deleted_at IS NULL;
