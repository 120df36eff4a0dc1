import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { recordAudit } from '@/lib/audit/record-audit';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/id-schema';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { requireViewer } from '@/lib/permissions/require';
import { announce } from '@/lib/realtime/announce';
import { lockPost } from './lock-post';
import { canDeletePost } from './policy';

const deletePostSchema = z.object({ id: idSchema });

/** Hides a post and its replies from everybody: its author, or a moderator. The row stays, so that it can be restored. */
export async function deletePost(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id } = parseInput(deletePostSchema, input);
  const actor = requireViewer(viewer, 'delete a post');
  await transaction(async (tx) => {
    const post = await lockPost(tx, actor, id);
    if (!canDeletePost(actor, post)) throw new AppError('forbidden', 'Only its author or a moderator may delete this post.');
    await tx.post.update({ where: { id }, data: { deletedAt: clock.now(), deletedById: actor.id }, select: { id: true } });
    if (post.userId !== actor.id) await recordAudit(tx, { actorId: actor.id, action: 'post.delete', subject: `post:${id}` });
    await recordEvent(tx, { name: 'post_deleted', payload: { user_id: actor.id, post_id: id } });
  });
  await Promise.all([announce({ topic: `post:${id}`, event: 'post_deleted', id }), announce({ topic: 'feed', event: 'post_deleted', id })]);
}
