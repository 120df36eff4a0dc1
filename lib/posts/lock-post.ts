import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/transaction';
import { visiblePosts } from './policy';

export interface LockedPost {
  id: number;
  userId: number;
  locked: boolean;
}

/**
 * Reads a post for a write and holds its row until the transaction ends, so that what was checked stays true.
 * @throws AppError gone when it was deleted meanwhile, not_found when it never was.
 */
export async function lockPost(tx: Transaction, viewer: Viewer | null, id: number): Promise<LockedPost> {
  const rows = await tx.$queryRawUnsafe<(LockedPost & { isVisible: boolean; isDeleted: boolean })[]>(
    `SELECT p.id, p.user_id AS "userId", p.locked, ${visiblePosts(viewer)} AS "isVisible", p.deleted_at IS NOT NULL AS "isDeleted"
     FROM posts p WHERE p.id = $1 FOR UPDATE`,
    id,
  );
  const post = rows[0];
  if (post?.isVisible) return post;
  if (post?.isDeleted) throw new AppError('gone', 'This post was deleted meanwhile. What you wrote is still here; copy it before you leave.');
  throw new AppError('not_found', 'That post was not found.');
}
