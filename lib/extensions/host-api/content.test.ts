import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { logIn } from '@/lib/accounts/log-in';
import { db } from '@/lib/db/client';
import { createPost, createReply, createSpace, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { installManifest } from '../testing';
import { askHost } from './testing';

useTestDatabase();

let viewers: Record<'guest' | 'member' | 'moderator' | 'admin', Viewer | null>;
let author: Viewer;
beforeAll(async () => {
  await installManifest({ slug: 'polls', name: 'Polls' });
  author = await createViewer({ username: 'author' });
  viewers = { guest: null, member: await createViewer(), moderator: await createViewer({ role: 'moderator' }), admin: await createViewer({ role: 'admin' }) };
});

describe('reading', () => {
  it.each(['guest', 'member', 'moderator', 'admin'] as const)('shows a %s what they may see, and nothing of a deleted post', async (who) => {
    const viewer = viewers[who];
    const shown = await createPost({ userId: author.id, title: 'Shown', body: 'Text of it.' });
    const deleted = await createPost({ userId: author.id, spaceId: shown.spaceId, deletedAt: new Date() });
    const [reply, hiddenReply, lostReply] = [await createReply({ postId: shown.id }), await createReply({ postId: shown.id, deletedAt: new Date() }), await createReply({ postId: deleted.id })];
    expect(await askHost('posts.get', [shown.id], { viewer })).toMatchObject({ id: shown.id, title: 'Shown', body: 'Text of it.', tags: [], user: { id: author.id, username: 'author', avatar_url: null }, space: { id: shown.spaceId } });
    expect(await askHost('posts.get', [deleted.id], { viewer })).toBeNull();
    expect([await askHost('posts.canView', [shown.id], { viewer, capabilities: [] }), await askHost('posts.canView', [deleted.id], { viewer, capabilities: [] })]).toEqual([true, false]);
    expect(await askHost('posts.list', [{ space_id: shown.spaceId }], { viewer })).toMatchObject({ items: [{ id: shown.id, body: 'Text of it.' }], next_cursor: null });
    expect(await askHost('replies.get', [reply.id], { viewer })).toMatchObject({ id: reply.id, post_id: shown.id, body: 'An answer.' });
    expect([await askHost('replies.get', [hiddenReply.id], { viewer }), await askHost('replies.get', [lostReply.id], { viewer })]).toEqual([null, null]);
    expect(await askHost('replies.list', [{ post_id: shown.id }], { viewer })).toMatchObject({ items: [{ id: reply.id }] });
    expect(await askHost('replies.list', [{ post_id: deleted.id }], { viewer })).toEqual({ items: [], next_cursor: null });
  });

  it.each([0, -1, 2_147_483_648, 9_007_199_254_740_991, 123_456])('finds nothing under %d', async (id) => {
    expect([await askHost('posts.get', [id]), await askHost('posts.canView', [id]), await askHost('replies.get', [id])]).toEqual([null, false, null]);
  });

  it('pages with the cursor it handed out', async () => {
    const space = await createSpace();
    for (let count = 0; count < 3; count += 1) await createPost({ spaceId: space.id, userId: author.id });
    const first = await askHost('posts.list', [{ space_id: space.id, limit: 2 }]);
    expect(first).toMatchObject({ items: [{}, {}], next_cursor: expect.any(String) });
    const cursor = typeof first === 'object' && first !== null && 'next_cursor' in first ? (first.next_cursor ?? null) : null;
    expect(await askHost('posts.list', [{ space_id: space.id, limit: 2, cursor }])).toMatchObject({ items: [{}], next_cursor: null });
    await expect(askHost('posts.list', [{ cursor: 'made up' }])).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(askHost('posts.list')).resolves.toMatchObject({ next_cursor: null });
    await expect(askHost('posts.list', [null])).resolves.toBeTruthy();
  });

  it('gives users without their mail address, unless the manifest asks for it', async () => {
    const plain = { capabilities: ['users:read'] };
    expect(await askHost('users.get', ['AUTHOR'], plain)).toMatchObject({ id: author.id, username: 'author', role: 'member', avatar_url: null });
    expect(JSON.stringify(await askHost('users.list', [{ limit: 100 }], plain))).not.toContain('@');
    expect(await askHost('users.get', [author.id])).toMatchObject({ email: 'author@example.org' });
    expect(await askHost('users.list', [{ ids: [author.id, 999_999] }])).toMatchObject({ items: [{ id: author.id }], next_cursor: null });
    expect([await askHost('users.get', ['nobody_has_this']), await askHost('users.get', ['a'.repeat(99)])]).toEqual([null, null]);
  });

  it('gives spaces by id and slug', async () => {
    const space = await createSpace({ slug: 'harbour' });
    expect(await askHost('spaces.get', ['harbour'])).toEqual({ id: space.id, slug: 'harbour', name: 'harbour', color: '#5b6b82', description: '' });
    expect(await askHost('spaces.get', [space.id])).toMatchObject({ slug: 'harbour' });
    expect([await askHost('spaces.get', [0]), await askHost('spaces.get', ['constructor'])]).toEqual([null, null]);
    expect(await askHost('spaces.list')).toContainEqual(expect.objectContaining({ slug: 'harbour' }));
  });
});

describe('writing', () => {
  it('is done by the person, as far as they may', async () => {
    const [space, other] = [await createSpace(), await createViewer()];
    const post = await askHost('posts.create', [{ space_id: space.id, title: 'By me', body: 'One' }], { viewer: other });
    expect(post).toMatchObject({ title: 'By me', body: 'One', user: { id: other.id } });
    const id = typeof post === 'object' && post !== null && 'id' in post ? (post.id ?? 0) : 0;
    expect(await askHost('posts.update', [id, { body: 'Two' }], { viewer: other })).toMatchObject({ title: 'By me', body: 'Two' });
    await expect(askHost('posts.update', [id, { body: 'Three' }], { viewer: author })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await askHost('replies.create', [{ post_id: id, body: 'Hello' }], { viewer: author })).toMatchObject({ body: 'Hello', user: { id: author.id } });
    await expect(askHost('posts.create', [{ space_id: space.id, title: '', body: 'x' }], { viewer: other })).rejects.toMatchObject({ code: 'invalid_input', fields: { title: 'Give the post a title.' } });
    await expect(askHost('posts.update', [123_456, { body: 'x' }], { viewer: other })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is done by the extension’s own account where there is no person, and nobody can log in to that', async () => {
    const space = await createSpace();
    const written = await Promise.all([1, 2, 3].map((number) => askHost('posts.create', [{ space_id: space.id, title: `Note ${number}`, body: 'x' }])));
    const account = await db().user.findUniqueOrThrow({ where: { extensionSlug: 'polls' } });
    expect(account).toMatchObject({ username: 'ext_polls', name: 'Polls', role: 'member', passwordHash: '' });
    for (const post of written) expect(post).toMatchObject({ user: { id: account.id } });
    for (const login of ['ext_polls', account.email]) await expect(logIn({ login, password: 'anything at all' }, { ip: '192.0.2.1', userAgent: '' })).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await askHost('users.get', [account.id])).not.toHaveProperty('email');
  });

  it('takes another username where somebody has that one', async () => {
    await createViewer({ username: 'ext_taken' });
    await installManifest({ slug: 'taken' });
    await askHost('posts.create', [{ space_id: (await createSpace()).id, title: 'Mine', body: 'x' }], { slug: 'taken' });
    expect((await db().user.findUniqueOrThrow({ where: { extensionSlug: 'taken' } })).username).toMatch(/^ext_taken_[0-9a-f]{6}$/);
  });
});
