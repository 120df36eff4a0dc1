import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { getPool } from '@/lib/db/pool';
import { isFileError } from '../package/file-errors';
import { STAGING_PREFIX } from '../package/store-package';
import type { Problem } from './problem';

/** An install that is going on may still be at it. */
const YOUNG_MS = 120_000;

/** Folders in the store that belong to no version, and what an install left while it was staging. */
export async function checkStore(store: string): Promise<Problem[]> {
  const { rows } = await getPool().query<{ slug: string; digest: string; previous: string | null }>('SELECT slug, digest, previous_digest AS previous FROM extensions');
  const owned = new Set(rows.flatMap(({ slug, digest, previous }) => [`${slug}/${digest}`, `${slug}/${previous ?? digest}`]));
  const problems: Problem[] = [];
  for (const slug of await listFolder(store)) {
    for (const name of await listFolder(path.join(store, slug))) {
      const subject = `${slug}/${name}`;
      if (owned.has(subject) || (await isYoung(path.join(store, subject)))) continue;
      const kind = name.startsWith(STAGING_PREFIX) ? 'staging_left_over' : 'folder_without_version';
      problems.push({ kind, subject, message: `${subject} in the store of extensions belongs to no version.` });
    }
  }
  return problems;
}

async function isYoung(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => null);
  return found === null || Date.now() - found.mtimeMs < YOUNG_MS;
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isFileError(error, 'ENOENT') || isFileError(error, 'ENOTDIR')) return [];
    throw error;
  }
}
