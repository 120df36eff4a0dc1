import { describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { createActors, describeCase, outcomeOf, readAccessMatrix } from '@/lib/testing/access-matrix';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply } from '@/lib/testing/factories';
import { getProfile } from '@/lib/users/get-profile';
import { deleteReply } from './delete-reply';
import { getReply } from './get-reply';
import { listReplies } from './list-replies';
import { updateReply } from './update-reply';

useTestDatabase();

/** What the post is, and what the reply is. */
const states: Record<string, { post?: { locked?: boolean; deletedAt?: Date }; reply?: { deletedAt: Date } }> = {
  normal: {},
  locked: { post: { locked: true } },
  deleted: { reply: { deletedAt: new Date() } },
  'post-deleted': { post: { deletedAt: new Date() } },
};

interface Target {
  id: number;
  postId: number;
  author: string;
}

async function find(isThere: Promise<boolean>): Promise<void> {
  if (!(await isThere)) throw new AppError('not_found', 'Not in the list.');
}

const operations: Record<string, (viewer: Viewer | null, target: Target) => Promise<unknown>> = {
  get: (viewer, { id }) => getReply(viewer, id),
  list: (viewer, { id, postId }) => find(listReplies(viewer, { postId }).then(({ items }) => items.some((item) => item.id === id))),
  profile: (viewer, { author }) => find(getProfile(viewer, author).then(({ replyCount }) => replyCount > 0)),
  update: (viewer, { id }) => updateReply(viewer, { id, body: 'Changed' }),
  delete: (viewer, { id }) => deleteReply(viewer, { id }),
};

const WRITES = ['update', 'delete'];
const matrix = readAccessMatrix(`
  get      normal        ok     ok    ok    ok    ok    ok    ok
  get      locked        ok     ok    ok    ok    ok    ok    ok
  get      deleted       none   none  none  none  none  none  none
  get      post-deleted  none   none  none  none  none  none  none
  list     normal        ok     ok    ok    ok    ok    ok    ok
  list     locked        ok     ok    ok    ok    ok    ok    ok
  list     deleted       none   none  none  none  none  none  none
  list     post-deleted  none   none  none  none  none  none  none
  profile  normal        ok     ok    ok    ok    ok    ok    ok
  profile  locked        ok     ok    ok    ok    ok    ok    ok
  profile  deleted       none   none  none  none  none  none  none
  profile  post-deleted  none   none  none  none  none  none  none
  update   normal        login  ok    no    ok    no    ok    no
  update   locked        login  no    no    ok    no    ok    no
  update   deleted       login  gone  gone  gone  gone  gone  gone
  update   post-deleted  login  gone  gone  gone  gone  gone  gone
  delete   normal        login  ok    no    ok    ok    ok    ok
  delete   locked        login  ok    no    ok    ok    ok    ok
  delete   deleted       login  gone  gone  gone  gone  gone  gone
  delete   post-deleted  login  gone  gone  gone  gone  gone  gone
`);

describe('who may do what to a reply', () => {
  it.each(matrix.map((entry) => [describeCase(entry), entry] as const))('%s', async (_what, entry) => {
    const state = states[entry.state];
    const operation = operations[entry.operation];
    if (!state || !operation) throw new Error(`There is no ${entry.operation} ${entry.state}.`);
    const { viewer, ownerId } = await createActors(entry);
    const postId = (await createPost(state.post)).id;
    const { id } = await createReply({ postId, userId: ownerId, ...state.reply });
    const author = (await db().user.findUniqueOrThrow({ where: { id: ownerId } })).username;
    const readRow = () => db().reply.findUniqueOrThrow({ where: { id }, include: { post: true } });
    const before = await readRow();
    // What a view offers comes from the same rule as what an operation allows.
    const offered = state.reply || state.post?.deletedAt ? undefined : (await getReply(viewer, id)).can;

    expect(await outcomeOf(operation(viewer, { id, postId, author }))).toBe(entry.outcome);

    const mayWrite = entry.outcome === 'ok' && WRITES.includes(entry.operation);
    if (mayWrite) expect(await readRow()).not.toEqual(before);
    else expect(await readRow()).toEqual(before);
    if (offered && WRITES.includes(entry.operation)) expect({ update: offered.edit, delete: offered.delete }).toHaveProperty(entry.operation, mayWrite);
  });
});
