import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from './database';
import { createPost, createReply, createViewer } from './factories';

useTestDatabase();

it('starts from an empty database of its own', async () => {
  expect(await db().user.count()).toBe(0);
});

it('makes a post with an author and a space, and counts its replies', async () => {
  const post = await createPost({ body: 'Hello **there**' });
  await createReply({ postId: post.id });
  const read = await db().post.findUniqueOrThrow({ where: { id: post.id }, include: { user: true, space: true } });
  expect(read).toMatchObject({ replyCount: 1, bodyHtml: '<p>Hello <strong>there</strong></p>\n', user: { role: 'member' } });
});

it('makes a viewer with a session', async () => {
  const viewer = await createViewer({ role: 'moderator' });
  expect(await db().session.count({ where: { id: viewer.sessionId, userId: viewer.id } })).toBe(1);
});
