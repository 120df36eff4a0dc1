import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { version } from 'esbuild';
import { sha256Hex } from '@/lib/core/ids';
import { processState } from '@/lib/core/process-state';
import { projectPath } from '@/lib/core/project-path';

/** Folders whose content goes into every compiled file, or decides how it is made. */
const FOLDERS = [path.join('sdk'), path.join('lib', 'extensions', 'compile')];
const NOT_COMPILED = /\.(test|fixture)\.tsx?$|\.json$/;

/** Names what server halves are compiled with: another SDK or compiler makes another file of the same package. */
export const toolchain = (): Promise<string> => processState('extensions.toolchain', async () => {
  const hashes = [version];
  for (const folder of FOLDERS) {
    const names = (await readdir(projectPath(folder), { recursive: true })).filter((name) => name.endsWith('.ts') && !NOT_COMPILED.test(name));
    for (const name of names.toSorted()) hashes.push(name, await readFile(projectPath(folder, name), 'utf8'));
  }
  return sha256Hex(hashes.join('\0')).slice(0, 16);
});
