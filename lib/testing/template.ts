import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { applyMigrations } from '@/lib/db/migrate/apply-migrations';

const TEMPLATE = 'nexus_template';

/** The address of another database on the same server. */
export const onDatabase = (url: string, database: string) => url.replace(/\/[^/?]+(?=\?|$)/, `/${database}`);

/** Makes the migrated database that test databases are cloned from. */
export async function makeTemplate(url: string): Promise<void> {
  await runOn(url, `CREATE DATABASE ${TEMPLATE}`);
  await applyMigrations(onDatabase(url, TEMPLATE));
  // A single session left open on the template would fail every clone.
  await runOn(url, `ALTER DATABASE ${TEMPLATE} WITH ALLOW_CONNECTIONS false`);
  await runOn(url, `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${TEMPLATE}'`);
}

/** Clones the template. @returns the address of the new database and how to remove it */
export async function cloneTemplate(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runOn(url, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`);
  return { url: onDatabase(url, name), drop: () => runOn(url, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
