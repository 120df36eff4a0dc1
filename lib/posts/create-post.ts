import { addAttachments } from '@/lib/attachments/add-attachments';
import { persistAttachments } from '@/lib/attachments/persist-attachments';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { clock } from '@/lib/core/clock';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { cookMarkdown } from '@/lib/markdown/cook';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { createPostSchema } from './schema';

/** Writes a post, with what extensions attached to it. @returns its id. */
export async function createPost(viewer: Viewer | null, input: unknown): Promise<number> {
  const { spaceId, title, body, attachments } = parseInput(createPostSchema, input);
  const author = requireViewer(viewer, 'write a post');
  await consumeLimit('writeUser', author.id);
  const { html, excerpt } = cookMarkdown(body);
  const now = clock.now();
  const { id, added } = await transaction(async (tx) => {
    if (!(await tx.space.count({ where: { id: spaceId } }))) {
      throw new AppError('not_found', 'That space is gone. Choose another.', { fields: { spaceId: 'Choose another space.' } });
    }
    const post = await tx.post.create({
      data: { spaceId, userId: author.id, title, body, bodyHtml: html, excerpt, createdAt: now, activityAt: now },
      select: { id: true },
    });
    await recordEvent(tx, { name: 'post_created', payload: { user_id: author.id, post_id: post.id } });
    return { id: post.id, added: await addAttachments(tx, { entity: 'post', entityId: post.id, postId: post.id, userId: author.id, attachments }) };
  });
  await announce({ topic: 'feed', event: 'post_created', id });
  await persistAttachments(added);
  return id;
}
