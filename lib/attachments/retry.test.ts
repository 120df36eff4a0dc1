import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { createReply } from '@/lib/replies/create-reply';
import { deleteReply } from '@/lib/replies/delete-reply';
import { onNotify, startListening, stopListening } from '@/lib/realtime/listener';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createSpace, createViewer } from '@/lib/testing/factories';
import { handOver } from './hand-over';
import { listFailedAttachments } from './list-failed-attachments';
import { listUnsettledAttachments } from './list-unsettled-attachments';
import { setPersister } from './persister';
import { retryAttachment } from './retry-attachment';
import { startAttachments } from './start-attachments';
import type { Persist } from './types';

useTestDatabase();

let author: Viewer;
let postId: number;
let stop = async () => {};
const waitMs = () => 1000;
const broken: Persist = () => Promise.reject(new Error('no table'));
const run = (persist: Persist) => ({ stop } = startAttachments({ persist, waitMs, pollMs: 20 }));
const one = () => db().attachment.findFirstOrThrow();
/** Time passes for the rows: whatever is waited for is due. */
const makeDue = () => getPool().query('UPDATE attachments SET due_at = now()');

beforeEach(async () => {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  await getPool().query('TRUNCATE attachments, rate_limits');
  await installExtension({ slug: 'polls', sideData: [{ entity: 'post', kind: 'poll' }] });
  author ??= await createViewer();
  setPersister({ persist: broken, waitMs });
  postId = await createPost(author, { spaceId: (await createSpace()).id, title: 'A title', body: 'A body', attachments: [{ kind: 'poll', data: {} }] });
});

afterEach(async () => {
  await stop();
  stop = async () => {};
  setPersister(null);
});

describe('behind the forms', () => {
  it('a failed one is tried after 1, 10 and 60 s under the same id, then it has failed', async () => {
    const ids = new Set<number>();
    setPersister({ waitMs, persist: async ({ attachment }) => {
      ids.add(attachment.id);
      throw new Error('no table');
    } });
    const { entityId, ...row } = await one();
    for (const [attempts, seconds] of [1, 10, 60].entries()) {
      await getPool().query('UPDATE attachments SET attempts = $1', [attempts]);
      const before = Date.now();
      await handOver({ ...row, entity: 'post', entityId, data: {}, attempts });
      const { dueAt, ...left } = await one();
      expect(left).toMatchObject({ attempts: attempts + 1, state: 'pending', error: 'no table' });
      expect(dueAt.getTime()).toBeGreaterThanOrEqual(before + seconds * 1000);
      expect(dueAt.getTime()).toBeLessThanOrEqual(Date.now() + seconds * 1000);
    }
    await handOver({ ...row, entity: 'post', entityId, data: {}, attempts: 3 });
    expect(await one()).toMatchObject({ attempts: 4, state: 'failed', error: 'no table' });
    expect(ids.size).toBe(1);
  });

  it('one that belonged to a killed server is taken over when its lease has passed', async () => {
    await getPool().query(`UPDATE attachments SET attempts = 0, due_at = now() + interval '300 ms'`);
    run(async () => undefined);
    expect((await one()).state).toBe('pending');
    await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'persisted' }), 5000);
  });

  it('a clock that was set back holds nothing up', async () => {
    await getPool().query(`UPDATE attachments SET due_at = now() + interval '2 hours'`);
    run(async () => undefined);
    await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'persisted' }), 5000);
  });

  it('two servers hand it over once', async () => {
    let calls = 0;
    const persist: Persist = async () => void (calls += 1);
    await makeDue();
    const servers = [startAttachments({ persist, waitMs, pollMs: 5 }), startAttachments({ persist, waitMs, pollMs: 5 })];
    await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'persisted' }), 5000);
    await Promise.all(servers.map((server) => server.stop()));
    expect(calls).toBe(1);
  });

  it('an extension that cannot be reached loses no attempt', async () => {
    run(() => Promise.reject(new AppError('unavailable', 'in quarantine', { retryAfter: 300 })));
    await makeDue();
    await vi.waitFor(async () => expect((await one()).error).toBe('in quarantine'), 5000);
    expect((await one()).attempts).toBe(1);
    expect((await one()).dueAt.getTime() - Date.now()).toBeGreaterThan(250_000);
  });

  it('what belongs to a deleted post or a switched-off extension waits', async () => {
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    await makeDue();
    const persist = vi.fn(async () => undefined);
    run(persist);
    await vi.waitUntil(async () => (await getPool().query(`SELECT 1 FROM pg_stat_activity WHERE query LIKE '%UPDATE attachments%'`)).rowCount);
    await deletePost(author, { id: postId });
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: true } });
    await stop();
    expect(persist).not.toHaveBeenCalled();
    expect((await one()).state).toBe('pending');
  });

  it('the open pages of the post hear when it is there', async () => {
    await startListening();
    const hints: string[] = [];
    const end = onNotify(`post:${postId}`, ({ event }) => void hints.push(event));
    await makeDue();
    run(async () => undefined);
    await vi.waitFor(() => expect(hints).toEqual(['attachment_persisted']), 5000);
    end();
    await stopListening();
  });
});

describe('retryAttachment', () => {
  it('refuses a bad id, guests, and whoever did not attach it', async () => {
    const { id } = await one();
    await expect(retryAttachment(author, { id: 'x' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(retryAttachment(null, { id })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(retryAttachment(await createViewer({ role: 'moderator' }), { id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(retryAttachment(author, { id: id + 1 })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is refused with its post gone', async () => {
    await deletePost(author, { id: postId });
    await expect(retryAttachment(author, { id: (await one()).id })).rejects.toMatchObject({ code: 'gone' });
  });

  it('hands it over again and says what came of it', async () => {
    await getPool().query(`UPDATE attachments SET state = 'failed', attempts = 4`);
    const { id } = await one();
    expect(await retryAttachment(author, { id })).toEqual({ state: 'pending', postId });
    expect(await one()).toMatchObject({ attempts: 1 });
    const persist = vi.fn(async () => undefined);
    setPersister({ persist, waitMs });
    expect(await retryAttachment(author, { id })).toEqual({ state: 'persisted', postId });
    expect(persist).toHaveBeenCalledWith({ slug: 'polls', entity: 'post', entityId: postId, attachment: { id, kind: 'poll', data: {} }, author: { ...author, sessionId: 0 } });
    expect(await retryAttachment(author, { id })).toEqual({ state: 'persisted', postId });
    expect(persist).toHaveBeenCalledOnce();
  });

  it('may be an admin’s, who also sees why', async () => {
    await getPool().query(`UPDATE attachments SET state = 'failed', attempts = 4`);
    const admin = await createViewer({ role: 'admin' });
    const { id } = await one();
    expect(await listFailedAttachments(admin, { slug: 'polls' })).toMatchObject([{ id, postId, kind: 'poll', attempts: 4, error: 'no table' }]);
    await expect(listFailedAttachments(author, { slug: 'polls' })).rejects.toMatchObject({ code: 'forbidden' });
    setPersister({ persist: async () => undefined, waitMs });
    expect(await retryAttachment(admin, { id })).toMatchObject({ state: 'persisted' });
  });
});

it('what was attached to a reply goes with the reply', async () => {
  await installExtension({ slug: 'polls', sideData: [{ entity: 'post', kind: 'poll' }, { entity: 'reply', kind: 'answer' }] });
  await getPool().query('TRUNCATE attachments');
  const replyId = await createReply(author, { postId, body: 'An answer', attachments: [{ kind: 'answer', data: {} }] });
  const { id } = await one();
  expect(await listUnsettledAttachments(author, { postId })).toMatchObject([{ id, entity: 'reply', entityId: replyId }]);
  await deleteReply(author, { id: replyId });
  expect(await listUnsettledAttachments(author, { postId })).toEqual([]);
  await expect(retryAttachment(author, { id })).rejects.toMatchObject({ code: 'gone' });
  // Whoever is handed the next one would have been handed this one first.
  const later = await createPost(author, { spaceId: (await createSpace()).id, title: 'A title', body: 'A body', attachments: [{ kind: 'poll', data: {} }] });
  const kept: number[] = [];
  await makeDue();
  run(async ({ entityId }) => void kept.push(entityId));
  await vi.waitFor(() => expect(kept).toEqual([later]), 5000);
});

it('only who attached it sees that it has not arrived', async () => {
  const { id } = await one();
  expect(await listUnsettledAttachments(author, { postId })).toEqual([{ id, entity: 'post', entityId: postId, state: 'pending', hasFailed: true, extensionName: 'POLLS' }]);
  expect(await listUnsettledAttachments(await createViewer(), { postId })).toEqual([]);
  expect(await listUnsettledAttachments(null, { postId })).toEqual([]);
  await getPool().query(`UPDATE attachments SET state = 'persisted'`);
  expect(await listUnsettledAttachments(author, { postId })).toEqual([]);
});
