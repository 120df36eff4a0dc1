import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { getPool } from '@/lib/db/pool';
import { isFileError } from '../package/file-errors';

export interface UnownedFolder {
  slug: string;
  /** Within the slug's folder of the store. */
  name: string;
}

/** Folders in the store that no installed version needs: those of an install that goes on, fails or was killed. */
export async function listUnowned(store: string): Promise<UnownedFolder[]> {
  // Folders first: one that comes to be owned in between is then known as such.
  const slugs = await listFolder(store);
  const found = await Promise.all(slugs.map(async (slug) => (await listFolder(path.join(store, slug))).map((name) => ({ slug, name }))));
  const { rows } = await getPool().query<{ slug: string; digest: string; previous: string | null }>('SELECT slug, digest, previous_digest AS previous FROM extensions');
  const owned = new Set(rows.flatMap(({ slug, digest, previous }) => [`${slug}/${digest}`, `${slug}/${previous ?? digest}`]));
  return found.flat().filter(({ slug, name }) => !owned.has(`${slug}/${name}`));
}

/** Names in a folder; none where there is no such folder. */
export async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isFileError(error, 'ENOENT') || isFileError(error, 'ENOTDIR')) return [];
    throw error;
  }
}
