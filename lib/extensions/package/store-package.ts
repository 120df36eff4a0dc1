import { randomBytes } from 'node:crypto';
import { constants, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { isFileError } from './file-errors';
import { digestPackage, type PackageDigest } from './digest-package';

export const STAGING_PREFIX = '.staging-';

export interface StorePackageInput {
  /** The folder that holds manifest.json. */
  source: string;
  /** `<data>/extensions`. */
  store: string;
  slug: string;
  packed: PackageDigest;
}

/**
 * Copies a package to `<store>/<slug>/<digest>/`, whole or not at all, and does nothing when it is there unchanged.
 * Safe when two servers do it at once: whoever renames second finds the folder in place.
 * @returns the folder.
 * @throws Error when the package changed while it was copied, or the disk refuses.
 */
export async function storePackage({ source, store, slug, packed }: StorePackageInput): Promise<string> {
  const home = path.join(store, slug);
  const target = path.join(home, packed.digest);
  if (await isIntact(target, packed.digest)) return target;
  await mkdir(home, { recursive: true });
  const staging = path.join(home, `${STAGING_PREFIX}${randomBytes(8).toString('hex')}`);
  try {
    await copyInto({ source, staging, packed });
    const copied = await digestPackage(staging);
    if (copied.digest !== packed.digest) throw new Error('the package changed while it was copied');
    await moveInPlace({ staging, target, digest: packed.digest });
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
  return target;
}

async function copyInto({ source, staging, packed }: { source: string; staging: string; packed: PackageDigest }): Promise<void> {
  await mkdir(staging);
  for (const file of packed.files) {
    const to = path.join(staging, file.path);
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(path.join(source, file.path), to, constants.COPYFILE_EXCL);
    const handle = await open(to, 'r');
    await handle.sync().finally(() => handle.close());
  }
}

async function moveInPlace({ staging, target, digest }: { staging: string; target: string; digest: string }): Promise<void> {
  try {
    await rename(staging, target);
  } catch (error) {
    if (!isFileError(error, 'ENOTEMPTY') && !isFileError(error, 'EEXIST')) throw error;
    if (await isIntact(target, digest)) return;
    // Something damaged the copy: it makes way for the one just verified.
    await rename(target, `${staging}-damaged`);
    await rename(staging, target);
    await rm(`${staging}-damaged`, { recursive: true, force: true });
  }
}

async function isIntact(folder: string, digest: string): Promise<boolean> {
  try {
    return (await digestPackage(folder)).digest === digest;
  } catch {
    // Missing or unreadable: either way it has to be copied.
    return false;
  }
}
