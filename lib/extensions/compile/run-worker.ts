import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { log } from '@/lib/core/log';
import { findWorker } from './find-worker';
import { outcomeSchema, type CompileJob, type CompileOutcome } from './worker/job';

const TIME_LIMIT = 20_000;
const MEMORY_LIMIT = 536_870_912;
const HEAP_MEGABYTES = 256;

export interface WorkerLimits {
  signal: AbortSignal | undefined;
  timeLimit: number | undefined;
  memoryLimit: number | undefined;
}

type Worker = ChildProcessByStdio<Writable, Readable, Readable>;

/** Runs the compiler on one job. What it does not survive is told as a problem of the package. */
export async function runWorker(job: Omit<CompileJob, 'timeLimit'>, { signal, timeLimit = TIME_LIMIT, memoryLimit = MEMORY_LIMIT }: WorkerLimits): Promise<CompileOutcome> {
  const workerFile = await findWorker();
  signal?.throwIfAborted();
  const worker = startWorker(workerFile, memoryLimit);
  const stop = () => killGroup(worker);
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stop();
  }, timeLimit);
  signal?.addEventListener('abort', stop, { once: true });
  // A worker that is gone already cannot be written to; its end says why.
  worker.stdin.on('error', () => undefined);
  worker.stdin.end(JSON.stringify({ ...job, timeLimit } satisfies CompileJob));
  try {
    const [output, errors, code] = await Promise.all([text(worker.stdout), text(worker.stderr), exitOf(worker)]);
    signal?.throwIfAborted();
    if (isLate) return failed(`Compiling took longer than ${timeLimit / 1000} s.`);
    return readOutcome(output, { errors, code, memoryLimit });
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop);
  }
}

function startWorker(workerFile: string, memoryLimit: number): Worker {
  const node = [process.execPath, `--max-old-space-size=${HEAP_MEGABYTES}`, workerFile];
  const prlimit = findProgram('prlimit');
  const [command = process.execPath, ...args] = prlimit ? [prlimit, `--data=${memoryLimit}`, '--core=0', ...node] : node;
  // In a group of its own, so that it can be ended with the compiler proper, which is its child.
  const env = { NODE_ENV: 'production', GOMEMLIMIT: String(Math.floor(memoryLimit / 2)), GOMAXPROCS: '2' } as const;
  return spawn(command, args, { detached: true, stdio: ['pipe', 'pipe', 'pipe'], env, cwd: path.dirname(workerFile) });
}

function readOutcome(output: string, { errors, code, memoryLimit }: { errors: string; code: number | null; memoryLimit: number }): CompileOutcome {
  const parsed = parseOutcome(output);
  if (parsed) return parsed;
  log.warn({ code, errors: errors.slice(-4_096) }, 'The compiler of extensions ended without a result.');
  return failed(`The compiler ended without a result. It may use ${Math.round(memoryLimit / 1_048_576)} MB of memory.`);
}

function parseOutcome(output: string): CompileOutcome | undefined {
  try {
    return outcomeSchema.safeParse(JSON.parse(output)).data;
  } catch {
    return undefined;
  }
}

const failed = (reason: string): CompileOutcome => ({ ok: false, problems: [{ text: reason }] });

const exitOf = (worker: Worker) =>
  new Promise<number | null>((resolve, reject) => {
    worker.on('error', reject);
    worker.on('close', resolve);
  });

function killGroup({ pid }: Worker): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing of it is left.
  }
}

function findProgram(name: string): string | undefined {
  const candidates = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean).map((folder) => path.join(folder, name));
  return candidates.find((candidate) => {
    try {
      accessSync(candidate, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
