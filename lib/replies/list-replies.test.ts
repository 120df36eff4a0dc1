import { beforeEach, describe, expect, it } from 'vitest';
import { encodeCursor } from '@/lib/core/pagination';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply, createUser } from '@/lib/testing/factories';
import { listReplies, REPLIES_PER_PAGE } from './list-replies';
import { replyUrl } from './reply-url';

useTestDatabase();

let postId: number;
let userId: number;
let ids: number[];

beforeEach(async () => {
  userId = (await createUser()).id;
  postId = (await createPost({ userId })).id;
  const created = await db().reply.createManyAndReturn({ data: Array.from({ length: 11 }, (_, index) => ({ postId, userId, body: 'x', bodyHtml: `<p>${index}</p>` })) });
  ids = created.map(({ id }) => id).sort((a, b) => a - b);
});

async function readPages(input: object): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listReplies(null, { postId, ...(cursor ? { cursor } : input), limit: 3 });
    pages.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < 50);
  return pages;
}

describe('listReplies', () => {
  it.each([{ postId: 'x' }, { limit: 101 }, { limit: 0 }, { around: 'x' }, { cursor: 'x'.repeat(101) }])('refuses %j', async (input) => {
    await expect(listReplies(null, { postId, ...input })).rejects.toMatchObject({ code: 'invalid_input', fields: { [Object.keys(input)[0] ?? '']: expect.any(String) } });
  });

  it.each(['nonsense', encodeCursor([]), encodeCursor(['x']), encodeCursor([-1]), encodeCursor([2_147_483_648]), encodeCursor([true, '2026-01-01T00:00:00.000Z', 5])])('refuses the cursor %s', async (cursor) => {
    await expect(listReplies(null, { postId, cursor })).rejects.toMatchObject({ code: 'invalid_input', message: 'cursor is not one that this list handed out.' });
  });

  it('has none for a post that is not there', async () => {
    expect(await listReplies(null, { postId: 2_147_483_647 })).toEqual({ items: [], nextCursor: null });
  });

  it('pages hold every reply once, oldest first, and leave out deleted ones', async () => {
    const [hidden = 0, ...rest] = ids;
    await db().reply.update({ where: { id: hidden }, data: { deletedAt: new Date() } });
    const pages = await readPages({});
    expect(pages.flat()).toEqual(rest);
    expect(pages.map(({ length }) => length)).toEqual([3, 3, 3, 1]);
  });

  it('keeps to its post', async () => {
    const other = await createPost();
    const reply = await createReply({ postId: other.id });
    expect((await listReplies(null, { postId: other.id })).items.map(({ id }) => id)).toEqual([reply.id]);
  });

  it('takes fifty a page unless asked otherwise', async () => {
    await db().reply.createMany({ data: Array.from({ length: 50 }, () => ({ postId, userId, body: 'x', bodyHtml: 'x' })) });
    const { items, nextCursor } = await listReplies(null, { postId });
    expect(items).toHaveLength(REPLIES_PER_PAGE);
    expect((await listReplies(null, { postId, cursor: nextCursor ?? '' })).items).toHaveLength(11);
  });

  it('shows who wrote it, and nothing of their address', async () => {
    const { username } = await db().user.findUniqueOrThrow({ where: { id: userId } });
    const { items } = await listReplies(null, { postId, limit: 1 });
    expect(items).toEqual([{
      id: ids[0], postId, bodyHtml: '<p>0</p>', createdAt: expect.any(String), editedAt: null,
      user: { id: userId, username, name: '', avatarUrl: null, role: 'member' },
      can: { edit: false, delete: false },
    }]);
  });
});

describe('listReplies around a permalink', () => {
  it('begins five before it, and goes on to the end', async () => {
    expect((await readPages({ around: ids[8] })).flat()).toEqual(ids.slice(3));
  });

  it('begins at the start when it is near it', async () => {
    expect((await readPages({ around: ids[2] })).flat()).toEqual(ids);
  });

  it('still leads there when the reply itself is gone', async () => {
    await db().reply.update({ where: { id: ids[8] }, data: { deletedAt: new Date() } });
    expect((await readPages({ around: ids[8] })).flat()).toEqual(ids.slice(3).filter((id) => id !== ids[8]));
  });
});

it('a reply has an address on its post', () => {
  expect(replyUrl({ postId: 5, id: 7 })).toBe('/post/5?reply=7#reply-7');
});
