import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { setPriority } from 'node:os';
import { log } from '@/lib/core/log';
import { sqlLimits } from '../limits';

const run = promisify(execFile);
const LEAST_PRIORITY = 19;

export interface Backend {
  pid: number;
  role: string;
}

/**
 * Bounds the memory of an extension's PostgreSQL process: one statement can ask for gigabytes within its 2 s, and
 * PostgreSQL has no setting against it (tried: doubling a text in a recursive query). With the bound it fails with
 * "out of memory" and nobody else notices. Works where PostgreSQL runs on this machine as our own user, so on the embedded one.
 * @returns whether it was set
 */
export async function limitBackend(backend: Backend): Promise<boolean> {
  try {
    if (!(await isHere(backend))) return false;
    await run('prlimit', ['--pid', String(backend.pid), `--data=${sqlLimits.backendBytes}`], { timeout: 1_000 });
    return true;
  } catch {
    // No /proc, no prlimit, or another user's process: then the clock is the only bound.
    return false;
  }
}

/**
 * Leaves an extension's PostgreSQL process only the time that nobody else wants. Some functions look for no cancel while
 * they compute (tried: `array && array` and translate with large values, minutes), and to kill the process would restart
 * the database for everybody; as one of the role's three connections it counts until it is done.
 */
export async function demoteBackend(backend: Backend): Promise<void> {
  log.warn({ role: backend.role, pid: backend.pid }, 'a statement of an extension does not stop when it is told to; it goes on with the lowest priority');
  try {
    if (!(await isHere(backend))) return;
    setPriority(backend.pid, LEAST_PRIORITY);
    // Each process of PostgreSQL is a session; where Linux shares time among sessions first, only this counts (sched(7)).
    await writeFile(`/proc/${backend.pid}/autogroup`, String(LEAST_PRIORITY));
  } catch {
    // Another machine's or another user's process, or it has ended meanwhile, or there are no such groups.
  }
}

/** The process's title names its role: a server elsewhere may have another process of that number here. */
async function isHere({ pid, role }: Backend): Promise<boolean> {
  const title = await readFile(`/proc/${pid}/cmdline`, 'utf8');
  return title.startsWith('postgres:') && title.includes(role);
}
