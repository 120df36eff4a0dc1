import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createSpace, createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { createPost } from './create-post';

useTestDatabase();
const hearHints = useHints();

let viewer: Viewer;
let spaceId: number;

beforeEach(async () => {
  await db().post.deleteMany();
  viewer = await createViewer();
  spaceId = (await createSpace()).id;
});

const input = (changes: object = {}) => ({ spaceId, title: 'A title', body: 'A body', ...changes });
const tenMegabytes = 'The text is 10,485,760 bytes long; at most 32,768 fit. Shorten it or split it in two.';

describe('createPost: invalid input', () => {
  it.each([
    ['no title', { title: undefined }, { title: 'Give the post a title.' }],
    ['an empty title', { title: ' \n ' }, { title: 'Give the post a title.' }],
    ['a title in a list', { title: ['A title'] }, { title: 'Give the post a title.' }],
    ['a title too long', { title: ` ${'x'.repeat(141)}` }, { title: 'The title is 141 characters long; at most 140 fit.' }],
    ['a title over two lines', { title: 'one\ntwo' }, { title: 'The title holds a control character.' }],
    ['a title that cannot be seen', { title: '\u200b\u2060' }, { title: 'The title shows nothing: it holds only invisible characters.' }],
    ['a title with NUL', { title: 'one\0two' }, { title: 'The title holds a control character.' }],
    ['no space', { spaceId: undefined }, { spaceId: 'Choose a space.' }],
    ['an empty space', { spaceId: '' }, { spaceId: 'Choose a space.' }],
    ['a space by name', { spaceId: 'general' }, { spaceId: 'Choose a space.' }],
    ['a space in a list', { spaceId: [1] }, { spaceId: 'Choose a space.' }],
    ['a space beyond all numbers', { spaceId: '2147483648' }, { spaceId: 'Choose a space.' }],
    ['no body', { body: undefined }, { body: 'Write something first.' }],
    ['an empty body', { body: ' \n' }, { body: 'Write something first.' }],
    ['10 MB of Markdown', { body: 'x'.repeat(10 * 1_048_576) }, { body: tenMegabytes }],
    ['nothing at all', { spaceId: '', title: '', body: '' }, { spaceId: 'Choose a space.', title: 'Give the post a title.', body: 'Write something first.' }],
  ])('%s', async (_what, changes, fields) => {
    const message = Object.values(fields).length === 1 ? Object.values(fields)[0] : 'Some fields need another look.';
    const refusal = await createPost(viewer, input(changes)).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'invalid_input', message });
    expect(refusal).toHaveProperty('fields', fields);
    expect(await db().post.count()).toBe(0);
  });
});

describe('createPost: missing', () => {
  it('a space that is not there is named beside its field', async () => {
    await expect(createPost(viewer, input({ spaceId: 2_147_483_647 }))).rejects.toMatchObject({
      code: 'not_found', message: 'That space is gone. Choose another.', fields: { spaceId: 'Choose another space.' },
    });
  });
});

describe('createPost: not allowed', () => {
  it('asks a guest to log in', async () => {
    await expect(createPost(null, input())).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to write a post.' });
  });

  it('takes ten writes a minute', async () => {
    for (let count = 1; count <= 10; count += 1) await createPost(viewer, input());
    await expect(createPost(viewer, input())).rejects.toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
    expect(await db().post.count()).toBe(10);
    await createPost(await createViewer(), input());
  });

  it('announces nothing that it refuses', async () => {
    const hints = await hearHints(['feed'], () => Promise.allSettled([createPost(null, input()), createPost(viewer, input({ title: '' })), createPost(viewer, input({ spaceId: 999_999 }))]));
    expect(hints).toEqual([]);
  });
});

describe('createPost: success', () => {
  it('stores the text as typed, cooked beside it', async () => {
    const id = await createPost(viewer, input({ spaceId: String(spaceId), title: '  A title ', body: '**Bold** <script>alert(1)</script>\n' }));
    expect(await db().post.findUniqueOrThrow({ where: { id } })).toMatchObject({
      userId: viewer.id,
      spaceId,
      title: 'A title',
      body: '**Bold** <script>alert(1)</script>\n',
      bodyHtml: '<p><strong>Bold</strong> &lt;script&gt;alert(1)&lt;/script&gt;</p>\n',
      excerpt: 'Bold <script>alert(1)</script>',
      replyCount: 0,
      lastReplyAt: null,
      editedAt: null,
      deletedAt: null,
    });
  });

  it('takes what it is not asked for from nobody', async () => {
    const other = await createViewer();
    const id = await createPost(viewer, input({ userId: other.id, pinned: true, locked: true, bodyHtml: '<script>', type: 'announcement', createdAt: '2000-01-01' }));
    const post = await db().post.findUniqueOrThrow({ where: { id } });
    expect(post).toMatchObject({ userId: viewer.id, pinned: false, locked: false, type: 'discussion', bodyHtml: '<p>A body</p>\n' });
    expect(post.createdAt.getFullYear()).toBeGreaterThan(2020);
    expect(post.activityAt).toEqual(post.createdAt);
  });

  it('a title and a body of exactly the limit fit', async () => {
    await createPost(viewer, input({ title: 'x'.repeat(140), body: 'x'.repeat(32_768) }));
    expect(await db().post.count()).toBe(1);
  });

  it('tells the feed', async () => {
    const ids: number[] = [];
    const hints = await hearHints(['feed'], async () => ids.push(await createPost(viewer, input())));
    expect(hints).toEqual([{ topic: 'feed', event: 'post_created', id: ids[0] }]);
  });
});
