import { access, mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { projectPath } from '@/lib/core/project-path';
import { processState } from '@/lib/core/process-state';

const NAME = 'compile-worker.mjs';
const SOURCE = 'lib/extensions/compile/worker/main.ts';

/** The compiler's program: part of a build, else (in dev and in tests) bundled from its source, once a process. */
export async function findWorker(): Promise<string> {
  for (const folder of buildFolders()) {
    const built = path.join(folder, NAME);
    if (await exists(built)) return built;
  }
  const state = processState('extensions.compile-worker', (): { file: Promise<string> | undefined } => ({ file: undefined }));
  state.file ??= bundleWorker().catch((error: unknown) => {
    state.file = undefined;
    throw error;
  });
  return state.file;
}

/** Where a build has it: beside the server's own file, which the pages only know by the folder of theirs. */
function buildFolders(): string[] {
  const pages = process.env.NEXUS_DIST_DIR;
  return [path.dirname(fileURLToPath(import.meta.url)), ...(pages ? [path.resolve(projectPath(), pages, '..', 'node')] : [])];
}

async function bundleWorker(): Promise<string> {
  const { build } = await import('esbuild');
  // Not where a build would lie: what an earlier process has left is never taken for one.
  const folder = projectPath('.nexus', 'dev', 'compile');
  const file = path.join(folder, NAME);
  const fresh = path.join(folder, `${process.pid}.${NAME}`);
  await mkdir(folder, { recursive: true });
  await build({
    absWorkingDir: projectPath(),
    entryPoints: [SOURCE],
    outfile: fresh,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    logLevel: 'silent',
  });
  await rename(fresh, file);
  return file;
}

const exists = (file: string) => access(file).then(() => true, () => false);
