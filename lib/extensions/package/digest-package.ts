import { open } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '@/lib/core/ids';
import { listPackageFiles } from './list-package-files';
import { packageLimits } from './package-limits';

export interface PackageFile {
  path: string;
  sha256: string;
  bytes: number;
}

export interface PackageDigest {
  /** SHA-256, hex, over the sorted lines `path sha256`: two packages with one digest hold the same bytes under the same names. */
  digest: string;
  files: PackageFile[];
}

/**
 * Hashes a package folder.
 * @throws Error when the folder holds what a package may not: see listPackageFiles; or more than 8 MB in a file, 64 MB in all.
 */
export async function digestPackage(folder: string): Promise<PackageDigest> {
  const files: PackageFile[] = [];
  let total = 0;
  for (const name of await listPackageFiles(folder)) {
    const content = await readPackageFile(folder, name);
    total += content.byteLength;
    if (total > packageLimits.bytes) throw new Error('the package holds more than 64 MB');
    files.push({ path: name, sha256: sha256Hex(content), bytes: content.byteLength });
  }
  return { digest: digestOf(files), files };
}

export function digestOf(files: readonly Pick<PackageFile, 'path' | 'sha256'>[]): string {
  const lines = files.map((file) => `${file.path} ${file.sha256}\n`).sort();
  return sha256Hex(lines.join(''));
}

/**
 * Reads one file of a package.
 * @param name its path within the folder
 * @throws Error when it is larger than 8 MB
 */
export async function readPackageFile(folder: string, name: string): Promise<Buffer> {
  const handle = await open(path.join(folder, name), 'r');
  try {
    // Checked on the open file: a name can be exchanged between two looks at it.
    const { size } = await handle.stat();
    if (size > packageLimits.fileBytes) throw new Error(`${name} is larger than 8 MB`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
