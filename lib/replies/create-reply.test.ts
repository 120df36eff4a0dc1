import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { createReply } from './create-reply';

useTestDatabase();
const hearHints = useHints();

let viewer: Viewer;
let postId: number;

beforeEach(async () => {
  viewer = await createViewer();
  postId = (await createPost({ createdAt: new Date('2026-01-02T03:04:05Z') })).id;
});

const readPost = () => db().post.findUniqueOrThrow({ where: { id: postId }, include: { replies: true } });

describe('createReply: invalid input', () => {
  it.each([
    ['no post', { postId: undefined }, { postId: 'Expected a whole number.' }],
    ['a post in a list', { postId: [1] }, { postId: 'Expected a whole number.' }],
    ['no text', { body: undefined }, { body: 'Write something first.' }],
    ['blanks', { body: ' \n\t' }, { body: 'Write something first.' }],
    ['10 MB of Markdown', { body: 'x'.repeat(10 * 1_048_576) }, { body: 'The text is 10,485,760 bytes long; at most 32,768 fit. Shorten it or split it in two.' }],
    ['a NUL character', { body: 'a\0' }, { body: 'The text holds a NUL character, which cannot be stored.' }],
  ])('%s', async (_what, changes, fields) => {
    await expect(createReply(viewer, { postId, body: 'An answer', ...changes })).rejects.toMatchObject({ code: 'invalid_input', message: Object.values(fields)[0], fields });
    expect((await readPost()).replies).toEqual([]);
  });
});

describe('createReply: missing and not allowed', () => {
  it('a post that never was', async () => {
    await expect(createReply(viewer, { postId: 2_147_483_647, body: 'x' })).rejects.toMatchObject({ code: 'not_found', message: 'That post was not found.' });
  });

  it('a deleted post: gone, and the answer is not lost', async () => {
    await db().post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
    await expect(createReply(viewer, { postId, body: 'x' })).rejects.toMatchObject({
      code: 'gone', message: 'This post was deleted meanwhile. What you wrote is still here; copy it before you leave.',
    });
    expect((await readPost()).replies).toEqual([]);
  });

  it('a locked post', async () => {
    await db().post.update({ where: { id: postId }, data: { locked: true } });
    await expect(createReply(viewer, { postId, body: 'x' })).rejects.toMatchObject({ code: 'forbidden', message: 'This post is locked: it takes no new replies.' });
    expect(await readPost()).toMatchObject({ replyCount: 0, replies: [] });
  });

  it('a guest', async () => {
    await expect(createReply(null, { postId, body: 'x' })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to reply.' });
  });

  it('an eleventh write within a minute', async () => {
    for (let count = 1; count <= 10; count += 1) await createReply(viewer, { postId, body: 'x' });
    await expect(createReply(viewer, { postId, body: 'x' })).rejects.toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
    expect((await readPost()).replyCount).toBe(10);
  });
});

describe('createReply: success', () => {
  it('stores the text as typed, cooked beside it, and moves the post up', async () => {
    const id = await createReply(viewer, { postId: String(postId), body: '*Yes*', userId: 1, createdAt: '2000-01-01' });
    const reply = await db().reply.findUniqueOrThrow({ where: { id } });
    expect(reply).toMatchObject({ postId, userId: viewer.id, body: '*Yes*', bodyHtml: '<p><em>Yes</em></p>\n', editedAt: null, deletedAt: null });
    expect(await readPost()).toMatchObject({ replyCount: 1, lastReplyAt: reply.createdAt, lastReplyUserId: viewer.id, activityAt: reply.createdAt });
    expect(reply.createdAt.getFullYear()).toBeGreaterThan(2020);
  });

  it('counts every one of many that come at once', async () => {
    const viewers = await Promise.all(Array.from({ length: 8 }, () => createViewer()));
    await Promise.all(viewers.map((author) => createReply(author, { postId, body: 'At once' })));
    const post = await readPost();
    expect(post.replyCount).toBe(8);
    expect(post.replies).toHaveLength(8);
  });

  it('tells the post\'s readers which reply, and the feed which post', async () => {
    const ids: number[] = [];
    const hints = await hearHints([`post:${postId}`, 'feed'], async () => ids.push(await createReply(viewer, { postId, body: 'x' })));
    expect(hints).toHaveLength(2);
    expect(hints).toEqual(expect.arrayContaining([{ topic: `post:${postId}`, event: 'reply_created', id: ids[0] }, { topic: 'feed', event: 'reply_created', id: postId }]));
  });

  it('tells nobody of what it refused', async () => {
    expect(await hearHints([`post:${postId}`, 'feed'], () => Promise.allSettled([createReply(null, { postId, body: 'x' }), createReply(viewer, { postId, body: '' })]))).toEqual([]);
  });
});
