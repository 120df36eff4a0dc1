import { db } from '@/lib/db/client';
import type { PackageDigest } from '../package/digest-package';
import { listAssets } from '../registry/list-assets';

/** Step 8: records the files of a version that may be served. Nothing names them before the switch. @returns how many */
export async function publishAssets({ slug, packed }: { slug: string; packed: PackageDigest }): Promise<number> {
  const data = listAssets(packed.files).map((asset) => ({ ...asset, slug, digest: packed.digest }));
  await db().extensionAsset.createMany({ data, skipDuplicates: true });
  return data.length;
}
