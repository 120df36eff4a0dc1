import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { waitUntil } from '@/lib/core/wait-until';

const FAST_SHUTDOWN = 'SIGINT';
/** Leaves without a checkpoint; the next start replays the log, so nothing is lost. */
const IMMEDIATE_SHUTDOWN = 'SIGQUIT';
const PATIENCE_MS = 20_000;

/**
 * Clears what a forum that was killed left on this cluster: a PostgreSQL still running is shut down properly, the pid
 * file of one that is gone is removed, because PostgreSQL refuses to start when any other process now has that number.
 */
export async function clearLeftover(cluster: string, log: (line: string) => void): Promise<void> {
  const pidFile = join(cluster, 'postmaster.pid');
  const pid = await readPid(pidFile);
  if (pid === null) return;
  if (await isPostgresOf(pid, cluster)) {
    log(`PostgreSQL still runs from the last time (process ${pid}); stopping it first`);
    await shutDown(pid);
  }
  await rm(pidFile, { force: true });
}

/** Stops a PostgreSQL and waits until it is gone. */
export async function shutDown(pid: number): Promise<void> {
  const identity = processIdentity(pid);
  const isGone = () => identity === null || processIdentity(pid) !== identity;
  for (const signal of [FAST_SHUTDOWN, IMMEDIATE_SHUTDOWN] as const) {
    sendSignal(pid, signal);
    if (await waitUntil(isGone, PATIENCE_MS)) return;
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop. End it by hand, then start the forum again.`);
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // Gone between our look and the signal: that is what we wanted.
    if (!hasErrorCode(error, 'ESRCH')) throw error;
  }
}

async function readPid(pidFile: string): Promise<number | null> {
  try {
    const pid = Number.parseInt(await readFile(pidFile, 'utf8'), 10);
    return Number.isInteger(pid) && pid > 0 ? pid : 0;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}

// The number alone proves nothing: after a crash or in a new container it may be anybody's, and we are about to signal it.
async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  if (pid === 0 || processIdentity(pid) === null) return false;
  if (process.platform !== 'linux') return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(cluster);
  const command = (await readFile(`/proc/${pid}/cmdline`, 'utf8')).split('\0');
  return command.includes(cluster) || (await workingFolder(pid)) === (await realpath(cluster));
}

async function workingFolder(pid: number): Promise<string | null> {
  try {
    return await readlink(`/proc/${pid}/cwd`);
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT', 'EACCES', 'EPERM')) return null;
    throw error;
  }
}
