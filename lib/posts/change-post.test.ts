import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { createReply } from '@/lib/replies/create-reply';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { updatePost } from './update-post';

useTestDatabase();
const hearHints = useHints();

let author: Viewer;
let moderator: Viewer;
let id: number;

beforeEach(async () => {
  [author, moderator] = [await createViewer(), await createViewer({ role: 'moderator' })];
  id = (await createPost({ userId: author.id, title: 'Before', body: 'Before' })).id;
});

const GONE = 'This post was deleted meanwhile. What you wrote is still here; copy it before you leave.';
const bothTopics = () => ['feed', `post:${id}`];

describe('updatePost', () => {
  it.each([
    [{ title: '' }, { title: 'Give the post a title.' }],
    [{ body: '' }, { body: 'Write something first.' }],
    [{ body: 'x'.repeat(10 * 1_048_576) }, { body: 'The text is 10,485,760 bytes long; at most 32,768 fit. Shorten it or split it in two.' }],
    [{ id: 'x' }, { id: 'Expected a whole number.' }],
  ])('refuses input %#', async (changes, fields) => {
    await expect(updatePost(author, { id, title: 'After', body: 'After', ...changes })).rejects.toMatchObject({ code: 'invalid_input', fields });
  });

  it('says what is missing, gone, locked and another\'s', async () => {
    const change = { title: 'After', body: 'After' };
    await expect(updatePost(author, { ...change, id: 2_147_483_647 })).rejects.toMatchObject({ code: 'not_found', message: 'That post was not found.' });
    await expect(updatePost(null, { ...change, id })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to edit a post.' });
    await expect(updatePost(moderator, { ...change, id })).rejects.toMatchObject({ code: 'forbidden', message: 'Only its author may edit this post.' });
    await db().post.update({ where: { id }, data: { locked: true } });
    await expect(updatePost(author, { ...change, id })).rejects.toMatchObject({ code: 'forbidden', message: 'This post is locked.' });
    await db().post.update({ where: { id }, data: { deletedAt: new Date() } });
    await expect(updatePost(author, { ...change, id })).rejects.toMatchObject({ code: 'gone', message: GONE });
  });

  it('changes title, text, HTML and excerpt, and says that it did', async () => {
    const before = await getPost(author, id);
    await updatePost(author, { id: String(id), title: ' After ', body: '*After*' });
    const after = await getPost(author, id);
    expect(after).toEqual({ ...before, title: 'After', body: '*After*', bodyHtml: '<p><em>After</em></p>\n', excerpt: 'After', editedAt: expect.any(String) });
  });

  it('tells the post\'s readers, and nobody of what it refused', async () => {
    const change = { id, title: 'After', body: 'After' };
    expect(await hearHints(bothTopics(), () => updatePost(author, change))).toEqual([{ topic: `post:${id}`, event: 'post_updated', id }]);
    expect(await hearHints(bothTopics(), () => updatePost(moderator, change).catch(() => undefined))).toEqual([]);
  });
});

describe('deletePost', () => {
  it('says what is missing, another\'s and gone already', async () => {
    await expect(deletePost(author, { id: 'x' })).rejects.toMatchObject({ code: 'invalid_input', fields: { id: 'Expected a whole number.' } });
    await expect(deletePost(author, { id: 2_147_483_647 })).rejects.toMatchObject({ code: 'not_found', message: 'That post was not found.' });
    await expect(deletePost(null, { id })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to delete a post.' });
    await expect(deletePost(await createViewer(), { id })).rejects.toMatchObject({ code: 'forbidden', message: 'Only its author or a moderator may delete this post.' });
    await deletePost(author, { id });
    await expect(deletePost(author, { id })).rejects.toMatchObject({ code: 'gone', message: GONE });
    await expect(getPost(author, id)).rejects.toMatchObject({ code: 'not_found', message: 'That post was not found.' });
  });

  it('keeps the row, with who hid it', async () => {
    await deletePost(moderator, { id });
    expect(await db().post.findUniqueOrThrow({ where: { id } })).toMatchObject({ title: 'Before', deletedById: moderator.id, deletedAt: expect.any(Date) });
  });

  it('writes into the audit log what a moderator does to another\'s post, and nothing else', async () => {
    const own = await createPost({ userId: author.id });
    await deletePost(author, { id: own.id });
    await deletePost(moderator, { id });
    await deletePost(moderator, { id }).catch(() => undefined);
    const entries = await db().auditEntry.findMany({ where: { subject: { in: [`post:${id}`, `post:${own.id}`] } }, select: { actorId: true, action: true, subject: true } });
    expect(entries).toEqual([{ actorId: moderator.id, action: 'post.delete', subject: `post:${id}` }]);
  });

  it('of two at the same time one deletes, and the log has one entry', async () => {
    const results = await Promise.allSettled([deletePost(moderator, { id }), deletePost(moderator, { id })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'gone' });
    expect(await db().auditEntry.count({ where: { subject: `post:${id}` } })).toBe(1);
  });

  it('and a reply at the same time: the reply is in before it, or told that it came too late', async () => {
    const [, reply] = await Promise.allSettled([deletePost(author, { id }), createReply(moderator, { postId: id, body: 'Just in time?' })]);
    const post = await db().post.findUniqueOrThrow({ where: { id }, include: { replies: true } });
    expect(post.deletedAt).not.toBeNull();
    expect(post.replies).toHaveLength(reply.status === 'fulfilled' ? 1 : 0);
    expect(post.replyCount).toBe(post.replies.length);
    if (reply.status === 'rejected') expect(reply.reason).toMatchObject({ code: 'gone', message: GONE });
  });

  it('tells the post\'s readers and the feed', async () => {
    const hints = await hearHints(bothTopics(), () => deletePost(author, { id }));
    expect(hints).toHaveLength(2);
    expect(hints).toEqual(expect.arrayContaining([{ topic: `post:${id}`, event: 'post_deleted', id }, { topic: 'feed', event: 'post_deleted', id }]));
  });
});
