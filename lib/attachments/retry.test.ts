import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createPost } from '@/lib/posts/create-post';
import { deletePost } from '@/lib/posts/delete-post';
import { onNotify, startListening, stopListening } from '@/lib/realtime/listener';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createSpace, createViewer } from '@/lib/testing/factories';
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
const broken: Persist = () => Promise.reject(new Error('no table'));
const run = (persist: Persist) => ({ stop } = startAttachments({ persist, pollMs: 20 }));
const one = () => db().attachment.findFirstOrThrow();
/** Time passes for the rows: whatever is waited for is due. */
const makeDue = () => getPool().query('UPDATE attachments SET due_at = now()');

beforeEach(async () => {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  await getPool().query('TRUNCATE attachments, rate_limits');
  await installExtension({ slug: 'polls', sideData: [{ entity: 'post', kind: 'poll' }] });
  author ??= await createViewer();
  setPersister(broken);
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
    run(async (...[, , , { id }]) => {
      ids.add(id);
      throw new Error('no table');
    });
    const gaps: number[] = [];
    for (const attempts of [1, 2, 3]) {
      await vi.waitFor(async () => expect(await one()).toMatchObject({ attempts, state: 'pending' }), 5000);
      gaps.push(Math.round(((await one()).dueAt.getTime() - Date.now()) / 1000));
      await makeDue();
    }
    await vi.waitFor(async () => expect(await one()).toMatchObject({ attempts: 4, state: 'failed', error: 'no table' }), 5000);
    expect(gaps).toEqual([1, 10, 60]);
    expect(ids.size).toBe(1);
  });

  it('one that belonged to a killed server is taken over when its lease has passed', async () => {
    await getPool().query(`UPDATE attachments SET attempts = 0, due_at = now() + interval '300 ms'`);
    run(async () => undefined);
    expect((await one()).state).toBe('pending');
    await vi.waitFor(async () => expect(await one()).toMatchObject({ state: 'persisted' }), 5000);
  });

  it('two servers hand it over once', async () => {
    let calls = 0;
    const persist: Persist = async () => void (calls += 1);
    await makeDue();
    const servers = [startAttachments({ persist, pollMs: 5 }), startAttachments({ persist, pollMs: 5 })];
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
    setPersister(persist);
    expect(await retryAttachment(author, { id })).toEqual({ state: 'persisted', postId });
    expect(persist).toHaveBeenCalledWith('polls', 'post', postId, { id, kind: 'poll', data: {} });
    expect(await retryAttachment(author, { id })).toEqual({ state: 'persisted', postId });
    expect(persist).toHaveBeenCalledOnce();
  });

  it('may be an admin’s, who also sees why', async () => {
    await getPool().query(`UPDATE attachments SET state = 'failed', attempts = 4`);
    const admin = await createViewer({ role: 'admin' });
    const { id } = await one();
    expect(await listFailedAttachments(admin, { slug: 'polls' })).toMatchObject([{ id, postId, kind: 'poll', attempts: 4, error: 'no table' }]);
    await expect(listFailedAttachments(author, { slug: 'polls' })).rejects.toMatchObject({ code: 'forbidden' });
    setPersister(async () => undefined);
    expect(await retryAttachment(admin, { id })).toMatchObject({ state: 'persisted' });
  });
});

it('only who attached it sees that it has not arrived', async () => {
  const { id } = await one();
  expect(await listUnsettledAttachments(author, { postId })).toEqual([{ id, entity: 'post', entityId: postId, state: 'pending', extensionName: 'POLLS' }]);
  expect(await listUnsettledAttachments(await createViewer(), { postId })).toEqual([]);
  expect(await listUnsettledAttachments(null, { postId })).toEqual([]);
  await getPool().query(`UPDATE attachments SET state = 'persisted'`);
  expect(await listUnsettledAttachments(author, { postId })).toEqual([]);
});
