import { getPool } from '@/lib/db/pool';
import { roleNameOf } from '../sql/names';

const COUNTED = {
  tables: `SELECT count(*)::int AS count FROM pg_class WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $2) AND relkind IN ('r', 'p') AND NOT relispartition`,
  settings: 'SELECT count(*)::int AS count FROM extension_settings WHERE slug = $1',
  secrets: 'SELECT count(*)::int AS count FROM extension_secrets WHERE slug = $1',
  keys: 'SELECT count(*)::int AS count FROM extension_kv WHERE slug = $1',
  attachments: 'SELECT count(*)::int AS count FROM attachments WHERE slug = $1',
} as const;

export type DataKind = keyof typeof COUNTED;

/** How many there are of one kind of thing that an extension keeps. */
export interface DataCount {
  kind: DataKind;
  count: number;
}

const isKind = (name: string): name is DataKind => Object.hasOwn(COUNTED, name);

/** What would be lost with the data of an extension: its own tables, and what the forum keeps for it. Kinds without any are left out. */
export async function countData(slug: string): Promise<DataCount[]> {
  const role = await roleNameOf(slug);
  const parts = Object.entries(COUNTED).map(([kind, text]) => `SELECT '${kind}' AS kind, (${text}) AS count`);
  // Both are named once in the first line: PostgreSQL wants to know their types, whichever part uses them.
  const { rows } = await getPool().query<{ kind: string; count: number }>(
    `WITH given AS (SELECT $1::text, $2::text) ${parts.join(' UNION ALL ')}`,
    [slug, role],
  );
  return rows.flatMap(({ kind, count }) => (isKind(kind) && count > 0 ? [{ kind, count }] : []));
}
