import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { isFileError } from './file-errors';

const packageSchema = z.object({ dependencies: z.record(z.string(), z.unknown()).catch({}), optionalDependencies: z.record(z.string(), z.unknown()).catch({}) });

/** The forum brings its own. */
const OF_THE_FORUM = '@nexus/sdk';
/** `name` or `@scope/name`, as npm has them: nothing that leaves node_modules. */
const PACKAGE_NAME = /^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/i;

/**
 * The folders of `node_modules` that an extension runs with: its package.json's `dependencies` and what those need. What
 * it is built and tested with stays where it is.
 * @returns names as in node_modules (`zod`, `@scope/name`); null without a package.json: then everything in there counts
 * @throws Error when package.json is not valid
 */
export async function listRuntimePackages(folder: string): Promise<ReadonlySet<string> | null> {
  const needed = await readDependencies(folder);
  if (needed === null) return null;
  const found = new Set<string>();
  const seen = new Set<string>();
  const waiting = needed.map((name) => ({ name, from: folder }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const home = await resolvePackage(next.name, next.from, folder);
    if (home === null || seen.has(home)) continue;
    seen.add(home);
    if (home === path.join(folder, 'node_modules', next.name)) found.add(next.name);
    for (const name of (await readDependencies(home)) ?? []) waiting.push({ name, from: home });
  }
  return found;
}

/** As Node does: in the nearest node_modules that has it, up to the extension's own. */
async function resolvePackage(name: string, from: string, top: string): Promise<string | null> {
  for (let at = from; at.startsWith(top); at = path.dirname(at)) {
    const home = path.join(at, 'node_modules', name);
    if (await stat(home).then((info) => info.isDirectory(), () => false)) return home;
    if (at === top) break;
  }
  return null;
}

async function readDependencies(home: string): Promise<string[] | null> {
  const names = await readdir(home).catch((): string[] => []);
  if (!names.includes('package.json')) return null;
  try {
    const { dependencies, optionalDependencies } = packageSchema.parse(JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8')));
    return Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => name !== OF_THE_FORUM && PACKAGE_NAME.test(name));
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return null;
    throw new Error(`${path.join(path.basename(home), 'package.json')} cannot be read: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}
