import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { visiblePosts } from './policy';

/** Those of the given posts that the viewer may see. */
export async function listVisiblePostIds(viewer: Viewer | null, ids: readonly number[]): Promise<number[]> {
  if (ids.length === 0) return [];
  const { rows } = await getPool().query<{ id: number }>(`SELECT p.id FROM posts p WHERE p.id = ANY($1) AND ${visiblePosts(viewer)}`, [ids]);
  return rows.map((row) => row.id);
}
