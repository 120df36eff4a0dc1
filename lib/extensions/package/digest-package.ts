import { open } from 'node:fs/promises';
import path from 'node:path';
import { sha256Hex } from '@/lib/core/ids';
import { listPackageFiles } from './list-package-files';

export const MAX_FILE_BYTES = 8 * 1024 * 1024;
const MAX_PACKAGE_BYTES = 64 * 1024 * 1024;

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
    const content = await readBounded(path.join(folder, name), name);
    total += content.byteLength;
    if (total > MAX_PACKAGE_BYTES) throw new Error('the package holds more than 64 MB');
    files.push({ path: name, sha256: sha256Hex(content), bytes: content.byteLength });
  }
  return { digest: digestOf(files), files };
}

export function digestOf(files: readonly Pick<PackageFile, 'path' | 'sha256'>[]): string {
  const lines = files.map((file) => `${file.path} ${file.sha256}\n`).sort();
  return sha256Hex(lines.join(''));
}

async function readBounded(file: string, name: string): Promise<Buffer> {
  const handle = await open(file, 'r');
  try {
    // Checked on the open file: a name can be exchanged between two looks at it.
    const { size } = await handle.stat();
    if (size > MAX_FILE_BYTES) throw new Error(`${name} is larger than 8 MB`);
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
