import { beforeAll, expect, test } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { listPosts } from '@/lib/posts/list-posts';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createViewer } from '@/lib/testing/factories';
import { answerApi } from '../api/answer-api';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { knobTable } from '../runner/knobs';
import { answerHost } from './answer-host';

useTestDatabase();
const halves = useServerHalves(answerHost);

/** All that an extension may have, but one: to open the gate. */
const IN_FLIGHT = 63;
const SERVER = `
  import { defineExtension } from '@nexus/sdk';
  let timers = 0;
  let waiting = 0;
  let open;
  const gate = new Promise((resolve) => { open = resolve; });
  export const Hello = defineExtension({
    routes(router, nexus) {
      router.get('/greedy', {}, async () => {
        waiting += 1;
        await gate;
        const pages = await Promise.all(Array.from({ length: 3 }, () => nexus.posts.list({ limit: 20 })));
        return pages.map(({ items }) => items.length);
      });
      router.get('/popular', {}, async () => (await Promise.all(Array.from({ length: 50 }, () => nexus.kv.get('a')))).length);
      router.get('/waiting', {}, () => waiting);
      router.get('/open', {}, () => open());
      router.get('/behind', {}, async () => {
        setTimeout(async () => {
          const all = await Promise.allSettled(Array.from({ length: 200 }, () => nexus.kv.get('a')));
          timers = all.filter(({ status, reason }) => status === 'rejected' && reason.name === 'RateLimitError' && reason.message.includes('outside of a request')).length;
        }, 1);
      });
      router.get('/refused', {}, () => timers);
    },
    async handleEvent() {},
  });`;

let viewer: Viewer;
const ask = async (path: string) => {
  const response = await answerApi({ request: new Request(`http://forum/ext/hello/api${path}`), slug: 'hello', viewer, address: 'x' });
  return { status: response.status, body: await response.json().catch(() => null) };
};

beforeAll(async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: { routeMs: 60_000, backgroundCallsPerSecond: 5 } } });
  await halves.following().catchUp();
  viewer = await createViewer();
  for (let post = 0; post < 20; post += 1) await createPost();
  await halves.install(await writeFiles(helloFiles({ capabilities: ['content:read'] }, { 'server/index.ts': SERVER })));
});

test('64 requests that each ask for much leave pages their connections to the database', async () => {
  const greedy = Array.from({ length: IN_FLIGHT }, () => ask('/greedy'));
  // What the requests themselves ask of the database, as pages do, is over when all of them wait at the gate.
  await expect.poll(async () => (await ask('/waiting')).body, { timeout: 60_000 }).toBe(IN_FLIGHT);
  let mostWaiting = 0;
  let reads = 0;
  const done = new AbortController();
  const watching = (async () => {
    while (!done.signal.aborted) {
      const reading = listPosts(viewer, {});
      // Whoever waits here waits behind the extension.
      mostWaiting = Math.max(mostWaiting, getPool().waitingCount);
      await reading;
      reads += 1;
    }
  })();
  await ask('/open');
  const answers = await Promise.all(greedy);
  done.abort();
  await watching;
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(new Set([JSON.stringify({ status: 200, body: [20, 20, 20] })]));
  expect(reads).toBeGreaterThan(20);
  expect(mostWaiting).toBeLessThan(10);
}, 120_000);

test('what nobody waits for is held to less', async () => {
  expect((await ask('/behind')).status).toBe(204);
  await expect.poll(async () => (await ask('/refused')).body, { timeout: 60_000 }).toBeGreaterThan(50);
}, 90_000);

test('more calls than a runner may make in a second wait; none is refused', async () => {
  const answers = await Promise.all(Array.from({ length: IN_FLIGHT }, () => ask('/popular')));
  expect(IN_FLIGHT * 50).toBeGreaterThan(knobTable.messagesPerSecond.value);
  expect(answers).toEqual(Array.from({ length: IN_FLIGHT }, () => ({ status: 200, body: 50 })));
}, 90_000);
