import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Env } from '@/lib/core/env';
import { readOrCreateSecret } from '@/lib/core/secret-file';
import { socketFolderOf } from './embedded/socket-folder';
import { lockDataFolder } from './lock-data-folder';
import { openDatabase, type OpenDatabase } from './open-database';

export interface SharedDatabase extends Pick<OpenDatabase, 'url' | 'stop'> {
  /** Whether a forum runs on it beside us; null where it cannot be told. */
  isForumRunning: boolean | null;
}

/** The database of a forum that may be running: beside it when it does, else opened as the forum would. */
export async function openRunningDatabase({ env, log }: { env: Env; log: (line: string) => void }): Promise<SharedDatabase> {
  if (env.DATABASE_URL) return { ...(await openDatabase({ env, log })), isForumRunning: null };
  const dataDir = resolve(env.NEXUS_DATA_DIR);
  const lock = tryLock(dataDir);
  if (!lock) return { url: await runningUrl(dataDir), isForumRunning: true, stop: async () => undefined };
  const database = await openDatabase({ env, log });
  const stop = async () => {
    await database.stop();
    lock.release();
  };
  return { url: database.url, isForumRunning: false, stop };
}

function tryLock(dataDir: string): { release: () => void } | null {
  try {
    return lockDataFolder(dataDir);
  } catch {
    // Somebody has it: the forum, which is what we want to work beside.
    return null;
  }
}

async function runningUrl(dataDir: string): Promise<string> {
  const folder = await realpath(dataDir);
  const password = await readOrCreateSecret(folder, 'postgres');
  return `postgresql://nexus:${password}@/nexus?host=${encodeURIComponent(socketFolderOf(folder))}`;
}
