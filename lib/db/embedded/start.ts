import { mkdir, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { readOrCreateSecret } from '@/lib/core/secret-file';
import { choosePostgresAccount } from './account';
import { findPostgresBinaries } from './binaries';
import { initialiseCluster } from './initialise';
import { clearLeftover, shutDown } from './leftover';
import { runPostgres } from './run-postgres';
import { postgresSettings } from './settings';
import { prepareSocketFolder, socketFolderOf } from './socket-folder';

export interface EmbeddedPostgres {
  /** For DATABASE_URL: the database `nexus` through the unix socket. */
  url: string;
  pid: number;
  /** Settles when PostgreSQL has ended, for whatever reason. */
  exited: Promise<void>;
  /** Shuts down properly: running statements are ended, everything committed is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The forum's data folder; the caller holds its lock. */
  dataDir: string;
  log: (line: string) => void;
  /** Over the defaults, by PostgreSQL's names. */
  settings?: Record<string, string>;
}

/**
 * Starts the PostgreSQL that comes with the forum, on `<dataDir>/pg`; makes it on first use, recovers it after a crash.
 * It listens on a unix socket only.
 * @throws Error in words for the person at the terminal.
 */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: EmbeddedOptions): Promise<EmbeddedPostgres> {
  await mkdir(dataDir, { recursive: true });
  const folder = await realpath(dataDir);
  const cluster = join(folder, 'pg');
  const binaries = await findPostgresBinaries();
  const account = choosePostgresAccount(cluster);
  const password = await readOrCreateSecret(folder, 'postgres');
  await initialiseCluster({ cluster, initdb: binaries.initdb, password, account });
  await clearLeftover(cluster, log);
  const socketFolder = socketFolderOf(folder);
  await prepareSocketFolder(socketFolder, account);
  const running = await runPostgres({ postgres: binaries.postgres, cluster, socketFolder, logFile: join(folder, 'postgres.log'), account, settings: { ...postgresSettings, ...settings } });
  const urlOf = (database: string) => `postgresql://nexus:${password}@/${database}?host=${encodeURIComponent(socketFolder)}`;
  await ensureDatabase(urlOf);
  return {
    url: urlOf('nexus'),
    pid: running.pid,
    exited: running.exited,
    stop: async () => {
      await shutDown(running.pid);
      await rm(socketFolder, { recursive: true, force: true });
    },
  };
}

async function ensureDatabase(urlOf: (database: string) => string): Promise<void> {
  if (await canConnect(urlOf('nexus'))) return;
  const client = new pg.Client({ connectionString: urlOf('postgres') });
  await client.connect();
  await client.query('CREATE DATABASE nexus');
  await client.end();
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    const NO_SUCH_DATABASE = '3D000';
    if (hasErrorCode(error, NO_SUCH_DATABASE)) return false;
    throw error;
  }
}
