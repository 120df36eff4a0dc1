import { beforeEach, describe, expect, it } from 'vitest';
import { encodeCursor } from '@/lib/core/pagination';
import { db } from '@/lib/db/client';
import { createReply } from '@/lib/replies/create-reply';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createSpace, createUser, createViewer } from '@/lib/testing/factories';
import { deletePost } from './delete-post';
import { getPost } from './get-post';
import { listPosts } from './list-posts';

useTestDatabase();

beforeEach(async () => {
  await db().reply.deleteMany();
  await db().post.deleteMany();
});

const noon = new Date('2026-03-01T12:00:00.000Z');
const later = (minutes: number) => new Date(noon.getTime() + minutes * 60_000);

/** The ids of every page, one array a page. */
async function readPages(input: object): Promise<number[][]> {
  const pages: number[][] = [];
  let cursor: string | null | undefined;
  do {
    const page = await listPosts(null, { ...input, cursor: cursor ?? undefined });
    pages.push(page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null && pages.length < 50);
  return pages;
}

describe('listPosts: invalid input', () => {
  it.each([0, 101, 'all', [5]])('refuses the limit %j', async (limit) => {
    await expect(listPosts(null, { limit })).rejects.toMatchObject({ code: 'invalid_input', fields: { limit: expect.any(String) } });
  });

  it.each([
    'nonsense',
    encodeCursor([5]),
    encodeCursor([false, 'yesterday', 5]),
    encodeCursor([false, '2026-02-30T00:00:00.000Z', 5]),
    encodeCursor([false, '0000-01-01T00:00:00.000Z', 5]),
    encodeCursor([false, noon.toISOString(), 2_147_483_648]),
    encodeCursor([false, noon.toISOString(), 1.5]),
    encodeCursor([false, `${noon.toISOString()}'; DROP TABLE posts`, 5]),
  ])('refuses the cursor %s', async (cursor) => {
    await expect(listPosts(null, { cursor })).rejects.toMatchObject({ code: 'invalid_input', message: 'cursor is not one that this list handed out.' });
  });

  it('refuses a cursor longer than any', async () => {
    await expect(listPosts(null, { cursor: 'x'.repeat(201) })).rejects.toMatchObject({ code: 'invalid_input' });
  });
});

describe('listPosts: paging', () => {
  it('is one empty page where there is nothing', async () => {
    expect(await listPosts(null, {})).toEqual({ items: [], nextCursor: null });
  });

  it.each([1, 2, 3, 7, 11, 12, 100])('pages of %d over equal times hold every post once, in order', async (limit) => {
    const user = await createUser();
    const space = await createSpace();
    const posts = [];
    for (let index = 0; index < 11; index += 1) {
      posts.push(await createPost({ userId: user.id, spaceId: space.id, pinned: index % 4 === 0, createdAt: index < 8 ? noon : later(index % 2) }));
    }
    const deleted = await createPost({ userId: user.id, spaceId: space.id, createdAt: noon, deletedAt: noon });
    const expected = [...posts].sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.activityAt.getTime() - a.activityAt.getTime() || b.id - a.id).map(({ id }) => id);
    const pages = await readPages({ limit });
    expect(pages.flat()).toEqual(expected);
    expect(pages.flat()).not.toContain(deleted.id);
    expect(pages).toHaveLength(Math.ceil(11 / limit));
  });

  it('a post that comes meanwhile moves nothing on the pages still to read', async () => {
    for (let index = 0; index < 4; index += 1) await createPost({ createdAt: later(index) });
    const first = await listPosts(null, { limit: 2 });
    await createPost({ createdAt: later(60) });
    const second = await listPosts(null, { limit: 2, cursor: first.nextCursor ?? undefined });
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(4);
  });

  it('keeps to a space or an author', async () => {
    const [one, two] = [await createSpace(), await createSpace()];
    const inOne = [await createPost({ spaceId: one.id, createdAt: noon }), await createPost({ spaceId: one.id, createdAt: noon })];
    const inTwo = await createPost({ spaceId: two.id });
    expect(await readPages({ spaceId: one.id, limit: 1 })).toEqual([[inOne[1]?.id], [inOne[0]?.id]]);
    expect(await readPages({ userId: inTwo.userId })).toEqual([[inTwo.id]]);
    expect(await readPages({ spaceId: one.id, userId: inTwo.userId })).toEqual([[]]);
  });

  it('a reply moves a post to the top; a pinned one stays above it', async () => {
    const pinned = await createPost({ pinned: true, createdAt: noon });
    const [older, newer] = [await createPost({ createdAt: later(1) }), await createPost({ createdAt: later(2) })];
    expect((await readPages({})).flat()).toEqual([pinned.id, newer.id, older.id]);
    await createReply(await createViewer(), { postId: older.id, body: 'Up' });
    expect((await readPages({})).flat()).toEqual([pinned.id, older.id, newer.id]);
  });
});

describe('listPosts: an item', () => {
  it('holds what a row shows, without the text, and the person who replied last', async () => {
    const space = await createSpace({ slug: 'boats', name: 'Boats' });
    const author = await createViewer({ username: 'Author', name: 'Ann' });
    const { id } = await createPost({ userId: author.id, spaceId: space.id, title: 'Title', body: 'Text', createdAt: noon });
    const replier = await createViewer({ username: 'Replier' });
    await createReply(replier, { postId: id, body: 'Answer' });
    const { items } = await listPosts(null, {});
    expect(items).toEqual([{
      id,
      title: 'Title',
      excerpt: 'Text',
      type: 'discussion',
      pinned: false,
      locked: false,
      replyCount: 1,
      createdAt: noon.toISOString(),
      activityAt: expect.any(String),
      space: { id: space.id, slug: 'boats', name: 'Boats', color: space.color, icon: space.icon },
      user: { id: author.id, username: 'Author', name: 'Ann', avatarUrl: null, role: 'member' },
      lastReplyUser: { id: replier.id, username: 'Replier', name: '', avatarUrl: null, role: 'member' },
    }]);
  });
});

describe('getPost', () => {
  it.each(['', 'x', '0', '-1', '1.5', '99999999999999999999', '2147483647', '\0', '1 OR 1=1'])('does not find %j', async (id) => {
    await createPost();
    await expect(getPost(null, id)).rejects.toMatchObject({ code: 'not_found', message: 'That post was not found.' });
  });

  it('reads text, HTML and times, by the id as it stands in an address', async () => {
    const { id } = await createPost({ body: '**Text**', createdAt: noon });
    expect(await getPost(null, String(id))).toMatchObject({ id, body: '**Text**', bodyHtml: '<p><strong>Text</strong></p>\n', createdAt: noon.toISOString(), editedAt: null, lastReplyAt: null, can: { edit: false, delete: false, reply: false } });
  });

  it('a deleted post is nowhere, also for its author and an admin', async () => {
    const admin = await createViewer({ role: 'admin' });
    const { id } = await createPost({ userId: admin.id });
    await deletePost(admin, { id });
    await expect(getPost(admin, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await listPosts(admin, { userId: admin.id })).items).toEqual([]);
  });
});
