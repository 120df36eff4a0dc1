import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { createReply } from './create-reply';
import { deleteReply } from './delete-reply';
import { getReply } from './get-reply';
import { updateReply } from './update-reply';

useTestDatabase();
const hearHints = useHints();

const written = new Date('2026-01-02T03:04:05.678Z');
const GONE = 'This reply was deleted meanwhile. What you wrote is still here; copy it before you leave.';
let author: Viewer;
let moderator: Viewer;
let postId: number;
let first: number;
let second: number;

beforeEach(async () => {
  [author, moderator] = [await createViewer(), await createViewer({ role: 'moderator' })];
  postId = (await createPost({ createdAt: written })).id;
  first = await createReply(author, { postId, body: 'First' });
  second = await createReply(moderator, { postId, body: 'Second' });
});

const readPost = () => db().post.findUniqueOrThrow({ where: { id: postId } });
const createdAt = async (id: number) => (await db().reply.findUniqueOrThrow({ where: { id } })).createdAt;

describe('updateReply', () => {
  it('says what is wrong, missing, another\'s, locked and gone', async () => {
    await expect(updateReply(author, { id: first, body: '' })).rejects.toMatchObject({ code: 'invalid_input', fields: { body: 'Write something first.' } });
    await expect(updateReply(author, { id: 'x', body: 'x' })).rejects.toMatchObject({ code: 'invalid_input', fields: { id: 'Expected a whole number.' } });
    await expect(updateReply(author, { id: 2_147_483_647, body: 'x' })).rejects.toMatchObject({ code: 'not_found', message: 'That reply was not found.' });
    await expect(updateReply(null, { id: first, body: 'x' })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to edit a reply.' });
    await expect(updateReply(moderator, { id: first, body: 'x' })).rejects.toMatchObject({ code: 'forbidden', message: 'Only its author may edit this reply.' });
    await db().post.update({ where: { id: postId }, data: { locked: true } });
    await expect(updateReply(author, { id: first, body: 'x' })).rejects.toMatchObject({ code: 'forbidden', message: 'This post is locked.' });
    await db().reply.update({ where: { id: first }, data: { deletedAt: new Date() } });
    await expect(updateReply(author, { id: first, body: 'x' })).rejects.toMatchObject({ code: 'gone', message: GONE });
    await db().post.update({ where: { id: postId }, data: { deletedAt: new Date() } });
    await expect(updateReply(author, { id: second, body: 'x' })).rejects.toMatchObject({ code: 'gone', message: GONE.replace('reply', 'post') });
  });

  it('changes text and HTML, says that it did, and moves nothing', async () => {
    const [before, post] = [await getReply(author, first), await readPost()];
    expect(await updateReply(author, { id: String(first), body: '*After*' })).toMatchObject({ id: first, postId });
    expect(await getReply(author, first)).toEqual({ ...before, body: '*After*', bodyHtml: '<p><em>After</em></p>\n', editedAt: expect.any(String) });
    expect(await readPost()).toEqual(post);
  });

  it('tells the post\'s readers', async () => {
    const hints = await hearHints([`post:${postId}`, 'feed'], () => updateReply(author, { id: first, body: 'After' }));
    expect(hints).toEqual([{ topic: `post:${postId}`, event: 'reply_updated', id: first }]);
  });
});

describe('deleteReply', () => {
  it('says what is wrong, missing, another\'s and gone already', async () => {
    await expect(deleteReply(author, { id: '' })).rejects.toMatchObject({ code: 'invalid_input', fields: { id: 'Expected a whole number.' } });
    await expect(deleteReply(author, { id: 2_147_483_647 })).rejects.toMatchObject({ code: 'not_found', message: 'That reply was not found.' });
    await expect(deleteReply(null, { id: first })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to delete a reply.' });
    await expect(deleteReply(author, { id: second })).rejects.toMatchObject({ code: 'forbidden', message: 'Only its author or a moderator may delete this reply.' });
    await deleteReply(author, { id: first });
    await expect(deleteReply(author, { id: first })).rejects.toMatchObject({ code: 'gone', message: GONE });
    await expect(getReply(author, first)).rejects.toMatchObject({ code: 'not_found', message: 'That reply was not found.' });
  });

  it('the newest gone, the post counts and dates by the one before; all gone, by itself', async () => {
    await deleteReply(moderator, { id: second });
    expect(await readPost()).toMatchObject({ replyCount: 1, lastReplyAt: await createdAt(first), lastReplyUserId: author.id, activityAt: await createdAt(first) });
    await deleteReply(author, { id: first });
    expect(await readPost()).toMatchObject({ replyCount: 0, lastReplyAt: null, lastReplyUserId: null, activityAt: written });
  });

  it('an older one gone, the post stays where the newest put it', async () => {
    await deleteReply(author, { id: first });
    expect(await readPost()).toMatchObject({ replyCount: 1, lastReplyUserId: moderator.id, activityAt: await createdAt(second) });
  });

  it('of two at the same time one deletes, and it is counted once', async () => {
    const results = await Promise.allSettled([deleteReply(author, { id: first }), deleteReply(moderator, { id: first })]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject({ code: 'gone', message: GONE });
    expect((await readPost()).replyCount).toBe(1);
  });

  it('and a new one at the same time leave the right count', async () => {
    const [, id] = await Promise.all([deleteReply(moderator, { id: second }), createReply(author, { postId, body: 'Third' })]);
    expect(await readPost()).toMatchObject({ replyCount: 2, lastReplyUserId: author.id, lastReplyAt: await createdAt(id) });
  });

  it('writes into the audit log what a moderator does to another\'s reply, and nothing else', async () => {
    await deleteReply(moderator, { id: second });
    await deleteReply(moderator, { id: first });
    const entries = await db().auditEntry.findMany({ where: { subject: { in: [`reply:${first}`, `reply:${second}`] } }, select: { actorId: true, action: true, subject: true } });
    expect(entries).toEqual([{ actorId: moderator.id, action: 'reply.delete', subject: `reply:${first}` }]);
  });

  it('tells the post\'s readers', async () => {
    const hints = await hearHints([`post:${postId}`], () => deleteReply(author, { id: first }));
    expect(hints).toEqual([{ topic: `post:${postId}`, event: 'reply_deleted', id: first }]);
  });
});
