import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { escapeIdentifier } from 'pg';
import { clock } from '@/lib/core/clock';
import { readEnv } from '@/lib/core/env';
import { getPool } from '@/lib/db/pool';
import { borrowConnection } from '../sql/lending/lender';
import type { RoleConnection } from '../sql/lending/connect-as-role';
import { giveBack } from '../sql/lending/transactions';
import { runStatement } from '../sql/lending/run-statement';
import { roleNameOf } from '../sql/names';

const WAIT_MS = 10_000;
const STATEMENT_MS = 60_000;
const ROWS_AT_A_TIME = 200;

/** What of the forum's own tables belongs to an extension; secrets are left out. */
const OWNED = [
  ['settings', 'SELECT key, value FROM extension_settings WHERE slug = $1 ORDER BY key'],
  ['gates', 'SELECT key, tier::text FROM extension_gates WHERE slug = $1 ORDER BY key'],
  ['kv', 'SELECT key, value FROM extension_kv WHERE slug = $1 ORDER BY key'],
  ['attachments', 'SELECT id, entity, entity_id, user_id, kind, data, state::text, created_at FROM attachments WHERE slug = $1 ORDER BY id'],
  ['migrations', 'SELECT name, sha256, applied_at FROM extension_migrations WHERE slug = $1 ORDER BY name'],
] as const;

export interface ExportInput {
  slug: string;
  version: string;
  /** Where it is written until it is whole. */
  stagingFolder: string;
}

/** Where exports lie: `<data>/exports`. */
export const exportsFolder = () => path.resolve(readEnv().NEXUS_DATA_DIR, 'exports');

/**
 * Writes everything that an extension keeps, but its secrets, as lines of JSON, compressed: a head, then `{table, row}`
 * for its own tables and `{nexus, row}` for what the forum keeps for it. Whole or not at all.
 * @returns the file
 */
export async function exportData({ slug, version, stagingFolder }: ExportInput): Promise<string> {
  const folder = exportsFolder();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const at = clock.now().toISOString();
  const file = path.join(folder, `${slug}-${version || 'none'}-${at.replace(/[^0-9TZ]/g, '')}.jsonl.gz`);
  const unfinished = path.join(stagingFolder, 'export.jsonl.gz');
  // A second try of the same task begins anew.
  await rm(unfinished, { force: true });
  try {
    const head = { format: 'nexus-extension-data', format_version: 1, slug, version, exported_at: at };
    await pipeline(Readable.from(lines(head, slug)), createGzip(), createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }));
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  return file;
}

async function* lines(head: object, slug: string): AsyncGenerator<string> {
  yield line(head);
  for (const [name, text] of OWNED) {
    const { rows } = await getPool().query<object>(text, [slug]);
    for (const row of rows) yield line({ nexus: name, row });
  }
  yield* tables(slug);
}

/** As the extension's own role, so that nothing else can be read by a view or a function of its own. */
async function* tables(slug: string): AsyncGenerator<string> {
  const role = await roleNameOf(slug);
  const { rowCount } = await getPool().query('SELECT FROM pg_roles WHERE rolname = $1 AND rolcanlogin', [role]);
  if (!rowCount) return;
  const connection = await borrowConnection({ role, waitMs: WAIT_MS });
  try {
    await run(connection, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await run(connection, `SELECT relname FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND NOT relispartition ORDER BY relname`, [escapeIdentifier(role)]);
    for (const { relname } of rows) yield* rowsOf(connection, role, String(relname));
    await run(connection, 'COMMIT');
  } finally {
    await giveBack(connection);
  }
}

async function* rowsOf(connection: RoleConnection, role: string, table: string): AsyncGenerator<string> {
  await run(connection, `DECLARE export_rows NO SCROLL CURSOR FOR SELECT row_to_json(t)::text AS row FROM ${escapeIdentifier(role)}.${escapeIdentifier(table)} t`);
  for (;;) {
    const { rows } = await run(connection, `FETCH ${ROWS_AT_A_TIME} FROM export_rows`);
    if (rows.length === 0) break;
    for (const { row } of rows) yield `{"table":${JSON.stringify(table)},"row":${String(row)}}\n`;
  }
  await run(connection, 'CLOSE export_rows');
}

const run = (connection: RoleConnection, text: string, values: string[] = []) => runStatement(connection, { text, values, limitMs: STATEMENT_MS });
const line = (value: object) => `${JSON.stringify(value)}\n`;
