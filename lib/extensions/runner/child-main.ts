import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { processState } from '@/lib/core/process-state';
import { projectPath } from '@/lib/core/project-path';

export const CHILD_MAIN_FILE = 'runner-child.mjs';
const SOURCE = ['lib', 'extensions', 'runner', 'child', 'main.ts'];

/**
 * Absolute path of the program that runs in a runner. A build has it beside the server's own files; where the server
 * runs from its sources it is bundled once a process, since a runner may read one file and no more.
 */
export function childMainPath(): Promise<string> {
  const built = join(dirname(fileURLToPath(import.meta.url)), CHILD_MAIN_FILE);
  if (existsSync(built)) return Promise.resolve(built);
  return processState('extensions.childMain', () => bundleChildMain(projectPath('.nexus', 'dev', 'node')));
}

/** Bundles the child main with all it needs. @returns its path in that folder */
export async function bundleChildMain(folder: string): Promise<string> {
  const { build } = await import('esbuild');
  const outfile = join(folder, CHILD_MAIN_FILE);
  await mkdir(folder, { recursive: true });
  await build({ absWorkingDir: projectPath(), entryPoints: [join(...SOURCE)], outfile, bundle: true, platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'error' });
  return outfile;
}
