import type { Viewer } from '@/lib/auth/viewer';
import { requireExtensionAdmin } from '../policy';
import { countData, type DataCount } from './count-data';
import { listKeptData, type KeptData } from './removal-row';

/** Data of a removed extension, and how much of it there is. */
export interface KeptDataView extends KeptData {
  counts: DataCount[];
}

/**
 * What removed extensions left here on purpose, by slug: for the next of that slug, or to be deleted for good.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function listKeptDataForAdmin(viewer: Viewer | null): Promise<KeptDataView[]> {
  requireExtensionAdmin(viewer);
  const kept = await listKeptData();
  return Promise.all(kept.map(async (one) => ({ ...one, counts: await countData(one.slug) })));
}
