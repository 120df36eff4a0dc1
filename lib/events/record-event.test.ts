import { beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { transaction } from '@/lib/db/transaction';
import { log } from '@/lib/core/log';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { runCausedBy } from './cause';
import { recordEvent, type RecordEventInput } from './record-event';

useTestDatabase();

const posted = { name: 'post_created', payload: { user_id: 1, post_id: 2 } } as const;
const record = (input: RecordEventInput = posted) => transaction((tx) => recordEvent(tx, input));
const rows = () => db().eventDelivery.findMany({ orderBy: [{ eventId: 'asc' }, { priority: 'asc' }] });

beforeEach(async () => {
  await db().extension.deleteMany();
});

describe('recordEvent', () => {
  it('writes nothing when nobody listens', async () => {
    await installExtension({ slug: 'deaf', hooks: ['post_updated'] });
    await installExtension({ slug: 'off', hooks: ['post_created'], enabled: false });
    expect(await record()).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('asks the database one thing, whoever listens', async () => {
    const tx = db();
    const asked = vi.spyOn(tx, '$queryRawUnsafe');
    expect(await recordEvent(tx, posted)).toBe(0);
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    expect(await recordEvent(tx, posted)).toBe(1);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it('writes one row an extension that listens, with the payload and the priority of its manifest', async () => {
    await installExtension({ slug: 'later', hooks: [{ event: 'post_created', priority: 90 }] });
    await installExtension({ slug: 'first', hooks: [{ event: 'post_created', priority: -5 }] });
    await installExtension({ slug: 'plain', hooks: ['post_created'] });
    expect(await record()).toBe(3);
    const written = await rows();
    expect(written.map(({ slug, priority }) => [slug, priority])).toEqual([['first', -5], ['plain', 50], ['later', 90]]);
    expect(new Set(written.map((row) => row.eventId)).size).toBe(1);
    expect(new Set(written.map((row) => row.id)).size).toBe(3);
    expect(written[0]).toMatchObject({ name: 'post_created', payload: { user_id: 1, post_id: 2 }, source: 'forum', depth: 0, attempts: 0 });
  });

  it('leaves nothing of a write that is rolled back', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await expect(transaction(async (tx) => {
      expect(await recordEvent(tx, posted)).toBe(1);
      throw new Error('the write failed');
    })).rejects.toThrow('the write failed');
    expect(await rows()).toEqual([]);
  });

  it('hears of a hook that was enabled a moment ago, elsewhere', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'], enabled: false });
    expect(await record()).toBe(0);
    await transaction(async (tx) => {
      await getPool().query(`UPDATE extensions SET enabled = true WHERE slug = 'polls'`);
      expect(await recordEvent(tx, posted)).toBe(1);
    });
  });

  it('knows what caused it: one deeper, under the same correlation, not told to the one whose handler it was', async () => {
    await installExtension({ slug: 'echo', hooks: ['post_created'] });
    await installExtension({ slug: 'other', hooks: ['post_created'] });
    const correlationId = '6f0e1e0e-6d5f-4a55-9e0b-2f1a53e3a0aa';
    expect(await runCausedBy({ slug: 'echo', depth: 2, correlationId }, () => record())).toBe(1);
    expect(await rows()).toMatchObject([{ slug: 'other', depth: 3, correlationId }]);
    expect(await record({ ...posted, causedBy: 'other', depth: 1 })).toBe(1);
    expect((await rows())[1]).toMatchObject({ slug: 'echo', depth: 1 });
  });

  it('stops at the eighth', async () => {
    vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    expect(await record({ ...posted, depth: 8 })).toBe(1);
    expect(await record({ ...posted, depth: 9 })).toBe(0);
    expect(log.warn).toHaveBeenCalledOnce();
  });
});

describe('what an extension’s row says', () => {
  const listeners = () => db().eventListener.findMany({ orderBy: { event: 'asc' }, select: { event: true, slug: true, priority: true } });

  it('is followed by its listeners: update, switch, removal', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created', { event: 'post_deleted', priority: 5 }] });
    expect(await listeners()).toEqual([{ event: 'post_created', slug: 'polls', priority: 50 }, { event: 'post_deleted', slug: 'polls', priority: 5 }]);
    await installExtension({ slug: 'polls', hooks: [{ event: 'post_created', priority: 7 }] });
    expect(await listeners()).toEqual([{ event: 'post_created', slug: 'polls', priority: 7 }]);
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    expect(await listeners()).toEqual([]);
    expect(await db().eventQueue.count()).toBe(0);
  });

  it('drops what waits for good when it is switched off, and when a hook is gone', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created', 'user_login'] });
    await record();
    await record({ name: 'user_login', payload: { user_id: 1 } });
    await installExtension({ slug: 'polls', hooks: ['user_login'] });
    expect((await rows()).map((row) => row.name)).toEqual(['user_login']);
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    await db().extension.update({ where: { slug: 'polls' }, data: { enabled: true } });
    expect(await rows()).toEqual([]);
  });

  it('drops what a write in flight records while it is switched off', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    let switching: Promise<unknown> = Promise.resolve();
    await transaction(async (tx) => {
      expect(await recordEvent(tx, posted)).toBe(1);
      switching = getPool().query(`UPDATE extensions SET enabled = false WHERE slug = 'polls'`);
      await vi.waitUntil(async () => (await getPool().query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount);
    });
    await switching;
    expect(await rows()).toEqual([]);
  });

  it('is not an error for a write that comes while it is being switched off', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    const client = await getPool().connect();
    await client.query('BEGIN');
    await client.query(`UPDATE extensions SET enabled = false WHERE slug = 'polls'`);
    const writing = record();
    await vi.waitUntil(async () => (await getPool().query(`SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'`)).rowCount);
    await client.query('COMMIT');
    client.release();
    expect(await writing).toBe(0);
  });

  it('may be anything that a manifest can hold', async () => {
    await db().extension.create({ data: { slug: 'odd', name: '', version: '', source: 'bundled', digest: '', manifest: { hooks: null, side_data: 'none' } } });
    await db().extension.create({ data: { slug: 'odder', name: '', version: '', source: 'bundled', digest: '', manifest: {} } });
    expect(await listeners()).toEqual([]);
  });
});
