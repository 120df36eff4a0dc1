import { resolve } from 'node:path';
import type { Env } from '@/lib/core/env';
import { startEmbeddedPostgres } from './embedded/start';
import { checkDatabaseServer } from './migrate/check-server';

export interface OpenDatabase {
  url: string;
  /** Settles when an embedded PostgreSQL has ended; never for one that is not ours. */
  exited: Promise<void>;
  stop(): Promise<void>;
}

/** The database of this forum: the one at DATABASE_URL when it is set, else the embedded one, started. */
export async function openDatabase({ env, log }: { env: Env; log: (line: string) => void }): Promise<OpenDatabase> {
  if (!env.DATABASE_URL) return startEmbeddedPostgres({ dataDir: resolve(env.NEXUS_DATA_DIR), log });
  await checkDatabaseServer(env.DATABASE_URL);
  return { url: env.DATABASE_URL, exited: new Promise(() => undefined), stop: async () => undefined };
}
