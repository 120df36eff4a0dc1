import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OwnForum } from './own-forum';

/** Rows, roles, schemas and files that still name an extension; the audit log and the task that removed it are history. */
export async function listTraces({ sql }: Pick<OwnForum, 'sql'>, dataDir: string, slug: string): Promise<string[]> {
  const tables = await sql<{ table: string }>(`SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'slug' AND table_name <> 'spaces'`);
  const traces: string[] = [];
  for (const { table } of tables) {
    const rows = await sql(`SELECT 1 FROM "${table}" WHERE slug = $1 AND to_jsonb("${table}") ->> 'kind' IS DISTINCT FROM 'uninstall'`, [slug]);
    if (rows.length > 0) traces.push(table);
  }
  const names = await sql<{ name: string }>('SELECT rolname AS name FROM pg_roles WHERE rolname LIKE $1 UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE $1', [`ext\\_%\\_${slug}`]);
  const files = (await readdir(join(dataDir, 'extensions')).catch(() => [])).filter((name) => name === slug);
  const staged = await readdir(join(dataDir, 'staging')).catch(() => []);
  return [...traces, ...names.map(({ name }) => name), ...files, ...staged];
}
