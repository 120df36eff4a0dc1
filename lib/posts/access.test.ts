import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { createReply } from '@/lib/replies/create-reply';
import { listReplies } from '@/lib/replies/list-replies';
import { createActors, describeCase, outcomeOf, readAccessMatrix } from '@/lib/testing/access-matrix';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply as createReplyRow } from '@/lib/testing/factories';
import { getProfile } from '@/lib/users/get-profile';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { listPosts } from './list-posts';
import { updatePost } from './update-post';

useTestDatabase();

const states = { normal: {}, locked: { locked: true }, deleted: { deletedAt: new Date() } };
const isState = (state: string): state is keyof typeof states => Object.hasOwn(states, state);

/** Whether a list has the post in it, told as the operations tell it. */
async function find(isThere: Promise<boolean>): Promise<void> {
  if (!(await isThere)) throw new AppError('not_found', 'Not in the list.');
}

const operations: Record<string, (viewer: Viewer | null, id: number, author: string) => Promise<unknown>> = {
  get: getPost,
  list: (viewer, id) => find(listPosts(viewer, { limit: 100 }).then(({ items }) => items.some((item) => item.id === id))),
  profile: (viewer, _id, author) => find(getProfile(viewer, author).then(({ postCount }) => postCount > 0)),
  replies: (viewer, id) => find(listReplies(viewer, { postId: id }).then(({ items }) => items.length > 0)),
  update: (viewer, id) => updatePost(viewer, { id, title: 'Changed', body: 'Changed' }),
  delete: (viewer, id) => deletePost(viewer, { id }),
  reply: (viewer, id) => createReply(viewer, { postId: id, body: 'An answer' }),
};

const READS = ['get', 'list', 'profile', 'replies'];
const matrix = readAccessMatrix(`
  get      normal   ok     ok    ok    ok    ok    ok    ok
  get      locked   ok     ok    ok    ok    ok    ok    ok
  get      deleted  none   none  none  none  none  none  none
  list     normal   ok     ok    ok    ok    ok    ok    ok
  list     locked   ok     ok    ok    ok    ok    ok    ok
  list     deleted  none   none  none  none  none  none  none
  profile  normal   ok     ok    ok    ok    ok    ok    ok
  profile  locked   ok     ok    ok    ok    ok    ok    ok
  profile  deleted  none   none  none  none  none  none  none
  replies  normal   ok     ok    ok    ok    ok    ok    ok
  replies  locked   ok     ok    ok    ok    ok    ok    ok
  replies  deleted  none   none  none  none  none  none  none
  update   normal   login  ok    no    ok    no    ok    no
  update   locked   login  no    no    ok    no    ok    no
  update   deleted  login  gone  gone  gone  gone  gone  gone
  delete   normal   login  ok    no    ok    ok    ok    ok
  delete   locked   login  ok    no    ok    ok    ok    ok
  delete   deleted  login  gone  gone  gone  gone  gone  gone
  reply    normal   login  ok    ok    ok    ok    ok    ok
  reply    locked   login  no    no    ok    ok    ok    ok
  reply    deleted  login  gone  gone  gone  gone  gone  gone
`);

describe('who may do what to a post', () => {
  it.each(matrix.map((entry) => [describeCase(entry), entry] as const))('%s', async (_what, entry) => {
    if (!isState(entry.state)) throw new Error(`There is no state ${entry.state}.`);
    const { viewer, ownerId } = await createActors(entry);
    const { id } = await createPost({ userId: ownerId, ...states[entry.state] });
    await createReplyRow({ postId: id });
    const { username } = await db().user.findUniqueOrThrow({ where: { id: ownerId } });
    const readRow = () => db().post.findUniqueOrThrow({ where: { id }, include: { replies: true } });
    const before = await readRow();
    // What a view offers comes from the same rule as what an operation allows.
    const offered = entry.state === 'deleted' ? undefined : (await getPost(viewer, id)).can;

    const operation = operations[entry.operation];
    if (!operation) throw new Error(`There is no operation ${entry.operation}.`);
    expect(await outcomeOf(operation(viewer, id, username))).toBe(entry.outcome);

    const mayWrite = entry.outcome === 'ok' && !READS.includes(entry.operation);
    if (mayWrite) expect(await readRow()).not.toEqual(before);
    else expect(await readRow()).toEqual(before);
    if (offered && !READS.includes(entry.operation)) expect({ update: offered.edit, delete: offered.delete, reply: offered.reply }).toHaveProperty(entry.operation, mayWrite);
  });
});
