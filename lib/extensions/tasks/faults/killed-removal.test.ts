import { appendFile, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { listTraces, type Look } from './look';
import { expectWaiting, readForLong } from './locks';
import { isLong, pointsOf, useForums } from './testing';

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

useTestDatabase();
const forums = useForums();

const RUNS = { version: '1.0.0', status: 'loaded', error: null, asset: '1.0.0', columns: ['words.id', 'words.word'] };
let before: Look | null = null;

async function ensureInstalled(): Promise<void> {
  if ((await forums.look())?.status !== 'loaded') {
    await forums.publish('1.0.0');
    expect(await forums.install()).toMatchObject({ state: 'done' });
    await forums.say('mine');
  }
  before = await forums.look();
  expect(before).toMatchObject(RUNS);
}

describe('a removal that is killed with -9', () => {
  beforeEach(ensureInstalled);

  // From the moment that it is marked the next start goes on with it.
  const begun = (point: string) => point !== 'begin:stop';

  test.each(pointsOf(['stop', 'goodbye', 'remove'], ['begin:stop', 'begin:goodbye', 'begin:remove', 'done:remove']))('at %s, data kept, has not begun, or is done with the next start', async (point) => {
    await expectEither(await forums.killAt(point, 'uninstall', { mode: 'keep' }), point);
    if (!begun(point)) return;
    expect(await db().extensionKeptData.findMany({ select: { slug: true, version: true } })).toEqual([{ slug: 'hello', version: '1.0.0' }]);
    await forums.install();
    const words = (await forums.look())?.words;
    expect(words).toEqual([...wordsOf(before), ...Array.from({ length: goodbyes(words, before) }, () => 'goodbye'), 'installed']);
  });

  test.each(pointsOf(['goodbye', 'export', 'remove'], ['begin:export', 'begin:remove', 'done:remove']))('at %s, data exported, is done with the next start, and what it kept is in a file', async (point) => {
    await rm(exportsFolder(), { recursive: true, force: true });
    await expectEither(await forums.killAt(point, 'uninstall', { mode: 'export', confirm: 'hello' }), point);
    expect(await listTraces('hello')).toEqual([]);
    const files = await readdir(exportsFolder());
    expect(files.length).toBeGreaterThan(0);
    // Also the one that was written by who was killed.
    for (const file of files) {
      const lines = gunzipSync(await readFile(path.join(exportsFolder(), file))).toString().trim().split('\n').map((line) => JSON.parse(line));
      const words: string[] = lines.filter(({ table }) => table === 'words').map(({ row }) => row.word);
      expect(words.slice(0, wordsOf(before).length)).toEqual(wordsOf(before));
      expect(words.slice(wordsOf(before).length).every((word) => word === 'goodbye')).toBe(true);
    }
  });

  test.each(pointsOf(['stop', 'goodbye', 'remove'], ['begin:goodbye', 'begin:remove', 'done:remove']))('at %s, data deleted, has not begun, or is done with the next start', async (point) => {
    await expectEither(await forums.killAt(point, 'uninstall', { mode: 'purge', confirm: 'hello' }), point);
    if (begun(point)) expect(await listTraces('hello')).toEqual([]);
  });

  test('in the middle of dropping its tables is done with the next start', async () => {
    const letGo = await readForLong();
    const id = await forums.begin('uninstall', { mode: 'purge', confirm: 'hello' });
    await expectWaiting('DROP SCHEMA%');
    await forums.forum().kill();
    await letGo();
    await forums.startAgain();
    await expectEither(await forums.atRest(id), 'begin:remove');
    expect(await listTraces('hello')).toEqual([]);
  });

  async function expectEither(task: { state: string; message: string | null }, point: string): Promise<void> {
    expect(task).toMatchObject({ state: 'failed', message: 'The forum was stopped while it was at it. A removal that has begun goes on by itself; try it again if it is still installed.' });
    expect(await forums.look()).toEqual(begun(point) ? null : before);
    await forums.expectClean();
    if (isLong && !begun(point)) expect(await forums.finish('uninstall', { mode: 'keep' })).toMatchObject({ state: 'done' });
  }
});

describe('fetched once more because its files are damaged, and killed with -9', () => {
  const DAMAGED = { ...RUNS, status: 'not_loaded', error: 'Its stored files are not those that were installed. Install it again.', words: 404, asset: 404 };

  beforeEach(async () => {
    await ensureInstalled();
    const { digest } = await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
    await appendFile(path.join(forums.dataDir(), 'extensions', 'hello', digest, 'README.md'), '!');
  });

  test.each(pointsOf(['resolve', 'release', 'download', 'extract', 'read', 'check', 'store', 'compile', 'start', 'assets', 'switch'], ['begin:read', 'begin:check', 'begin:store', 'begin:compile', 'begin:switch', 'done:switch']))('at %s it is damaged as before, or whole', async (point) => {
    expect(await forums.killAt(point, 'sync')).toMatchObject({ state: 'failed', message: expect.stringContaining('The forum was stopped while it was at it.') });
    const look = await forums.look();
    const isWhole = /compile|start|assets|switch/.test(point);
    expect(look).toEqual(isWhole ? before : { ...before, ...DAMAGED });
    if (isWhole) return forums.expectClean();
    expect(await forums.finish('sync')).toMatchObject({ state: 'done' });
    expect(await forums.look()).toEqual(before);
    await forums.expectClean();
  });
});

const exportsFolder = () => path.join(forums.dataDir(), 'exports');
const wordsOf = (look: Look | null): string[] => (Array.isArray(look?.words) ? look.words : []);
/** It says goodbye again where it was interrupted. */
const goodbyes = (words: Look['words'] | undefined, earlier: Look | null) => (Array.isArray(words) ? words.length - wordsOf(earlier).length - 1 : 0);
