import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { socketFolderOf } from '@/lib/db/embedded/socket-folder';

/** The forum that all specs share, as the global setup started it. */
export const site = {
  get url(): string {
    return given('NEXUS_E2E_URL').replace(/\/$/, '');
  },
  get dataDir(): string {
    return realpathSync(given('NEXUS_E2E_DATA_DIR'));
  },
  /** An address on the forum. */
  at(path: string): string {
    return new URL(path, site.url).href;
  },
  secret(name: 'master' | 'postgres'): string {
    return readFileSync(join(site.dataDir, 'secrets', name), 'utf8').trim();
  },
};

function given(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: e2e/global-setup.ts starts the forum and sets it.`);
  return value;
}

let pool: pg.Pool | undefined;

const databaseUrl = () => `postgresql://nexus:${site.secret('postgres')}@/nexus?host=${encodeURIComponent(socketFolderOf(site.dataDir))}`;

/** Rows of the forum's own database: for what a test needs to be there, never for what it tests. */
export async function sql<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
  pool ??= new pg.Pool({ connectionString: databaseUrl(), max: 2, allowExitOnIdle: true });
  return (await pool.query<Row>(text, values)).rows;
}

/** The first row of a query that must have one. */
export async function sqlOne<Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row> {
  const [row] = await sql<Row>(text, values);
  if (!row) throw new Error(`No row: ${text}`);
  return row;
}

/**
 * A suite writes far more in a minute than a person. The limit per account and address on logging in stays at its default:
 * accounts.spec.ts reaches it.
 */
export async function raiseLimits(): Promise<void> {
  const limits = Object.fromEntries(['logInAddress', 'registerAddress', 'writeUser', 'previewUser'].map((name) => [name, { limit: 100_000, windowSeconds: 60 }]));
  await sql(
    `INSERT INTO settings (key, value, updated_at) VALUES ('rateLimits', $1, now()) ON CONFLICT (key) DO UPDATE SET value = settings.value || EXCLUDED.value`,
    [JSON.stringify(limits)],
  );
}
