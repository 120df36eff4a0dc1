import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createViewer } from '@/lib/testing/factories';
import { createDeliverer } from './deliverer';
import { discardDeadLetter } from './discard-dead-letter';
import { listDeadLetters } from './list-dead-letters';
import { listQueues } from './list-queues';
import { removeOldEvents } from './remove-old-events';
import { replayDeadLetter } from './replay-dead-letter';
import { resumeDelivery } from './resume-delivery';
import { countWaiting, recordPosts } from './testing';
import type { Delivery } from './types';

useTestDatabase();

let admin: Viewer;
const SOME_ID = '0b0b52ad-9d0c-4e0c-9a37-0d8d2a1a1f10';

/** Records events and lets every attempt at them fail. */
async function bury(count: number): Promise<void> {
  vi.spyOn(log, 'warn').mockImplementation(() => undefined);
  await recordPosts({ to: count });
  let time = Date.now() + 60_000;
  const deliverer = createDeliverer({ now: () => new Date(time), deliver: () => Promise.reject(new Error('broken')) });
  for (let attempt = 1; attempt <= 4; attempt += 1, time += 60_000) {
    await deliverer.look();
    await deliverer.settled();
  }
  // Its lease is in the future that this test made up.
  await deliverer.stop();
}

beforeEach(async () => {
  await db().extension.deleteMany();
  await installExtension({ slug: 'polls', hooks: ['post_created'] });
  admin ??= await createViewer({ role: 'admin' });
});

describe('listDeadLetters', () => {
  it('refuses what it cannot read, guests and moderators', async () => {
    await expect(listDeadLetters(admin, { slug: 'A B' })).rejects.toMatchObject({ code: 'invalid_input', fields: { slug: expect.any(String) } });
    await expect(listDeadLetters(admin, { cursor: 'nonsense' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(listDeadLetters(null, {})).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(listDeadLetters(await createViewer({ role: 'moderator' }), {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('lists them in pages, of one extension or of all', async () => {
    await bury(3);
    const first = await listDeadLetters(admin, { slug: 'polls', limit: 2 });
    expect(first.items).toMatchObject([{ slug: 'polls', name: 'post_created', attempts: 4, error: 'broken' }, {}]);
    const second = await listDeadLetters(admin, { limit: 2, cursor: first.nextCursor });
    expect(second.nextCursor).toBeNull();
    expect([...first.items, ...second.items].map(({ payload }) => payload.post_id).sort()).toEqual([1, 2, 3]);
    expect((await listDeadLetters(admin, { slug: 'other' })).items).toEqual([]);
    expect(await listQueues(admin)).toEqual([{ slug: 'polls', waiting: 0, deadLetters: 3, oldestWaitingAt: null, pausedReason: null }]);
  });
});

describe('replayDeadLetter', () => {
  it('refuses a bad id, one that is not there, and whoever is not an admin', async () => {
    await expect(replayDeadLetter(admin, { id: '1' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(replayDeadLetter(admin, { id: SOME_ID })).rejects.toMatchObject({ code: 'not_found' });
    await expect(replayDeadLetter(await createViewer(), { id: SOME_ID })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('waits for its extension to be switched on', async () => {
    await bury(1);
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    const { id } = await db().deadLetter.findFirstOrThrow();
    await expect(replayDeadLetter(admin, { id })).rejects.toMatchObject({ code: 'conflict', message: '"polls" is switched off. Enable it, then send the event again.' });
  });

  it('sends it again under its id, with all its attempts, and says so in the audit log', async () => {
    await bury(1);
    const { id } = await db().deadLetter.findFirstOrThrow();
    await replayDeadLetter(admin, { id });
    const heard: Delivery[] = [];
    const deliverer = createDeliverer({ deliver: async (delivery) => void heard.push(delivery) });
    await deliverer.look();
    await deliverer.settled();
    expect(heard).toMatchObject([{ slug: 'polls', envelope: { id, attempt: 1 } }]);
    expect(await db().deadLetter.count()).toBe(0);
    expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ actorId: admin.id, action: 'event.replay', subject: 'extension:polls', after: { delivery: id, event: 'post_created' } });
    await expect(replayDeadLetter(admin, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('discardDeadLetter', () => {
  it('refuses a bad id, one that is not there, and whoever is not an admin', async () => {
    await expect(discardDeadLetter(admin, { id: '1' })).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(discardDeadLetter(admin, {})).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(discardDeadLetter(admin, { id: SOME_ID })).rejects.toMatchObject({ code: 'not_found' });
    await expect(discardDeadLetter(admin, { slug: 'polls' })).rejects.toMatchObject({ code: 'not_found' });
    await expect(discardDeadLetter(null, { id: SOME_ID })).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(discardDeadLetter(await createViewer({ role: 'moderator' }), { id: SOME_ID })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('forgets one, and then all of its extension and of no other, with rows in the audit log', async () => {
    await bury(3);
    const { id } = await db().deadLetter.findFirstOrThrow();
    await getPool().query(`INSERT INTO dead_letters SELECT gen_random_uuid(), event_id, 'other', name, payload, priority, source, depth, correlation_id, occurred_at, attempts, error, died_at FROM dead_letters WHERE id = $1`, [id]);
    expect(await discardDeadLetter(admin, { id })).toBe(1);
    expect(await discardDeadLetter(admin, { slug: 'polls' })).toBe(2);
    expect(await db().deadLetter.findMany({ select: { slug: true } })).toEqual([{ slug: 'other' }]);
    const audit = await db().auditEntry.findMany({ where: { action: 'event.discard' }, orderBy: { id: 'asc' } });
    expect(audit).toMatchObject([{ actorId: admin.id, subject: 'extension:polls', before: { delivery: id, event: 'post_created' } }, { before: { events: 2 } }]);
    await db().deadLetter.deleteMany();
  });
});

it('all dead letters of an extension are sent again at once', async () => {
  await bury(3);
  expect(await replayDeadLetter(admin, { slug: 'polls' })).toBe(3);
  expect([await db().deadLetter.count(), await countWaiting()]).toEqual([0, 3]);
  expect(await db().auditEntry.findFirst({ orderBy: { id: 'desc' } })).toMatchObject({ action: 'event.replay', subject: 'extension:polls', after: { events: 3 } });
});

it('old dead letters are forgotten, and what waited for a week joins them', async () => {
  await bury(1);
  await recordPosts({ from: 2, to: 3 });
  await getPool().query(`UPDATE dead_letters SET died_at = died_at - interval '31 days'`);
  await getPool().query(`UPDATE event_deliveries SET occurred_at = occurred_at - interval '8 days' WHERE payload ->> 'post_id' = '2'`);
  await removeOldEvents();
  expect((await listDeadLetters(admin, {})).items).toMatchObject([{ payload: { post_id: 2 }, error: 'The extension could not be reached for 7 days.' }]);
  expect(await countWaiting()).toBe(1);
});

it('a pause ends when somebody says that the extension is back', async () => {
  await getPool().query(`UPDATE event_queues SET paused_until = now() + interval '1 hour', paused_reason = 'quarantined'`);
  expect(await listQueues(admin)).toMatchObject([{ pausedReason: 'quarantined' }]);
  await resumeDelivery('polls');
  expect(await listQueues(admin)).toMatchObject([{ pausedReason: null }]);
});
