import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { listRuntimePackages } from './list-runtime-packages';
import { packageLimits } from './package-limits';
import { isLeftOut, isPlainName, PLAIN_ALPHABET } from './package-names';

const PACKAGES = 'node_modules';

interface Collection {
  folder: string;
  files: string[];
  /** Of node_modules; null when all of it counts. */
  packages: ReadonlySet<string> | null;
}

/**
 * Every file of a package, sorted, as paths relative to its folder with `/`.
 * @throws Error naming the entry: a link or special file, a name outside the plain alphabet, two names that differ only in case, or too many.
 */
export async function listPackageFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  await collect({ folder, files, packages: await listRuntimePackages(folder) }, '', 1);
  const seen = new Map<string, string>();
  for (const file of files) {
    const twin = seen.get(file.toLowerCase());
    if (twin) throw new Error(`${file} and ${twin} differ only in case`);
    seen.set(file.toLowerCase(), file);
  }
  return files.sort();
}

async function collect(collection: Collection, prefix: string, depth: number): Promise<void> {
  const { folder, files, packages } = collection;
  if (depth > packageLimits.depth) throw new Error(`${prefix} lies deeper than ${packageLimits.depth} folders`);
  for (const entry of await readdir(path.join(folder, prefix), { withFileTypes: true })) {
    if (isLeftOut(entry.name)) continue;
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (packages && isUnneededPackage(name, packages)) continue;
    if (Buffer.byteLength(name) > packageLimits.pathBytes || !isPlainName(entry.name)) throw new Error(`${JSON.stringify(name)} is not a plain path of at most ${packageLimits.pathBytes} bytes: ${PLAIN_ALPHABET}`);
    if (entry.isDirectory()) await collect(collection, name, depth + 1);
    else if (entry.isFile()) files.push(name);
    else throw new Error(entry.isSymbolicLink() ? `${name} is a symbolic link; a package holds files and folders only: put a copy in its place` : `${name} is neither a file nor a folder`);
    if (files.length > packageLimits.entries) throw new Error(tooMany(files));
  }
}

function isUnneededPackage(name: string, packages: ReadonlySet<string>): boolean {
  const [top, scope = '', inScope, ...rest] = name.split('/');
  if (top !== PACKAGES || scope === '' || rest.length > 0) return false;
  if (!scope.startsWith('@')) return inScope === undefined && !packages.has(scope);
  return inScope !== undefined && !packages.has(`${scope}/${inScope}`);
}

function tooMany(files: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const [top = ''] of files.map((file) => file.split('/'))) counts.set(top, (counts.get(top) ?? 0) + 1);
  const [largest] = [...counts].toSorted(([, a], [, b]) => b - a);
  const advice = largest?.[0] === PACKAGES ? '; a package.json whose "dependencies" name what the extension runs with leaves the others out' : '';
  return `the package holds more than ${packageLimits.entries} files, most of them in ${largest?.[0] ?? ''}/${advice}`;
}
