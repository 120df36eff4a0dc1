import { getPool } from '@/lib/db/pool';
import { roleNameOf } from '../../sql/names';

/** What can be seen of an extension from outside. */
export interface Look {
  version: string;
  status: string;
  /** Why it does not run. */
  error: string | null;
  held: string | null;
  /** What its route answers from its table; the status where it does not answer. */
  words: string[] | number;
  /** What its file on the page says; the status where it is not served. */
  asset: string | number;
  /** Columns of its tables. */
  columns: string[];
}

interface Answer {
  status: number;
  body: string;
}

/** How a forum that runs is asked. */
export interface Eyes {
  ask(path: string): Promise<Answer>;
  asset(path: string): Promise<Answer>;
}

/** Looks at an extension made of `releaseFiles`. @returns null when it is not there */
export async function lookAt({ ask, asset: fetchAsset }: Eyes, slug: string): Promise<Look | null> {
  const { rows } = await getPool().query<Pick<Look, 'version' | 'status' | 'error' | 'held'>>('SELECT version, load_status::text AS status, load_error AS error, held_version AS held FROM extensions WHERE slug = $1', [slug]);
  const [row] = rows;
  if (!row) return null;
  const [route, asset, columns] = await Promise.all([ask('/hello/you'), fetchAsset('hello.js'), listColumns(slug)]);
  return {
    ...row, columns,
    words: route.status === 200 ? JSON.parse(route.body).rows.map(({ word }: { word: string }) => word) : route.status,
    asset: asset.status === 200 ? asset.body.replace('// ', '') : asset.status,
  };
}

async function listColumns(slug: string): Promise<string[]> {
  const { rows } = await getPool().query<{ name: string }>(`SELECT table_name || '.' || column_name AS name FROM information_schema.columns WHERE table_schema = $1 ORDER BY 1`, [await roleNameOf(slug)]);
  return rows.map(({ name }) => name);
}

/** What is still there of an extension that was removed with all its data; the tasks that did it are history. */
export async function listTraces(slug: string): Promise<string[]> {
  const { rows: tables } = await getPool().query<{ table: string }>(`SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'slug' AND table_name <> 'extension_tasks' ORDER BY 1`);
  const traces: string[] = [];
  for (const { table } of tables) {
    const { rowCount } = await getPool().query(`SELECT FROM "${table}" WHERE slug = $1`, [slug]);
    if (rowCount) traces.push(table);
  }
  const { rows } = await getPool().query<{ name: string }>('SELECT rolname AS name FROM pg_roles WHERE rolname = $1 UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = $1', [await roleNameOf(slug)]);
  return [...traces, ...rows.map(({ name }) => name)];
}
