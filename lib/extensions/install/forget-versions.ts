import { rm } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/lib/db/client';
import { log } from '@/lib/core/log';
import { findRow } from './extension-row';
import { listFolder } from './list-unowned';

/**
 * Removes what no page asks for any more: versions older than the previous one, and what a failed or killed install left.
 * The caller has the install lock, so that nobody else is staging.
 */
export async function forgetVersions({ slug, store }: { slug: string; store: string }): Promise<void> {
  const row = await findRow(slug);
  const kept = [row?.digest, row?.previousDigest].filter((digest): digest is string => Boolean(digest));
  // What runs has taken over what an earlier removal kept.
  if (row?.digest) await db().extensionKeptData.deleteMany({ where: { slug } });
  const obsolete = { slug, digest: { notIn: kept } };
  await db().extensionAsset.deleteMany({ where: obsolete });
  await db().extensionFault.deleteMany({ where: obsolete });
  for (const name of await listFolder(path.join(store, slug))) {
    if (kept.includes(name)) continue;
    await rm(path.join(store, slug, name), { recursive: true, force: true }).catch((error: unknown) => log.warn({ err: error, slug, name }, 'an old version could not be removed'));
  }
}
