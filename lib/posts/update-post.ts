import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { cookMarkdown } from '@/lib/markdown/cook';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { lockPost } from './lock-post';
import { canEditPost } from './policy';
import { updatePostSchema } from './schema';

/** Changes title and body of one's own post. */
export async function updatePost(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id, title, body } = parseInput(updatePostSchema, input);
  const author = requireViewer(viewer, 'edit a post');
  await consumeLimit('writeUser', author.id);
  const { html, excerpt } = cookMarkdown(body);
  await transaction(async (tx) => {
    const post = await lockPost(tx, author, id);
    if (!canEditPost(author, post)) throw new AppError('forbidden', post.locked ? 'This post is locked.' : 'Only its author may edit this post.');
    await tx.post.update({ where: { id }, data: { title, body, bodyHtml: html, excerpt, editedAt: clock.now() }, select: { id: true } });
    await recordEvent(tx, { name: 'post_updated', payload: { user_id: author.id, post_id: id } });
  });
  await announce({ topic: `post:${id}`, event: 'post_updated', id });
}
