import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { clock } from '@/lib/core/clock';
import { transaction } from '@/lib/db/transaction';
import { cookMarkdown } from '@/lib/markdown/cook';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { announce } from '@/lib/realtime/announce';
import { createPostSchema } from './schema';

/** Writes a post. @returns its id. */
export async function createPost(viewer: Viewer | null, input: unknown): Promise<number> {
  const { spaceId, title, body } = parseInput(createPostSchema, input);
  const author = requireViewer(viewer, 'write a post');
  await consumeLimit('writeUser', author.id);
  const { html, excerpt } = cookMarkdown(body);
  const now = clock.now();
  const { id } = await transaction(async (tx) => {
    if (!(await tx.space.count({ where: { id: spaceId } }))) {
      throw new AppError('not_found', 'That space is gone. Choose another.', { fields: { spaceId: 'Choose another space.' } });
    }
    return tx.post.create({
      data: { spaceId, userId: author.id, title, body, bodyHtml: html, excerpt, createdAt: now, activityAt: now },
      select: { id: true },
    });
  });
  await announce({ topic: 'feed', event: 'post_created', id });
  return id;
}
