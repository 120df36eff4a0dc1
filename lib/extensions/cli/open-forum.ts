import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnv } from '@/lib/core/env';
import { readOrCreateSecret } from '@/lib/core/secret-file';
import { waitUntil } from '@/lib/core/wait-until';
import { applyMigrations } from '@/lib/db/migrate/apply-migrations';
import { readMigrations } from '@/lib/db/migrate/migration-files';
import { openRunningDatabase } from '@/lib/db/open-running-database';
import { closePool, getPool } from '@/lib/db/pool';
import { closeExtensionSql } from '../sql/close-sql';

export interface OpenForum {
  dataDir: string;
  extensionsDirs: string[];
  isForumRunning: boolean;
  close(): Promise<void>;
}

/** A forum that is starting needs this long at most until its database is ready. */
const START_LIMIT_MS = 30_000;

/** Opens the forum's database and data folder for a command, beside the forum when it runs. */
export async function openForum(say: (line: string) => void): Promise<OpenForum> {
  const env = readEnv();
  const dataDir = resolve(env.NEXUS_DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  // Passwords of extensions' roles are derived from it.
  process.env.NEXTAUTH_SECRET = env.NEXUS_SECRET ?? (await readOrCreateSecret(dataDir, 'master'));
  const { url, stop, isForumRunning } = await openRunningDatabase({ env, log: say });
  process.env.DATABASE_URL = url;
  const close = async () => {
    await closeExtensionSql();
    await closePool();
    await stop();
  };
  try {
    return { dataDir, extensionsDirs: env.NEXUS_EXTENSIONS_DIR.map((folder) => resolve(folder)), isForumRunning: await prepare(url, isForumRunning), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** @returns whether a forum runs */
async function prepare(url: string, isForumRunning: boolean | null): Promise<boolean> {
  if (isForumRunning === false) {
    await applyMigrations(url);
    return false;
  }
  const isRunning = isForumRunning ?? (await hasListener());
  if (!isRunning) await applyMigrations(url);
  // One that is just starting may not have come so far.
  else if (!(await waitUntil(isPrepared, START_LIMIT_MS))) throw new Error('The database of the running forum is not the one of this version of Nexus. Start the forum again, then repeat the command.');
  return isRunning;
}

/** On a database that others reach too, a forum is told by the connection that it listens on. */
async function hasListener(): Promise<boolean> {
  const { rowCount } = await getPool().query(`SELECT FROM pg_stat_activity WHERE application_name = 'nexus-listener' AND datname = current_database()`);
  return (rowCount ?? 0) > 0;
}

async function isPrepared(): Promise<boolean> {
  const known = (await readMigrations()).map(({ name }) => name);
  return getPool().query('SELECT FROM _prisma_migrations WHERE finished_at IS NOT NULL AND migration_name = ANY ($1)', [known]).then(
    ({ rowCount }) => rowCount === known.length,
    // PostgreSQL is starting, or has nothing in it yet.
    () => false,
  );
}
