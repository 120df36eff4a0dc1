import { getPool } from '@/lib/db/pool';
import type { UninstallMode } from '../tasks/inputs';

export interface RemovalTarget {
  /** False for data that an earlier removal kept. */
  hasRow: boolean;
  version: string;
  source: string;
  /** Before its removal began. */
  wasEnabled: boolean;
  /** From here on its data goes: it is asked nothing any more, and stays no more. */
  isGoing: boolean;
  /** File that its data was written to, where it was. */
  exported: string | null;
}

/** What there is to remove of an extension; null where there is nothing. */
export async function findRemovalTarget(slug: string): Promise<RemovalTarget | null> {
  const { rows } = await getPool().query<RemovalTarget>(
    `SELECT true AS "hasRow", version, source, coalesce((uninstalling ->> 'wasEnabled')::boolean, enabled) AS "wasEnabled",
       coalesce((uninstalling ->> 'isGoing')::boolean, false) AS "isGoing", uninstalling ->> 'exported' AS exported FROM extensions WHERE slug = $1`,
    [slug],
  );
  if (rows[0]) return rows[0];
  return (await listKeptData()).some((kept) => kept.slug === slug) ? { hasRow: false, version: '', source: '', wasEnabled: false, isGoing: false, exported: null } : null;
}

/** What an earlier removal kept. */
export interface KeptData {
  slug: string;
  version: string;
  /** The address or folder that it was installed from; null for bundled ones. */
  origin: string | null;
  keptAt: string;
}

/** Data of extensions that were removed, and not installed again. */
export async function listKeptData(): Promise<KeptData[]> {
  const { rows } = await getPool().query<KeptData & { keptAt: Date }>(
    `SELECT slug, version, origin, kept_at AS "keptAt" FROM extension_kept_data k WHERE NOT EXISTS (SELECT FROM extensions e WHERE e.slug = k.slug AND e.digest <> '') ORDER BY slug`,
  );
  return rows.map((row) => ({ ...row, keptAt: new Date(row.keptAt).toISOString() }));
}

export interface BeginRemovalInput {
  slug: string;
  mode: UninstallMode;
  isForced: boolean;
  actorId: number | null;
}

/** Switches an extension off and says that it is going, in one commit; whoever starts next goes on with it. */
export async function beginRemoval({ slug, ...removal }: BeginRemovalInput): Promise<void> {
  await getPool().query(
    `UPDATE extensions SET uninstalling = coalesce(uninstalling, '{}') || $2 || jsonb_build_object(
         'wasEnabled', coalesce((uninstalling ->> 'wasEnabled')::boolean, enabled), 'wasStatus', coalesce(uninstalling ->> 'wasStatus', load_status::text)),
       enabled = false, load_status = CASE WHEN load_status IN ('loaded', 'install_failed', 'update_failed') THEN 'disabled'::"LoadStatus" ELSE load_status END, updated_at = now() WHERE slug = $1`,
    [slug, JSON.stringify(removal)],
  );
}

/** Says that its data goes from now on: whoever goes on with the removal does not begin anew. */
export async function passNoReturn({ slug, exported }: { slug: string; exported: string | null }): Promise<void> {
  await getPool().query('UPDATE extensions SET uninstalling = uninstalling || $2 WHERE slug = $1', [slug, JSON.stringify({ isGoing: true, exported })]);
}

/** As it was before: nothing of it is gone yet. */
export async function callOffRemoval({ slug, wasEnabled }: { slug: string; wasEnabled: boolean }): Promise<void> {
  await getPool().query(
    `UPDATE extensions SET enabled = $2, load_status = coalesce(uninstalling ->> 'wasStatus', load_status::text)::"LoadStatus", uninstalling = NULL, updated_at = now() WHERE slug = $1 AND uninstalling IS NOT NULL`,
    [slug, wasEnabled],
  );
}

/** Removals that nobody is at: a server was killed in the middle. */
export async function listUnfinishedRemovals(): Promise<BeginRemovalInput[]> {
  const { rows } = await getPool().query<BeginRemovalInput>(
    `SELECT slug, uninstalling ->> 'mode' AS mode, (uninstalling ->> 'isForced')::boolean AS "isForced", (uninstalling ->> 'actorId')::int AS "actorId" FROM extensions WHERE uninstalling IS NOT NULL ORDER BY slug`,
  );
  return rows;
}
