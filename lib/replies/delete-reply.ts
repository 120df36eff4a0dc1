import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction, type Transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { requireViewer } from '@/lib/permissions/require';
import { announce } from '@/lib/realtime/announce';
import { lockReply, type LockedReply } from './lock-reply';
import { canDeleteReply } from './policy';
import { deleteReplySchema } from './schema';

/** Hides a reply: its author, or a moderator. The post counts and dates only what is still there. */
export async function deleteReply(viewer: Viewer | null, input: unknown): Promise<LockedReply> {
  const { id } = parseInput(deleteReplySchema, input);
  const actor = requireViewer(viewer, 'delete a reply');
  const reply = await transaction(async (tx) => {
    const locked = await lockReply(tx, actor, id);
    if (!canDeleteReply(actor, locked)) throw new AppError('forbidden', 'Only its author or a moderator may delete this reply.');
    await tx.reply.update({ where: { id }, data: { deletedAt: clock.now(), deletedById: actor.id }, select: { id: true } });
    await recountReplies(tx, locked.postId);
    if (locked.userId !== actor.id) await recordAudit(tx, { actorId: actor.id, action: 'reply.delete', subject: `reply:${id}` });
    await recordEvent(tx, { name: 'reply_deleted', payload: { user_id: actor.id, reply_id: id, post_id: locked.postId } });
    return locked;
  });
  await announce({ topic: `post:${reply.postId}`, event: 'reply_deleted', id });
  return reply;
}

async function recountReplies(tx: Transaction, postId: number): Promise<void> {
  const last = await tx.reply.findFirst({ where: { postId, deletedAt: null }, orderBy: { id: 'desc' }, select: { createdAt: true, userId: true } });
  const post = await tx.post.findUniqueOrThrow({ where: { id: postId }, select: { createdAt: true } });
  await tx.post.update({
    where: { id: postId },
    data: { replyCount: { decrement: 1 }, lastReplyAt: last?.createdAt ?? null, lastReplyUserId: last?.userId ?? null, activityAt: last?.createdAt ?? post.createdAt },
    select: { id: true },
  });
}
