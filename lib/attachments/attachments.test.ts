import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createPost } from '@/lib/posts/create-post';
import { createReply } from '@/lib/replies/create-reply';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createSpace, createViewer } from '@/lib/testing/factories';
import { findKindOwner } from './find-kind-owner';
import { setPersister } from './persister';
import { retryAttachment } from './retry-attachment';
import { startAttachments } from './start-attachments';
import type { Persist, PersistCall } from './types';

useTestDatabase();

let author: Viewer;
let spaceId: number;
const persisted: PersistCall[] = [];
const keep: Persist = async (call) => void persisted.push(call);
const use = (persist: Persist, waitMs = 1000) => setPersister({ persist, waitMs: () => waitMs });
const poll = { kind: 'poll', data: { question: 'Tea?' } };
const write = (attachments: unknown) => createPost(author, { spaceId, title: 'A title', body: 'A body', attachments });
const rows = () => db().attachment.findMany({ orderBy: { id: 'asc' } });

beforeEach(async () => {
  await getPool().query('TRUNCATE attachments, rate_limits');
  await db().extension.deleteMany();
  await installExtension({ slug: 'polls', sideData: [{ entity: 'post', kind: 'poll' }, { entity: 'reply', kind: 'answer' }] });
  author ??= await createViewer();
  spaceId ??= (await createSpace()).id;
  persisted.length = 0;
  use(keep);
});

afterEach(() => setPersister(null));

describe('a post with attachments', () => {
  it('is refused with the field named when nobody keeps the kind for it; nothing is written', async () => {
    await installExtension({ slug: 'off', enabled: false, sideData: [{ entity: 'post', kind: 'map' }] });
    const before = await db().post.count();
    for (const kind of ['unknown', 'answer', 'map']) {
      await expect(write([poll, { kind, data: {} }])).rejects.toMatchObject({ code: 'invalid_input', fields: { attachments: expect.stringContaining(`“${kind}”`) } });
    }
    expect(await db().post.count()).toBe(before);
    expect(await rows()).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    await expect(createPost(author, { spaceId, title: '', body: '', attachments: '[' })).rejects.toMatchObject({
      fields: { title: expect.any(String), body: expect.any(String), attachments: expect.stringContaining('damaged') },
    });
  });

  it('stores them with it and hands them to their extension before it answers', async () => {
    const id = await write(JSON.stringify([poll, { kind: 'poll', data: { question: 'Cake?' } }]));
    const stored = await rows();
    expect(stored).toMatchObject([
      { entity: 'post', entityId: id, postId: id, userId: author.id, slug: 'polls', kind: 'poll', data: { question: 'Tea?' }, state: 'persisted', error: null },
      { data: { question: 'Cake?' }, state: 'persisted' },
    ]);
    expect(persisted).toEqual(stored.map((row) => ({ slug: 'polls', entity: 'post', entityId: id, attachment: { id: row.id, kind: 'poll', data: row.data }, author: { ...author, sessionId: 0 } })));
  });

  it('has its extension act for its author as they are now, at once, by Retry and behind the forms', async () => {
    vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    const roles: string[] = [];
    const fail: Persist = async (call) => {
      roles.push(call.author?.id === author.id ? call.author.role : 'somebody else');
      throw new Error('not yet');
    };
    use(fail);
    await write([poll]);
    await db().user.update({ where: { id: author.id }, data: { role: 'moderator' } });
    const [row] = await rows();
    await retryAttachment(await createViewer({ role: 'admin' }), { id: row?.id });
    const server = startAttachments({ persist: fail, waitMs: () => 1000, pollMs: 20 });
    await getPool().query('UPDATE attachments SET due_at = now()');
    await vi.waitFor(() => expect(roles).toEqual(['member', 'moderator', 'moderator']), 5000);
    await server.stop();
    await db().user.update({ where: { id: author.id }, data: { role: 'member' } });
  });

  it('writes one row an attachment, and asks nothing of the database without one', async () => {
    const query = vi.spyOn(getPool(), 'query');
    await write(undefined);
    expect(query.mock.calls.flat().filter((call) => JSON.stringify(call)?.includes('attachments'))).toEqual([]);
    expect(await rows()).toEqual([]);
    await write([poll, poll, poll]);
    expect((await rows()).length).toBe(3);
  });

  it('is written when its extension fails, and tries again later', async () => {
    vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    use(() => Promise.reject(new Error('no table')));
    const id = await write([poll]);
    expect(await rows()).toMatchObject([{ entityId: id, state: 'pending', attempts: 1, error: 'no table' }]);
  });

  it('is written when no extensions run here; that is no attempt', async () => {
    setPersister(null);
    await write([poll]);
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 0, error: 'No extensions run in this process.' }]);
  });

  it('waits no longer than the knob says; a late one goes on behind', async () => {
    let finish = () => {};
    use(() => new Promise((resolve) => (finish = resolve)), 20);
    await write([poll]);
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 0 }]);
    finish();
    await vi.waitFor(async () => expect(await rows()).toMatchObject([{ state: 'persisted' }]));
  });
});

it('a reply has its own kinds, shown on the page of its post', async () => {
  const postId = await write(undefined);
  await expect(createReply(author, { postId, body: 'An answer', attachments: [poll] })).rejects.toMatchObject({ fields: { attachments: expect.any(String) } });
  const id = await createReply(author, { postId, body: 'An answer', attachments: [{ kind: 'answer', data: {} }] });
  expect(await rows()).toMatchObject([{ entity: 'reply', entityId: id, postId, state: 'persisted' }]);
});

describe('findKindOwner', () => {
  it('names who keeps a kind, switched on or not', async () => {
    expect(await findKindOwner({ entity: 'post', kind: 'poll' })).toEqual({ slug: 'polls', name: 'POLLS', enabled: true });
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    expect(await findKindOwner({ entity: 'post', kind: 'poll' })).toMatchObject({ enabled: false });
    expect(await findKindOwner({ entity: 'reply', kind: 'poll' })).toBeNull();
  });

  it('a second one is refused, until the first gives it up or is gone', async () => {
    const claim = (slug: string) => installExtension({ slug, sideData: [{ entity: 'post', kind: 'poll' }] });
    await expect(claim('surveys')).rejects.toMatchObject({ code: 'P2002' });
    expect(await db().extension.count({ where: { slug: 'surveys' } })).toBe(0);
    await installExtension({ slug: 'polls' });
    await claim('surveys');
    await db().extension.delete({ where: { slug: 'surveys' } });
    await claim('third');
    expect(await findKindOwner({ entity: 'post', kind: 'poll' })).toMatchObject({ slug: 'third' });
  });

  it('of two that arrive at once, one is refused', async () => {
    const sideData = ['a', 'b', 'c'].map((kind) => ({ entity: 'user', kind }));
    const outcomes = await Promise.allSettled(['one', 'two'].map((slug, index) => installExtension({ slug, sideData: index === 0 ? sideData : sideData.toReversed() })));
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await db().attachmentKind.findMany({ where: { entity: 'user' }, distinct: ['slug'] })).length).toBe(1);
  });
});
