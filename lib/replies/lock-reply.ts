import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/transaction';
import { lockPost } from '@/lib/posts/lock-post';

export interface LockedReply {
  id: number;
  postId: number;
  userId: number;
  postLocked: boolean;
}

/** Reads a reply for a write, holding its post's row and then its own: every write takes them in that order. */
export async function lockReply(tx: Transaction, viewer: Viewer, id: number): Promise<LockedReply> {
  const found = await tx.reply.findUnique({ where: { id }, select: { postId: true } });
  if (!found) throw notFound('That reply');
  const post = await lockPost(tx, viewer, found.postId);
  const [reply] = await tx.$queryRaw<{ userId: number; deletedAt: Date | null }[]>`
    SELECT user_id AS "userId", deleted_at AS "deletedAt" FROM replies WHERE id = ${id} FOR UPDATE`;
  if (!reply || reply.deletedAt) throw new AppError('gone', 'This reply was deleted meanwhile. What you wrote is still here; copy it before you leave.');
  return { id, postId: post.id, userId: reply.userId, postLocked: post.locked };
}
