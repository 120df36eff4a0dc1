import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFileError } from '../package/file-errors';

/** The extensions of a folder: each folder in it that has a manifest.json. */
export async function listExtensionFolders(extensionsDir: string): Promise<string[]> {
  const names = await readdir(extensionsDir).catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return [];
    throw error;
  });
  const folders: string[] = [];
  for (const name of names.sort()) {
    const folder = path.join(extensionsDir, name);
    const manifest = await stat(path.join(folder, 'manifest.json')).catch(() => null);
    if (manifest?.isFile()) folders.push(folder);
  }
  return folders;
}
