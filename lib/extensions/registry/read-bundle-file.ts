import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { sha256Hex } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import { assetFile } from './store-folder';

export interface BundleFile {
  /** Content-addressed address of the script. */
  src: string;
  integrity: string;
  bytes: number;
}

/**
 * What a page needs to load a bundle.
 * @throws Error when the file on disk is not the one that was recorded.
 */
export async function readBundleFile({ slug, digest, file }: { slug: string; digest: string; file: string }): Promise<BundleFile> {
  const record = await db().extensionAsset.findUnique({ where: { slug_digest_path: { slug, digest, path: file } } });
  const content = await readFile(assetFile({ slug, digest, file }));
  if (record?.sha256 !== sha256Hex(content)) throw new Error(`${file} is not the file that was registered`);
  return {
    src: `/ext/${slug}/assets/${digest16(digest)}/${file}`,
    integrity: `sha384-${createHash('sha384').update(content).digest('base64')}`,
    bytes: content.byteLength,
  };
}

/** How a version is named in addresses. */
export const digest16 = (digest: string) => digest.slice(0, 16);
