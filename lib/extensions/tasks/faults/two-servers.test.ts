import { beforeAll, expect, test, vi } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { getPool } from '@/lib/db/pool';
import type { ForumProcess } from '@/lib/testing/forum-process';
import { useTestDatabase } from '@/lib/testing/database';
import { listTraces } from './look';
import { MORE, PASSWORD, SLUG, useForums } from './testing';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

useTestDatabase();
const forums = useForums();
/** Everything that is installed, changed or removed is so on every server by then. */
const CONTRACT_MS = 5_000;
const greeting = (version: string) => ({ 'server/greet.ts': `export const greet = () => 'I am ${version}';` });
const enable = (enabled: boolean) => forums.forum().tell('act', { act: 'enable', viewer: forums.admin(), input: { slug: SLUG, enabled } });

let servers: ForumProcess[] = [];

beforeAll(async () => {
  servers = [forums.forum(), await forums.startAnother()];
  await forums.publish('1.1.0', { ...MORE, ...greeting('1.1.0') });
  await forums.publish('1.0.0', greeting('1.0.0'));
});

/** What one of them answers: the version that its runner and its file say, or the statuses. */
async function answerOf(server: ForumProcess): Promise<string> {
  const [route, asset] = await Promise.all([server.tell('ask', { slug: SLUG, path: '/hello/you' }), server.tell('asset', { slug: SLUG, path: 'hello.js' })]);
  const ran = route.status === 200 ? String(JSON.parse(route.body).text).replace('I am ', '') : route.status === 404 ? 404 : `${route.status} ${route.body}`;
  return `${ran} ${asset.status === 200 ? asset.body.replace('// ', '') : asset.status}`;
}

/** Asks both again and again from the moment that it was said to be done. @returns everything that they answered before */
async function expectSeen(wanted: string, done: Promise<unknown>): Promise<string[]> {
  const seen = new Set<string>();
  let doneAt = Number.POSITIVE_INFINITY;
  void done.then(() => (doneAt = performance.now()));
  const isSeen = async () => {
    const answers = await Promise.all(servers.map(answerOf));
    answers.forEach((answer) => seen.add(answer));
    return doneAt !== Number.POSITIVE_INFINITY && answers.every((answer) => answer === wanted);
  };
  expect(await waitUntil(isSeen, 60_000), [...seen].join(', ')).toBe(true);
  await done;
  expect(performance.now() - doneAt).toBeLessThan(CONTRACT_MS);
  seen.delete(wanted);
  return [...seen];
}

test('of four installs at once one works, and three are told which one is in their way', async () => {
  const ids = await Promise.all([0, 1, 0, 1].map((index) => servers[index]?.tell('act', { act: 'install', viewer: forums.admin(), input: { address: forums.address() } })));
  for (const id of ids) expect(await forums.atRest(String(id))).toMatchObject({ state: 'waiting' });
  // The one that is first waits for this until the others have been told.
  const client = await getPool().connect();
  await client.query(`BEGIN; INSERT INTO extension_install_locks VALUES ('') ON CONFLICT DO NOTHING; SELECT FROM extension_install_locks WHERE slug = '' FOR UPDATE`);
  await Promise.all(ids.map((id, index) => servers[index % 2]?.tell('act', { act: 'approve', viewer: forums.admin(), input: { id: String(id), password: PASSWORD } })));
  const countFailed = async () => (await getPool().query(`SELECT FROM extension_tasks WHERE state = 'failed'`)).rowCount;
  expect(await waitUntil(async () => (await countFailed()) === 3, 30_000)).toBe(true);
  await client.query('ROLLBACK');
  client.release();
  const ends = await Promise.all(ids.map((id) => forums.atRest(String(id))));
  expect(ends.map(({ state, message }) => `${state}: ${message}`).toSorted()).toEqual(['done: Version 1.0.0 is installed.', ...Array.from({ length: 3 }, () => 'failed: The extension "hello" is being installed, changed or removed right now.')]);
  await expectSeen('1.0.0 1.0.0', Promise.resolve());
  await forums.expectClean();
});

test('an update is seen on both within 5 s, and until then the version before answers', async () => {
  const before = await expectSeen('1.1.0 1.1.0', forums.finish('update', { version: '1.1.0' }));
  // The registry row is one for all; a runner is changed when its server hears of it.
  expect(before.filter((answer) => !['1.0.0 1.0.0', '1.0.0 1.1.0', '1.1.0 1.0.0'].includes(answer))).toEqual([]);
});

test('switched off and on, it is so on both within 5 s', async () => {
  expect(await expectSeen('404 404', enable(false))).not.toContain('500 404');
  expect(await expectSeen('1.1.0 1.1.0', enable(true))).not.toContain('500 404');
});

test('a rollback is seen on both within 5 s', async () => {
  const before = await expectSeen('1.0.0 1.0.0', forums.finish('rollback'));
  expect(before.filter((answer) => !['1.1.0 1.1.0', '1.1.0 1.0.0', '1.0.0 1.1.0'].includes(answer))).toEqual([]);
});

test('a removal is seen on both within 5 s', async () => {
  await expectSeen('404 404', forums.finish('uninstall', { mode: 'purge', confirm: SLUG }));
  expect(await listTraces(SLUG)).toEqual([]);
  await forums.expectClean();
});

test('what a server that was killed left half removed, the other one removes', async () => {
  await forums.install();
  const [, dying] = servers;
  await dying?.tell('dieAt', { point: 'begin:remove' });
  const id = String(await dying?.tell('act', { act: 'uninstall', viewer: forums.admin(), input: { slug: SLUG, mode: 'export', confirm: SLUG } }));
  expect(await dying?.ended).toBe('SIGKILL');
  // Nobody tells the other one: it misses the signs of life.
  expect(await waitUntil(async () => (await forums.look()) === null, 30_000)).toBe(true);
  expect(await forums.atRest(id)).toMatchObject({ state: 'failed', message: expect.stringContaining('A removal that has begun goes on by itself') });
  expect(await waitUntil(async () => (await listTraces(SLUG)).length === 0, 20_000)).toBe(true);
  await forums.expectClean();
});
