import { readdir } from 'node:fs/promises';
import path from 'node:path';

const MAX_ENTRIES = 2000;
const MAX_DEPTH = 12;
const MAX_PATH_BYTES = 200;
/** Plain names only: nothing that a file system, an address or a log line could read differently. */
const PLAIN_PATH = /^[A-Za-z0-9@+_][A-Za-z0-9@+_.-]*(\/[A-Za-z0-9@+_][A-Za-z0-9@+_.-]*)*$/;

/**
 * Every file of a package, sorted, as paths relative to its folder with `/`.
 * @throws Error naming the entry: a link or special file, a name outside the plain alphabet, two names that differ only in case, or too many.
 */
export async function listPackageFiles(folder: string): Promise<string[]> {
  const files: string[] = [];
  await collect({ folder, prefix: '', depth: 1, files });
  const seen = new Map<string, string>();
  for (const file of files) {
    const twin = seen.get(file.toLowerCase());
    if (twin) throw new Error(`${file} and ${twin} differ only in case`);
    seen.set(file.toLowerCase(), file);
  }
  return files.sort();
}

async function collect({ folder, prefix, depth, files }: { folder: string; prefix: string; depth: number; files: string[] }): Promise<void> {
  if (depth > MAX_DEPTH) throw new Error(`${prefix} lies deeper than ${MAX_DEPTH} folders`);
  for (const entry of await readdir(path.join(folder, prefix), { withFileTypes: true })) {
    // What a repository keeps for its own tools (.git, .editorconfig …) is no part of the package.
    if (entry.name.startsWith('.')) continue;
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    if (Buffer.byteLength(name) > MAX_PATH_BYTES || !PLAIN_PATH.test(name)) throw new Error(`${JSON.stringify(name)} is not a plain path of at most ${MAX_PATH_BYTES} bytes`);
    if (entry.isDirectory()) await collect({ folder, prefix: name, depth: depth + 1, files });
    else if (entry.isFile()) files.push(name);
    else throw new Error(`${name} is neither a file nor a folder`);
    if (files.length > MAX_ENTRIES) throw new Error(`the package holds more than ${MAX_ENTRIES} files`);
  }
}
