import type { Prisma } from '@/lib/db/generated/client';
import { db } from '@/lib/db/client';
import { transaction, type Transaction } from '@/lib/db/transaction';
import type { AssetRecord } from './list-assets';

export interface SaveRegisteredInput {
  slug: string;
  name: string;
  version: string;
  digest: string;
  /** As it stands in the file. */
  manifest: Prisma.InputJsonObject;
  assets: AssetRecord[];
}

/**
 * Writes the row and the asset map of a version in one transaction; the version before keeps its assets, so that pages
 * opened before the change still find them.
 * @returns false when the slug belongs to an extension that was installed from elsewhere; nothing is written then.
 */
export async function saveRegistered(input: SaveRegisteredInput): Promise<boolean> {
  const { slug, name, version, digest, manifest } = input;
  return transaction(async (tx) => {
    await tx.extension.createMany({ data: [{ slug, name, version, digest, manifest, source: 'bundled' }], skipDuplicates: true });
    const before = await lockRow(tx, slug);
    if (!before || before.source !== 'bundled') return false;
    await tx.extension.update({
      where: { slug },
      data: { name, version, digest, manifest, loadStatus: before.enabled ? 'loaded' : 'disabled', loadError: null },
    });
    if (before.digest !== digest) {
      const obsolete = { slug, digest: { notIn: [before.digest, digest] } };
      await tx.extensionAsset.deleteMany({ where: obsolete });
      await tx.extensionFault.deleteMany({ where: obsolete });
    }
    await tx.extensionAsset.createMany({ data: input.assets.map((asset) => ({ ...asset, slug, digest })), skipDuplicates: true });
    return true;
  });
}

export interface SaveFailedInput {
  slug: string;
  status: 'manifest_invalid' | 'compile_failed';
  error: string;
}

const MAX_ERROR = 10_000;

/** Says in the row why the extension is not loaded; a row that is somebody else's is left alone. */
export async function saveFailed({ slug, status, error }: SaveFailedInput): Promise<void> {
  // PostgreSQL's text cannot hold a NUL, and a message may quote the package.
  const loadError = error.replaceAll('\0', '�').slice(0, MAX_ERROR);
  await db().extension.createMany({
    data: [{ slug, name: slug, version: '', digest: '', manifest: {}, source: 'bundled' }],
    skipDuplicates: true,
  });
  await db().extension.updateMany({ where: { slug, source: 'bundled' }, data: { loadStatus: status, loadError } });
}

async function lockRow(tx: Transaction, slug: string): Promise<{ source: string; digest: string; enabled: boolean } | undefined> {
  const rows = await tx.$queryRaw<{ source: string; digest: string; enabled: boolean }[]>`SELECT source, digest, enabled FROM extensions WHERE slug = ${slug} FOR UPDATE`;
  return rows[0];
}
