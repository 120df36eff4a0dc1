import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { sqlLimits } from '../limits';

const run = promisify(execFile);

/**
 * Bounds the memory of an extension's PostgreSQL process: one statement can ask for gigabytes within its 2 s, and
 * PostgreSQL has no setting against it (tried: doubling a text in a recursive query). With the bound it fails with
 * "out of memory" and nobody else notices. Works where PostgreSQL runs on this machine as our own user, so on the embedded one.
 * @returns whether it was set
 */
export async function limitBackend({ pid, role }: { pid: number; role: string }): Promise<boolean> {
  try {
    // The process's title names its role: a server elsewhere may have another process of that number here.
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8');
    if (!title.startsWith('postgres:') || !title.includes(role)) return false;
    await run('prlimit', ['--pid', String(pid), `--data=${sqlLimits.backendBytes}`], { timeout: 1_000 });
    return true;
  } catch {
    // No /proc, no prlimit, or another user's process: then the clock is the only bound.
    return false;
  }
}
