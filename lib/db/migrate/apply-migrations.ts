import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { readMigrations, type MigrationFile } from './migration-files';

/** Any number, the same in every forum: who holds this advisory lock migrates, the others wait and find nothing to do. */
const LOCK = 6_398_741;

// The table and columns of Prisma's own migrate, so that its tools read our history.
const CREATE_LEDGER = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id varchar(36) PRIMARY KEY,
  checksum varchar(64) NOT NULL,
  finished_at timestamptz,
  migration_name varchar(255) NOT NULL,
  logs text,
  rolled_back_at timestamptz,
  started_at timestamptz NOT NULL DEFAULT now(),
  applied_steps_count integer NOT NULL DEFAULT 0
)`;
const RECORD = `INSERT INTO _prisma_migrations (id, checksum, finished_at, migration_name, applied_steps_count) VALUES ($1, $2, clock_timestamp(), $3, 1)`;

/**
 * Brings a database to this version's schema. Each migration and its ledger row are one transaction: a start killed in
 * the middle leaves the database at the migration before, and the next start goes on from there.
 * @returns the names of the migrations that ran, oldest first
 * @throws Error when the database was made by another history than this one, or a migration fails
 */
export async function applyMigrations(databaseUrl: string, migrations?: MigrationFile[]): Promise<string[]> {
  const known = migrations ?? (await readMigrations());
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'nexus migrations' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query('SET client_min_messages = warning');
    await client.query(CREATE_LEDGER);
    const due = findDue(known, await readLedger(client));
    for (const migration of due) await apply(client, migration);
    return due.map((migration) => migration.name);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}

async function readLedger(client: pg.Client): Promise<Map<string, string>> {
  const { rows } = await client.query<{ migration_name: string; checksum: string }>('SELECT migration_name, checksum FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL');
  return new Map(rows.map((row) => [row.migration_name, row.checksum]));
}

function findDue(known: MigrationFile[], applied: Map<string, string>): MigrationFile[] {
  const names = new Set(known.map((migration) => migration.name));
  const foreign = [...applied.keys()].filter((name) => !names.has(name));
  if (foreign.length > 0) throw new Error(`This database was used by a newer version of Nexus (it has ${foreign.join(', ')}). Start that version, or restore a backup made before the update.`);
  const edited = known.filter((migration) => applied.has(migration.name) && applied.get(migration.name) !== migration.checksum);
  if (edited.length > 0) throw new Error(`This database was made by another version of ${edited.map((migration) => migration.name).join(', ')} than the one in prisma/migrations. Use the code it was made with, or another data folder.`);
  return known.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, { name, sql, checksum }: MigrationFile): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(RECORD, [randomUUID(), checksum, name]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new Error(`Migration ${name} failed; the database is as it was before: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
