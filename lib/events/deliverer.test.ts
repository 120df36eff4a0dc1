import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createDeliverer } from './deliverer';
import { countWaiting, recordPosts } from './testing';
import type { Delivery } from './types';

useTestDatabase();

const SECOND = 1000;
let time = 0;
const now = () => new Date(time);
let heard: Delivery[] = [];
const hear = async (delivery: Delivery) => void heard.push(delivery);
const story = () => heard.map(({ slug, payload, envelope }) => `${slug} ${String(payload.post_id)} #${envelope.attempt}`);

/** Looks and works until nothing is left to do now. */
async function deliverAll(deliverer: ReturnType<typeof createDeliverer>): Promise<void> {
  await deliverer.look();
  await deliverer.settled();
}

beforeEach(async () => {
  await db().extension.deleteMany();
  heard = [];
  time = Date.now() + 60 * SECOND;
});

describe('a delivery', () => {
  it('carries the payload and the envelope of the contract, and is gone afterwards', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 1 });
    const [row] = await db().eventDelivery.findMany();
    await deliverAll(createDeliverer({ deliver: hear }));
    expect(heard).toEqual([{
      slug: 'polls',
      payload: { user_id: 1, post_id: 1 },
      depth: 0,
      envelope: { id: row?.id, name: 'post_created', source: 'forum', occurredAt: row?.occurredAt.toISOString(), attempt: 1, correlationId: row?.correlationId },
    }]);
    expect(await countWaiting()).toBe(0);
  });

  it('reaches extensions in the order of priorities within an event, each in the order of events', async () => {
    await installExtension({ slug: 'a-late', hooks: [{ event: 'post_created', priority: 80 }] });
    await installExtension({ slug: 'b-early', hooks: [{ event: 'post_created', priority: 10 }] });
    await installExtension({ slug: 'c-middle', hooks: ['post_created'] });
    await recordPosts({ to: 20 });
    await deliverAll(createDeliverer({ deliver: hear }));
    for (let id = 1; id <= 20; id += 1) {
      expect(heard.filter(({ payload }) => payload.post_id === id).map(({ slug }) => slug)).toEqual(['b-early', 'c-middle', 'a-late']);
    }
    for (const slug of ['a-late', 'b-early', 'c-middle']) {
      expect(heard.filter((delivery) => delivery.slug === slug).map(({ payload }) => payload.post_id)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    }
  });

  it('is made one at a time to an extension', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 5 });
    let atOnce = 0;
    let most = 0;
    const deliver = async () => {
      most = Math.max(most, (atOnce += 1));
      await new Promise(setImmediate);
      atOnce -= 1;
    };
    await Promise.all([deliverAll(createDeliverer({ deliver })), deliverAll(createDeliverer({ deliver }))]);
    expect(most).toBe(1);
    expect(await countWaiting()).toBe(0);
  });

  it('is made once by two servers that both want it', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await installExtension({ slug: 'badges', hooks: ['post_created'] });
    await recordPosts({ to: 50 });
    const servers = [createDeliverer({ deliver: hear }), createDeliverer({ deliver: hear })];
    await vi.waitFor(async () => {
      await Promise.all(servers.map(deliverAll));
      expect(await countWaiting()).toBe(0);
    }, 10_000);
    expect(new Set(heard.map(({ envelope }) => envelope.id)).size).toBe(100);
    expect(heard.length).toBe(100);
  });
});

describe('a handler that fails', () => {
  beforeEach(() => void vi.spyOn(log, 'warn').mockImplementation(() => undefined));

  it('is tried again after 1, 10 and 60 s under the same id, then given up; later events do not wait for it', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 2 });
    const deliverer = createDeliverer({
      now,
      deliver: async (delivery) => {
        await hear(delivery);
        if (delivery.payload.post_id === 1) throw new Error('no such table');
      },
    });
    await deliverAll(deliverer);
    expect(story()).toEqual(['polls 1 #1', 'polls 2 #1']);
    for (const [index, seconds] of [1, 10, 60].entries()) {
      time += seconds * SECOND - 1;
      await deliverAll(deliverer);
      expect(heard.length).toBe(2 + index);
      time += 1;
      await deliverAll(deliverer);
      expect(story().at(-1)).toBe(`polls 1 #${index + 2}`);
    }
    expect(new Set(heard.filter(({ payload }) => payload.post_id === 1).map(({ envelope }) => envelope.id)).size).toBe(1);
    expect(await countWaiting()).toBe(0);
    expect(await db().deadLetter.findMany()).toMatchObject([{ id: heard[0]?.envelope.id, slug: 'polls', name: 'post_created', attempts: 4, error: 'no such table' }]);
  });

  it('does not keep the others from the event', async () => {
    await installExtension({ slug: 'broken', hooks: [{ event: 'post_created', priority: 1 }] });
    await installExtension({ slug: 'whole', hooks: ['post_created'] });
    await recordPosts({ to: 3 });
    await deliverAll(createDeliverer({
      deliver: async (delivery) => {
        await hear(delivery);
        if (delivery.slug === 'broken') throw new Error('no');
      },
    }));
    expect(story().filter((line) => line.startsWith('whole'))).toEqual(['whole 1 #1', 'whole 2 #1', 'whole 3 #1']);
  });

  it('counts as failed when it never settles', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 1 });
    await deliverAll(createDeliverer({ deadlineMs: 20, deliver: () => new Promise(() => undefined) }));
    expect(await db().eventDelivery.findMany()).toMatchObject([{ attempts: 1, lastError: 'It did not finish within 0.02 s.' }]);
  });

  it('may throw anything, at once too', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 1 });
    await deliverAll(createDeliverer({
      deliver: () => {
        throw 'a text\0';
      },
    }));
    expect(await db().eventDelivery.findMany()).toMatchObject([{ attempts: 1, lastError: 'a text' }]);
  });
});

describe('an extension that cannot be reached', () => {
  it('is left alone for a while: everything waits in its order, no attempt counts, nobody waits for it', async () => {
    await installExtension({ slug: 'down', hooks: [{ event: 'post_created', priority: 1 }] });
    await installExtension({ slug: 'up', hooks: ['post_created'] });
    await recordPosts({ to: 3 });
    let isDown = true;
    const deliverer = createDeliverer({
      now,
      deliver: async (delivery) => {
        if (delivery.slug === 'down' && isDown) throw new AppError('unavailable', 'in quarantine', { retryAfter: 40 });
        await hear(delivery);
      },
    });
    await deliverAll(deliverer);
    expect(story()).toEqual(['up 1 #1', 'up 2 #1', 'up 3 #1']);
    expect(await db().eventQueue.findUnique({ where: { slug: 'down' } })).toMatchObject({ pausedReason: 'in quarantine', pausedUntil: new Date(time + 40 * SECOND) });
    isDown = false;
    time += 39 * SECOND;
    await deliverAll(deliverer);
    expect(heard.length).toBe(3);
    time += SECOND;
    await deliverAll(deliverer);
    expect(story().slice(3)).toEqual(['down 1 #1', 'down 2 #1', 'down 3 #1']);
  });
});

describe('one that is slow to hear', () => {
  it('keeps the order of an event for once, and then holds up nobody', async () => {
    await installExtension({ slug: 'slow', hooks: [{ event: 'post_created', priority: 1 }] });
    await installExtension({ slug: 'quick', hooks: ['post_created'] });
    await recordPosts({ to: 20 });
    vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    let finish = () => {};
    const isHeld = new Promise<void>((resolve) => (finish = resolve));
    const deliverer = createDeliverer({
      limits: () => ({ eventMs: 1, eventOrderMs: 0 }),
      deadlineMs: 60_000,
      deliver: async (delivery) => {
        if (delivery.slug === 'slow') await isHeld;
        await hear(delivery);
      },
    });
    await vi.waitFor(async () => {
      await deliverer.look();
      expect(story().filter((line) => line.startsWith('quick')).length).toBe(20);
    }, 10_000);
    expect(story().filter((line) => line.startsWith('slow'))).toEqual([]);
    finish();
    await deliverer.settled();
    expect(await countWaiting()).toBe(0);
  });
});

it('a clock that was set back holds nothing up', async () => {
  await installExtension({ slug: 'polls', hooks: ['post_created'] });
  await recordPosts({ to: 2 });
  await getPool().query(`UPDATE event_deliveries SET due_at = clock_timestamp() + interval '2 hours', attempts = 1`);
  await getPool().query(`UPDATE event_queues SET holder = gen_random_uuid(), leased_until = clock_timestamp() + interval '2 hours', paused_until = clock_timestamp() + interval '1 day'`);
  await deliverAll(createDeliverer({ deliver: hear }));
  expect(story()).toEqual(['polls 1 #2', 'polls 2 #2']);
});

it('an extension that is switched off while much waits hears nothing more, and nothing of it later', async () => {
  await installExtension({ slug: 'polls', hooks: ['post_created'] });
  await recordPosts({ to: 20 });
  const deliverer = createDeliverer({
    deliver: async (delivery) => {
      await hear(delivery);
      if (delivery.payload.post_id === 5) await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
    },
  });
  await deliverAll(deliverer);
  await db().extension.update({ where: { slug: 'polls' }, data: { enabled: true } });
  await recordPosts({ from: 21, to: 21 });
  await deliverAll(deliverer);
  expect(story()).toEqual([1, 2, 3, 4, 5, 21].map((id) => `polls ${id} #1`));
});

describe('a server that is killed', () => {
  it('is followed by another once its lease has passed, which begins where it stood', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 2 });
    const killed = createDeliverer({ now, leaseMs: 10 * SECOND, deliver: (delivery) => hear(delivery).then(() => new Promise<never>(() => undefined)) });
    await killed.look();
    await vi.waitFor(() => expect(story()).toEqual(['polls 1 #1']));
    killed.abandon();
    const other = createDeliverer({ now, deliver: hear });
    time += 10 * SECOND - 1;
    await deliverAll(other);
    expect(heard.length).toBe(1);
    time += 1;
    await deliverAll(other);
    expect(story()).toEqual(['polls 1 #1', 'polls 1 #1', 'polls 2 #1']);
    expect(heard[1]?.envelope).toEqual(heard[0]?.envelope);
  });

  it('keeps its lease while a handler takes long', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 1 });
    let finish = () => {};
    const slow = createDeliverer({ leaseMs: 90, deliver: (delivery) => hear(delivery).then(() => new Promise((resolve) => (finish = resolve))) });
    await slow.look();
    await vi.waitFor(() => expect(heard.length).toBe(1));
    const before = (await db().eventQueue.findUniqueOrThrow({ where: { slug: 'polls' } })).leasedUntil?.getTime() ?? 0;
    await vi.waitFor(async () => expect((await db().eventQueue.findUniqueOrThrow({ where: { slug: 'polls' } })).leasedUntil?.getTime()).toBeGreaterThan(before + 90));
    await deliverAll(createDeliverer({ deliver: hear }));
    expect(heard.length).toBe(1);
    finish();
    await slow.settled();
  });

  it('hands everything on when it is stopped in good order', async () => {
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: 1 });
    const first = createDeliverer({ deliver: hear });
    await deliverAll(first);
    await first.stop();
    await recordPosts({ from: 2, to: 2 });
    await deliverAll(createDeliverer({ deliver: hear }));
    expect(story()).toEqual(['polls 1 #1', 'polls 2 #1']);
  });
});
