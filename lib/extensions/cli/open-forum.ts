import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnv } from '@/lib/core/env';
import { readOrCreateSecret } from '@/lib/core/secret-file';
import { applyMigrations } from '@/lib/db/migrate/apply-migrations';
import { openRunningDatabase } from '@/lib/db/open-running-database';
import { closePool, getPool } from '@/lib/db/pool';
import { closeExtensionSql } from '../sql/close-sql';

export interface OpenForum {
  dataDir: string;
  extensionsDirs: string[];
  /** Null where it cannot be told. */
  isForumRunning: boolean | null;
  close(): Promise<void>;
}

/** Opens the forum's database and data folder for a command, beside the forum when it runs. */
export async function openForum(say: (line: string) => void): Promise<OpenForum> {
  const env = readEnv();
  const dataDir = resolve(env.NEXUS_DATA_DIR);
  await mkdir(dataDir, { recursive: true });
  // Passwords of extensions' roles are derived from it.
  process.env.NEXTAUTH_SECRET = env.NEXUS_SECRET ?? (await readOrCreateSecret(dataDir, 'master'));
  const { url, stop, isForumRunning } = await openRunningDatabase({ env, log: say });
  process.env.DATABASE_URL = url;
  if (isForumRunning === false) await applyMigrations(url);
  getPool();
  return {
    dataDir,
    extensionsDirs: env.NEXUS_EXTENSIONS_DIR.map((folder) => resolve(folder)),
    isForumRunning,
    close: async () => {
      await closeExtensionSql();
      await closePool();
      await stop();
    },
  };
}
