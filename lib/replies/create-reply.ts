import { addAttachments } from '@/lib/attachments/add-attachments';
import { persistAttachments } from '@/lib/attachments/persist-attachments';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { cookMarkdown } from '@/lib/markdown/cook';
import { requireViewer } from '@/lib/permissions/require';
import { lockPost } from '@/lib/posts/lock-post';
import { canReplyTo } from '@/lib/posts/policy';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { createReplySchema } from './schema';

/** Answers a post and moves it to the top of the feed. @returns the reply's id. */
export async function createReply(viewer: Viewer | null, input: unknown): Promise<number> {
  const { postId, body, attachments } = parseInput(createReplySchema, input);
  const author = requireViewer(viewer, 'reply');
  await consumeLimit('writeUser', author.id);
  const { html } = cookMarkdown(body);
  const { id, added } = await transaction(async (tx) => {
    const post = await lockPost(tx, author, postId);
    if (!canReplyTo(author, post)) throw new AppError('forbidden', 'This post is locked: it takes no new replies.');
    // Read while the post's row is held, so that times grow as the replies do.
    const now = clock.now();
    const reply = await tx.reply.create({ data: { postId, userId: author.id, body, bodyHtml: html, createdAt: now }, select: { id: true } });
    await tx.post.update({
      where: { id: postId },
      data: { replyCount: { increment: 1 }, lastReplyAt: now, lastReplyUserId: author.id, activityAt: now },
      select: { id: true },
    });
    await recordEvent(tx, { name: 'reply_created', payload: { user_id: author.id, reply_id: reply.id, post_id: postId } });
    return { id: reply.id, added: await addAttachments(tx, { entity: 'reply', entityId: reply.id, postId, userId: author.id, attachments }) };
  });
  await Promise.all([announce({ topic: `post:${postId}`, event: 'reply_created', id }), announce({ topic: 'feed', event: 'reply_created', id: postId })]);
  await persistAttachments(added);
  return id;
}
