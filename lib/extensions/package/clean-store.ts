import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { isFileError } from './file-errors';

/** Young folders may belong to another server that is copying or registering right now. */
const GRACE_MS = 60 * 60 * 1000;

export interface CleanStoreInput {
  /** `<data>/extensions` */
  store: string;
  /** By slug, the digests that are still served. */
  keep: ReadonlyMap<string, ReadonlySet<string>>;
  now: number;
}

/** Removes versions that nothing serves any more, and what an interrupted start left behind. */
export async function cleanStore({ store, keep, now }: CleanStoreInput): Promise<void> {
  for (const slug of await listFolder(store)) {
    for (const name of await listFolder(path.join(store, slug))) {
      if (keep.get(slug)?.has(name)) continue;
      const folder = path.join(store, slug, name);
      const info = await stat(folder).catch(() => null);
      if (info && now - info.mtimeMs > GRACE_MS) await rm(folder, { recursive: true, force: true });
    }
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isFileError(error, 'ENOENT') || isFileError(error, 'ENOTDIR')) return [];
    throw error;
  }
}
