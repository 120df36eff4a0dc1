import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { startListening, stopListening } from '@/lib/realtime/listener';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createDeliverer } from './deliverer';
import { startDelivery } from './start-delivery';
import { countWaiting, haveEffect, makeEffects, readEffects, recordPosts } from './testing';

useTestDatabase();
beforeAll(startListening);
afterAll(stopListening);

const upTo = (to: number) => Array.from({ length: to }, (_, index) => index + 1);
const LIMIT_MS = process.env.NEXUS_LONG ? 1_800_000 : 240_000;

beforeEach(async () => {
  await db().extension.deleteMany();
  await makeEffects();
});

describe('nothing is lost, and everything has its effect once,', () => {
  it('when the one who delivers is killed five times in many events', async () => {
    // e2e/events.spec.ts kills the whole server; this falls between an effect and its acknowledgement each time.
    const EVENTS = process.env.NEXUS_LONG ? 10_000 : 1000;
    await installExtension({ slug: 'polls', hooks: ['post_created'] });
    await recordPosts({ to: EVENTS });
    let done = 0;
    for (let kill = 1; kill <= 5; kill += 1) {
      const victim = createDeliverer({
        leaseMs: 200,
        deliver: async (delivery) => {
          await haveEffect(delivery);
          done += 1;
          // Killed after the effect and before anybody could write down that it was had.
          if (done === kill * (EVENTS / 8)) victim.abandon();
        },
      });
      await vi.waitFor(async () => {
        await victim.look();
        await victim.settled();
        expect(done).toBe(kill * (EVENTS / 8));
      }, { timeout: LIMIT_MS, interval: 50 });
    }
    const delivery = startDelivery({ leaseMs: 200, deliver: haveEffect });
    await vi.waitFor(async () => expect(await countWaiting()).toBe(0), { timeout: LIMIT_MS, interval: 200 });
    await delivery.stop();
    const effects = await readEffects();
    expect(effects.map(({ postId }) => postId)).toEqual(upTo(EVENTS));
    // Each kill fell between an effect and its acknowledgement: told twice, had once.
    expect(effects.filter(({ told }) => told > 1).map(({ told }) => told)).toEqual([2, 2, 2, 2, 2]);
  }, LIMIT_MS);

  it('when the whole process is killed with -9, twice, while two extensions listen', async () => {
    const EVENTS = 400;
    await installExtension({ slug: 'a-second', hooks: [{ event: 'post_created', priority: 60 }] });
    await installExtension({ slug: 'b-first', hooks: [{ event: 'post_created', priority: 40 }] });
    await recordPosts({ to: EVENTS });
    for (const seen of [150, 450]) {
      const child = startChild();
      await vi.waitFor(async () => expect((await readEffects()).length).toBeGreaterThan(seen), { timeout: 60_000, interval: 20 });
      child.kill('SIGKILL');
      await new Promise((resolve) => child.once('exit', resolve));
      expect(await countWaiting()).toBeGreaterThan(0);
    }
    const delivery = startDelivery({ leaseMs: 500, pollMs: 100, deliver: haveEffect });
    await vi.waitFor(async () => expect(await countWaiting()).toBe(0), { timeout: 60_000, interval: 100 });
    await delivery.stop();
    const effects = await readEffects();
    for (const slug of ['a-second', 'b-first']) expect(effects.filter((effect) => effect.slug === slug).map(({ postId }) => postId)).toEqual(upTo(EVENTS));
    for (const id of upTo(EVENTS)) expect(effects.filter(({ postId }) => postId === id).map(({ slug }) => slug)).toEqual(['b-first', 'a-second']);
  }, LIMIT_MS);
});

it('a hint makes delivery start at once, before any poll', async () => {
  await installExtension({ slug: 'polls', hooks: ['post_created'] });
  const delivery = startDelivery({ pollMs: 60_000, deliver: haveEffect });
  await recordPosts({ to: 1 });
  await vi.waitFor(async () => expect((await readEffects()).length).toBe(1), { timeout: 5000, interval: 10 });
  await delivery.stop();
});

function startChild(): ChildProcess {
  const path = fileURLToPath(new URL('deliver.fixture.ts', import.meta.url));
  return fork(path, { execArgv: ['--import', 'tsx'], stdio: 'inherit', env: { ...process.env, NODE_OPTIONS: '' } });
}
