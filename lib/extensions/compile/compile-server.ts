import { mkdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFileError } from '../package/file-errors';
import { CompileError } from './compile-error';
import { runWorker } from './run-worker';
import { isInside } from './worker/inside';

const ENTRY = 'server/index.ts';
const OUTPUT = 'server.mjs';

export interface CompileServerInput {
  /** Folder of the extension. */
  packageDir: string;
  /** Where the file is written; made when it is missing. A runner may read all of it. */
  outDir: string;
  /** Folder of `@nexus/sdk`. */
  sdkDir: string;
  /** Stops the compiler. */
  signal?: AbortSignal;
  /** Milliseconds; 20 seconds when left out. */
  timeLimit?: number;
  /** Bytes for the compiler's data; 512 MB when left out. Held where the system has prlimit. */
  memoryLimit?: number;
}

export interface CompiledServer {
  /** Absolute path of the one file that a runner loads. */
  entry: string;
  /** SHA-256 of that file in hex. The same package gives the same file on every machine. */
  digest: string;
}

/**
 * Compiles the server half of an extension into one file, in a process of its own that runs none of the extension's code.
 * Everything it imports lies in the extension, is `@nexus/sdk`, or one of the modules of Node in `allowed-modules.ts`.
 *
 * @throws CompileError (`compile_failed`) with a line for each problem: `server/index.ts:3:24: …`
 * @throws the signal's reason when it was aborted
 * @example const { entry, digest } = await compileServer({ packageDir, outDir, sdkDir: projectPath('sdk') });
 */
export async function compileServer({ packageDir, outDir, sdkDir, signal, timeLimit, memoryLimit }: CompileServerInput): Promise<CompiledServer> {
  signal?.throwIfAborted();
  const folder = await realpath(packageDir);
  await requireEntry(folder);
  await mkdir(outDir, { recursive: true });
  const outFile = path.join(await realpath(outDir), OUTPUT);
  const job = { packageDir: folder, entry: ENTRY, outFile, sdkDir: await realpath(sdkDir) };
  const outcome = await runWorker(job, { signal, timeLimit, memoryLimit });
  if (!outcome.ok) throw new CompileError(outcome.problems);
  return { entry: outFile, digest: outcome.digest };
}

async function requireEntry(folder: string): Promise<void> {
  const found = await stat(path.join(folder, ENTRY)).catch((error: unknown) => {
    if (isFileError(error, 'ENOENT') || isFileError(error, 'ENOTDIR')) return undefined;
    throw error;
  });
  if (!found?.isFile()) throw new CompileError([{ text: `${ENTRY} is missing: it exports the definition of the server half.` }]);
  if (!isInside(folder, path.join(folder, ENTRY))) throw new CompileError([{ text: `${ENTRY} lies outside the extension.` }]);
}
