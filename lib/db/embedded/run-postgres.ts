import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { readFile, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { waitUntil } from '@/lib/core/wait-until';
import type { PostgresAccount } from './account';
import { childEnvironment } from './child-environment';

/** Replaying the log after a crash can take a while on a slow disk. */
const START_LIMIT_MS = 300_000;
const LOG_LIMIT_BYTES = 5_000_000;
/** Said when processes of a killed PostgreSQL are still on their way out. */
const STILL_LEAVING = 'pre-existing shared memory block';
const LEAVING_LIMIT_MS = 30_000;

export interface PostgresLaunch {
  postgres: string;
  cluster: string;
  socketFolder: string;
  logFile: string;
  account: PostgresAccount;
  settings: Record<string, string>;
}

/** A PostgreSQL that accepts connections, and the promise of its end. */
export interface RunningPostgres {
  pid: number;
  exited: Promise<void>;
}

/** Starts PostgreSQL and waits until it accepts connections. */
export async function runPostgres(launch: PostgresLaunch): Promise<RunningPostgres> {
  await keepLogSmall(launch.logFile);
  const giveUp = performance.now() + LEAVING_LIMIT_MS;
  for (;;) {
    const logStart = await sizeOf(launch.logFile);
    const started = await attempt(launch);
    if (started) return started;
    const said = (await readFile(launch.logFile, 'utf8')).slice(logStart).trim();
    if (!said.includes(STILL_LEAVING) || performance.now() > giveUp) throw new Error(`PostgreSQL did not start. Its log (${launch.logFile}) says:\n${said}`);
  }
}

async function attempt(launch: PostgresLaunch): Promise<RunningPostgres | null> {
  const child = spawnPostgres(launch);
  let gone = false;
  const exited = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', () => resolve());
  }).finally(() => { gone = true; });
  // A failure to spawn is thrown by the race below; nobody else has to hear of it.
  exited.catch(() => undefined);
  const { pid } = child;
  const isReady = await Promise.race([waitUntil(async () => gone || (await saysReady(launch.cluster, pid)), START_LIMIT_MS), exited.then(() => false)]);
  if (gone || !isReady || pid === undefined) {
    child.kill('SIGINT');
    return null;
  }
  return { pid, exited };
}

function spawnPostgres({ postgres, cluster, socketFolder, logFile, account, settings }: PostgresLaunch): ChildProcess {
  const options = Object.entries({ ...settings, unix_socket_directories: socketFolder }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command = postgres, ...args] = [...account.prefix, postgres, '-D', cluster, ...options];
  const logHandle = openSync(logFile, 'a', 0o600);
  try {
    // A session of its own: Ctrl-C in the terminal must reach the forum first, which stops PostgreSQL last.
    const child = spawn(command, args, { detached: true, stdio: ['ignore', logHandle, logHandle], env: childEnvironment(), cwd: cluster, ...account.owner });
    child.unref();
    return child;
  } finally {
    closeSync(logHandle);
  }
}

// The last line of the pid file: https://www.postgresql.org/docs/18/storage-file-layout.html
async function saysReady(cluster: string, pid: number | undefined): Promise<boolean> {
  try {
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    return lines[0] === String(pid) && lines[7]?.trim() === 'ready';
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}

async function keepLogSmall(logFile: string): Promise<void> {
  if ((await sizeOf(logFile)) > LOG_LIMIT_BYTES) await truncate(logFile);
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return 0;
    throw error;
  }
}
