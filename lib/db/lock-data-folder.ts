import { resolve, join } from 'node:path';
import { acquireProcessLock } from '@/lib/core/process-lock.mjs';

/**
 * Keeps a data folder to one process: two PostgreSQLs on the same files would destroy them.
 * @throws Error naming the process that has it.
 */
export function lockDataFolder(dataDir: string): { release: () => void } {
  const lock = acquireProcessLock(join(resolve(dataDir), 'forum.lock'));
  if ('heldBy' in lock) throw new Error(`Another Nexus (process ${lock.heldBy}) runs on ${resolve(dataDir)}. Stop it first, or set NEXUS_DATA_DIR to another folder.`);
  return lock;
}
