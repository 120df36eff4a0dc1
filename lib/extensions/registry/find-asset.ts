import { readEnv } from '@/lib/core/env';
import { db } from '@/lib/db/client';
import { RUNNING_STATUSES } from '../install/extension-row';
import { assetFile } from './store-folder';

export interface ServedAsset {
  /** Absolute path of the stored copy. */
  file: string;
  sha256: string;
  type: string;
  bytes: number;
  /** Asked for by the version's hash: it can never change. */
  isImmutable: boolean;
}

const HASH = /^[0-9a-f]{16}$/;

/**
 * A public file of an extension, by `<16 hex>/<file>` (current or previous version) or `<file>` (current version).
 * Looked up in the recorded map only, so that no path can lead anywhere else.
 * @returns null for anything unknown, and for everything of an extension that is switched off.
 */
export async function findAsset({ slug, segments }: { slug: string; segments: readonly string[] }): Promise<ServedAsset | null> {
  if (readEnv().NEXUS_SAFE_MODE || hasNul(slug) || segments.some(hasNul)) return null;
  const extension = await db().extension.findFirst({ where: { slug, enabled: true, loadStatus: { in: [...RUNNING_STATUSES] } }, select: { digest: true } });
  if (!extension) return null;
  const [first = '', ...rest] = segments;
  const isImmutable = HASH.test(first) && rest.length > 0;
  const asset = await db().extensionAsset.findFirst({
    where: isImmutable ? { slug, digest: { startsWith: first }, path: rest.join('/') } : { slug, digest: extension.digest, path: segments.join('/') },
  });
  if (!asset) return null;
  const { digest, path, sha256, type, bytes } = asset;
  return { file: assetFile({ slug, digest, file: path }), sha256, type, bytes, isImmutable };
}

/** PostgreSQL refuses NUL in text with an error; no recorded path holds one. */
const hasNul = (text: string) => text.includes('\0');
