import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/lib/db/client';
import { log } from '@/lib/core/log';
import { isFileError } from '../package/file-errors';
import { STAGING_PREFIX } from '../package/store-package';
import { findRow } from './extension-row';

/** Removes what no page asks for any more: versions older than the previous one, and what a failed install left. */
export async function forgetVersions({ slug, store }: { slug: string; store: string }): Promise<void> {
  const row = await findRow(slug);
  const kept = [row?.digest, row?.previousDigest].filter((digest): digest is string => Boolean(digest));
  const obsolete = { slug, digest: { notIn: kept } };
  await db().extensionAsset.deleteMany({ where: obsolete });
  await db().extensionFault.deleteMany({ where: obsolete });
  for (const name of await listFolder(path.join(store, slug))) {
    // What is being staged belongs to whoever is staging it.
    if (kept.includes(name) || name.startsWith(STAGING_PREFIX)) continue;
    await rm(path.join(store, slug, name), { recursive: true, force: true }).catch((error: unknown) => log.warn({ err: error, slug, name }, 'an old version could not be removed'));
  }
}

async function listFolder(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isFileError(error, 'ENOENT')) return [];
    throw error;
  }
}
