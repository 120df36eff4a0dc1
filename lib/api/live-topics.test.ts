import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { publishLiveMessage } from '@/lib/realtime/live-messages';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply, createViewer } from '@/lib/testing/factories';
import { allowedTopics, hintsOfHidden, MAX_TOPICS, missedHints } from './live-topics';

useTestDatabase();

describe('allowedTopics', () => {
  it.each(['', 'sessions', 'test', '*', 'post:', 'post:0', 'post:-1', 'post:01', 'post:1e3', 'post:1 ', 'post:9999999999', 'post:*', 'Feed', 'feed ', 'toString', 'extensions\n'])('drops %j', async (topic) => {
    await createPost();
    for (const viewer of [null, await createViewer({ role: 'admin' })]) expect(await allowedTopics(viewer, [topic])).toEqual([]);
  });

  it('drops posts that the viewer may not see, without a word', async () => {
    const shown = await createPost();
    const hidden = await createPost({ deletedAt: new Date() });
    for (const viewer of [null, await createViewer({ role: 'admin' })]) {
      expect(await allowedTopics(viewer, ['feed', `post:${hidden.id}`, `post:${shown.id}`, 'post:999999999'])).toEqual(['feed', `post:${shown.id}`]);
    }
  });

  it('hears each topic once, and at most fifty', async () => {
    const { id } = await createPost();
    expect(await allowedTopics(null, ['feed', 'extensions', 'feed', `post:${id}`, `post:${id}`])).toEqual(['feed', 'extensions', `post:${id}`]);
    const many = Array.from({ length: MAX_TOPICS }, (_, index) => `post:${900_000 + index}`);
    expect(await allowedTopics(null, [...many, 'feed'])).toEqual([]);
    expect(await allowedTopics(null, [...many.slice(1), 'feed'])).toEqual(['feed']);
  });
});

describe('topics of administration', () => {
  it('are heard by admins alone', async () => {
    const heard = async (role: 'admin' | 'moderator' | 'member') => allowedTopics(await createViewer({ role }), ['extension-tasks']);
    expect(await allowedTopics(null, ['extension-tasks'])).toEqual([]);
    expect([await heard('member'), await heard('moderator'), await heard('admin')]).toEqual([[], [], ['extension-tasks']]);
  });
});

describe('hintsOfHidden', () => {
  it('tells a page whose post cannot be seen, and nobody else', async () => {
    const shown = await createPost();
    const { id } = await createPost({ deletedAt: new Date() });
    const requested = ['feed', 'sessions', 'post:x', `post:${shown.id}`, `post:${id}`, `post:${id}`];
    expect(hintsOfHidden(requested, await allowedTopics(null, requested))).toEqual([{ topic: `post:${id}`, event: 'post_deleted', id }]);
  });

  it('tells of fifty topics at most', () => {
    expect(hintsOfHidden(Array.from({ length: 10_000 }, (_, index) => `post:${index + 1}`), [])).toHaveLength(MAX_TOPICS);
  });
});

describe('missedHints', () => {
  const rendered = Date.parse('2026-03-01T12:00:00.500Z');
  const at = (milliseconds: number) => new Date(rendered + milliseconds);

  it('names tasks while one goes on or waits, and when one ended since', async () => {
    const missed = () => missedHints(null, ['feed', 'extension-tasks'], rendered);
    expect(await missed()).toEqual([]);
    const told = [{ topic: 'extension-tasks', event: 'resync' }];
    const { id } = await db().extensionTask.create({ data: { kind: 'sync', slug: 'tide', input: { slug: 'tide' }, state: 'waiting' } });
    expect(await missed()).toEqual(told);
    expect(await missedHints(null, ['feed'], rendered)).toEqual([]);
    await db().extensionTask.update({ where: { id }, data: { state: 'done', finishedAt: at(1) } });
    expect(await missed()).toEqual(told);
    await db().extensionTask.update({ where: { id }, data: { finishedAt: at(-1) } });
    expect(await missed()).toEqual([]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1.5])('a page that says %d missed nothing', async (since) => {
    expect(await missedHints(null, [`post:${(await createPost()).id}`], since)).toEqual([]);
  });

  it('names the posts of these topics in which something happened since', async () => {
    const before = await createPost({ createdAt: at(-2001) });
    const after = await createPost({ createdAt: at(-5000) });
    const unheard = await createPost({ createdAt: at(-5000) });
    await db().post.updateMany({ where: { id: { in: [after.id, unheard.id] } }, data: { activityAt: at(1) } });
    const edited = await createPost({ createdAt: at(-2001) });
    await db().post.update({ where: { id: edited.id }, data: { editedAt: at(1) } });
    const topics = ['feed', 'extensions', ...[before, after, edited].map(({ id }) => `post:${id}`)];
    const hints = await missedHints(null, topics, rendered);
    expect(hints).toHaveLength(2);
    expect(hints).toEqual(expect.arrayContaining([after.id, edited.id].map((id) => ({ topic: `post:${id}`, event: 'resync', id }))));
    expect(hints.map(({ id }) => id)).not.toContain(unheard.id);
  });

  it('a post that was written a moment before its page was made is as the page shows it', async () => {
    const { id } = await createPost({ createdAt: at(-100) });
    expect(await missedHints(null, [`post:${id}`], rendered)).toEqual([]);
    await createReply({ postId: id });
    expect(await missedHints(null, [`post:${id}`], rendered)).toEqual([{ topic: `post:${id}`, event: 'resync', id }]);
  });

  it('names the topics of extensions that had something to say to the viewer, not what', async () => {
    const [viewer, other] = [await createViewer(), await createViewer()];
    await publishLiveMessage({ topic: 'ext:polls:all', data: { a: 1 } });
    await publishLiveMessage({ topic: 'ext:polls:all', data: { a: 2 } });
    await publishLiveMessage({ topic: 'ext:polls:one', data: 1, userIds: [viewer.id] });
    await publishLiveMessage({ topic: 'ext:polls:unheard', data: 1 });
    const topics = ['ext:polls:all', 'ext:polls:one', 'ext:polls:nothing'];
    const resync = (...named: string[]) => named.map((topic) => ({ topic, event: 'resync' }));
    expect(await missedHints(viewer, topics, Date.now() - 60_000)).toEqual(resync('ext:polls:all', 'ext:polls:one'));
    for (const somebody of [null, other]) expect(await missedHints(somebody, topics, Date.now() - 60_000)).toEqual(resync('ext:polls:all'));
    expect(await missedHints(viewer, topics, Date.now() + 60_000)).toEqual([]);
  });

  it('names the attachments that arrived since', async () => {
    const post = await createPost({ createdAt: at(-5000) });
    const kept = { entity: 'post', entityId: post.id, postId: post.id, userId: 1, slug: 'polls', kind: 'poll', data: {}, dueAt: at(0) };
    await db().attachment.create({ data: { ...kept, state: 'persisted', persistedAt: at(-1) } });
    await db().attachment.create({ data: { ...kept, state: 'pending' } });
    const { id } = await db().attachment.create({ data: { ...kept, state: 'persisted', persistedAt: at(1) } });
    expect(await missedHints(null, [`post:${post.id}`], rendered)).toEqual([{ topic: `post:${post.id}`, event: 'attachment_persisted', id, extension: 'polls' }]);
  });

  it.each(['editedAt', 'deletedAt'] as const)('names the post of a reply whose %s came since', async (field) => {
    const post = await createPost({ createdAt: at(-2002) });
    const reply = await createReply({ postId: post.id });
    await db().post.update({ where: { id: post.id }, data: { activityAt: at(-2001) } });
    const missed = () => missedHints(null, [`post:${post.id}`], rendered);
    await db().reply.update({ where: { id: reply.id }, data: { [field]: at(-2001) } });
    expect(await missed()).toEqual([]);
    await db().reply.update({ where: { id: reply.id }, data: { [field]: at(1) } });
    expect(await missed()).toEqual([{ topic: `post:${post.id}`, event: 'resync', id: post.id }]);
  });
});
