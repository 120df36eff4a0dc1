import { beforeAll, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { startDelivery } from '@/lib/events/start-delivery';
import { recordPosts } from '@/lib/events/testing';
import { listPosts } from '@/lib/posts/list-posts';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost } from '@/lib/testing/factories';
import { answerHost } from '../host-api/answer-host';
import { useServerHalves, writeFiles } from '../install/testing';
import { startMeter, watchForum } from '../runner/testing/watch-forum';
import { deliverEvent } from './deliver-event';

useTestDatabase();
const halves = useServerHalves(answerHost);

const EVENTS = process.env.NEXUS_LONG ? 10_000 : 500;
const LIMIT_MS = 1_800_000;
const SLUGS = { early: 10, late: 80 } as const;
// Order is held while nobody is slow, and a start may be slow on a busy machine.
const PATIENT = { startMs: 60_000, eventMs: 60_000, eventOrderMs: 60_000 };

const files = (slug: string, priority: number) => ({
  'manifest.json': JSON.stringify({ manifest_version: 2, name: slug, slug, version: '1.0.0', module: 'Counts', hooks: [{ event: 'post_created', priority }] }),
  'server/index.ts': `
    import { defineExtension } from '@nexus/sdk';
    export const Counts = defineExtension({
      async handleEvent(event, payload, settings, nexus, { id }) { await nexus.db.query('INSERT INTO heard (id, post_id) VALUES ($1, $2)', [id, payload.post_id]); },
    });`,
  'migrations/0001_heard.up.sql': 'CREATE TABLE heard (place serial, id uuid PRIMARY KEY, post_id int NOT NULL UNIQUE, at timestamptz NOT NULL DEFAULT clock_timestamp());',
  'migrations/0001_heard.down.sql': 'DROP TABLE heard;',
});

beforeAll(async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: PATIENT } });
  for (const [slug, priority] of Object.entries(SLUGS)) await halves.install(await writeFiles(files(slug, priority)));
  await createPost();
});

async function readHeard(slug: string): Promise<{ postId: number; at: string }[]> {
  const { rows } = await getPool().query<{ name: string }>(`SELECT quote_ident(nspname) AS name FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_' || $1`, [slug]);
  return (await getPool().query<{ postId: number; at: string }>(`SELECT post_id AS "postId", at::text FROM ${rows[0]?.name}.heard ORDER BY place`)).rows;
}

it(`${EVENTS} events that wait for two extensions are delivered in order by few questions, while the forum is read`, async () => {
  // Nobody else is installed: the forum is read twice over.
  const readers = { readForum: () => listPosts(null, {}), readNeighbour: () => listPosts(null, {}).then(() => 200) };
  const meter = await startMeter(readers);
  const calm = await meter.measure();
  await recordPosts({ to: EVENTS });

  const asked = vi.spyOn(getPool(), 'query');
  const watching = watchForum(readers);
  const startedAt = performance.now();
  const delivery = startDelivery({ deliver: deliverEvent, limits: halves.supervisor().knobs });
  const meanwhile = await meter.measure();
  await vi.waitUntil(async () => (await db().eventDelivery.count()) === 0, { timeout: LIMIT_MS, interval: 50 });
  const seconds = (performance.now() - startedAt) / 1000;
  const seen = await watching.stop();
  await delivery.stop();
  await meter.stop();
  const questions = asked.mock.calls.filter(([query]) => /events-|extension-/.test(nameOf(query))).length / (EVENTS * 2);
  process.stdout.write(`${EVENTS * 2} deliveries in ${seconds.toFixed(1)} s: ${Math.round((EVENTS * 2) / seconds)} a second, ${questions.toFixed(2)} questions each; p99 of a read ${meanwhile.forum.toFixed(1)} ms, calm ${calm.forum.toFixed(1)} ms\n`);

  const [early, late] = await Promise.all(Object.keys(SLUGS).map(readHeard));
  const all = Array.from({ length: EVENTS }, (_, index) => index + 1);
  expect([early?.map(({ postId }) => postId), late?.map(({ postId }) => postId)]).toEqual([all, all]);
  expect(late?.filter(({ at }, index) => String(early?.[index]?.at) >= at)).toEqual([]);
  expect(seen.failures).toEqual([]);
  // Claim, settings, acknowledgement, and the looks that a turn now and then needs.
  expect(questions).toBeLessThan(3.5);
}, LIMIT_MS + 60_000);

const nameOf = (query: unknown): string => (typeof query === 'object' && query !== null && 'name' in query ? String(query.name) : '');
