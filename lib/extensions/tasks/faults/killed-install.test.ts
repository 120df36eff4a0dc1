import { beforeEach, expect, test, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { pointsOf, isLong, useForums } from './testing';

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

useTestDatabase();
const forums = useForums();

const COLUMNS = ['words.id', 'words.word'];
const RUNS = { version: '1.0.0', status: 'loaded', error: null, held: null, asset: '1.0.0', columns: COLUMNS };
/** A hook that was interrupted runs again. */
const ONCE_OR_TWICE = [['installed'], ['installed', 'installed']];

beforeEach(async () => {
  await forums.publish('1.0.0');
  const look = await forums.look();
  if (look?.status === 'loaded') expect((await forums.finish('uninstall', { mode: 'purge', confirm: 'hello' })).message).toBe('hello is removed, with all its data.');
});

// What one killed attempt left is what the next one finds: each gets further than the one before.
test.each(pointsOf(['resolve', 'release', 'download', 'extract', 'read', 'check', 'store', 'compile', 'start', 'assets', 'switch']))('killed with -9 at %s of a first install, nothing of it runs', async (point) => {
  const task = await forums.killAt(point, 'install', { address: forums.address() });
  if (point === 'done:switch') return expectInstalled();
  const look = await forums.look();
  expect(task).toMatchObject({ state: 'failed', canRetry: true });
  if (look) expect(look).toEqual({ version: '', status: 'not_loaded', error: 'Its install was cut off before it was done; nothing of it runs. Install it again.', held: null, words: 404, asset: 404, columns: [] });
  await forums.expectClean();
  if (!isLong) return;
  expect(await forums.install()).toMatchObject({ state: 'done', message: expect.any(String) });
  await expectInstalled();
});

test.each(['done:switch', 'begin:hook', 'done:hook'])('killed with -9 at %s of a first install, all of it runs', async (point) => {
  expect(await forums.killAt(point, 'install', { address: forums.address() })).toMatchObject({ state: 'failed' });
  await expectInstalled();
});

test('killed with -9 while it waits, it can still be agreed to', async () => {
  const id = await forums.begin('install', { address: forums.address() });
  expect(await forums.atRest(id)).toMatchObject({ state: 'waiting' });
  await forums.forum().kill();
  await forums.startAgain();
  expect(await forums.approve(id)).toMatchObject({ state: 'done', message: 'Version 1.0.0 is installed.' });
  await expectInstalled();
});

async function expectInstalled(): Promise<void> {
  const { words, ...look } = (await forums.look()) ?? {};
  expect(look).toEqual(RUNS);
  expect(ONCE_OR_TWICE).toContainEqual(words);
  await forums.expectClean();
}
