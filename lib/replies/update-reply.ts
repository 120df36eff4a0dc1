import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { cookMarkdown } from '@/lib/markdown/cook';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { lockReply, type LockedReply } from './lock-reply';
import { canEditReply } from './policy';
import { updateReplySchema } from './schema';

/** Changes one's own reply. @returns where it stands. */
export async function updateReply(viewer: Viewer | null, input: unknown): Promise<LockedReply> {
  const { id, body } = parseInput(updateReplySchema, input);
  const author = requireViewer(viewer, 'edit a reply');
  await consumeLimit('writeUser', author.id);
  const { html } = cookMarkdown(body);
  const reply = await transaction(async (tx) => {
    const locked = await lockReply(tx, author, id);
    if (!canEditReply(author, locked)) throw new AppError('forbidden', locked.postLocked ? 'This post is locked.' : 'Only its author may edit this reply.');
    await tx.reply.update({ where: { id }, data: { body, bodyHtml: html, editedAt: clock.now() }, select: { id: true } });
    return locked;
  });
  await announce({ topic: `post:${reply.postId}`, event: 'reply_updated', id });
  return reply;
}
