import { beforeEach, describe, expect, test, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { expectWaiting, readForLong } from './locks';
import type { Look } from './look';
import { isLong, MORE, pointsOf, useForums } from './testing';

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

useTestDatabase();
const forums = useForums();

const OLD = { version: '1.0.0', status: 'loaded', error: null, asset: '1.0.0', columns: ['words.id', 'words.word'] };
const NEW = { ...OLD, version: '1.1.0', asset: '1.1.0', columns: ['words.id', 'words.more', 'words.word'] };
/** A hook that was interrupted runs again. */
const GREETING = ['updated 1.0.0 1.1.0'];
const STEPS = ['resolve', 'release', 'download', 'extract', 'read', 'check', 'store', 'compile', 'start', 'assets', 'switch'] as const;
const AFTERWARDS = isLong ? ['begin:hook', 'done:hook'] : ['done:switch', 'begin:hook', 'done:hook'];
const UPDATE = { version: '1.1.0' };

const wordsOf = (look: Look | null): string[] => (Array.isArray(look?.words) ? look.words : []);

/** It is as it was at `from`, or as `to` says, and nothing else. */
async function expectEither(before: string[], isNew: boolean, { from, to, greeting = [] }: { from: object; to: object; greeting?: string[] }): Promise<void> {
  const look = await forums.look();
  expect(look).toMatchObject(isNew ? to : from);
  expect(isNew ? [[...before, ...greeting], [...before, ...greeting, ...greeting]] : [before]).toContainEqual(wordsOf(look));
  await forums.expectClean();
}

async function bringTo(version: string): Promise<string[]> {
  const look = await forums.look();
  if (!look) {
    await forums.publish('1.0.0');
    await forums.install();
    await forums.say('mine');
    await forums.publish('1.1.0', MORE);
    return bringTo(version);
  }
  if (look.version !== version) expect(await forums.finish(version === '1.0.0' ? 'rollback' : 'update', { version })).toMatchObject({ state: 'done' });
  return wordsOf(await forums.look());
}

describe('an update that is killed with -9', () => {
  let words: string[] = [];
  beforeEach(async () => {
    words = await bringTo('1.0.0');
  });

  test.each([...pointsOf(STEPS), ...AFTERWARDS])('at %s leaves the old version running, or the new one', async (point) => {
    expect(await forums.killAt(point, 'update', UPDATE)).toMatchObject({ state: 'failed', message: expect.stringContaining('The forum was stopped while it was at it.') });
    await expectEither(words, /done:switch|hook/.test(point), { from: OLD, to: NEW, greeting: GREETING });
    if (!isLong) return;
    expect(await forums.finish('update', UPDATE)).toMatchObject({ state: 'done' });
    expect(await forums.look()).toMatchObject(NEW);
  });

  test('in the middle of its migration leaves the old version with its tables', async () => {
    const letGo = await readForLong();
    try {
      const id = await forums.begin('update', UPDATE);
      await expectWaiting('ALTER TABLE%');
      await forums.forum().kill();
      await forums.startAgain();
      expect(await forums.atRest(id)).toMatchObject({ state: 'failed' });
      // What the killed forum had asked for does not wait on, with all that would have to wait behind it.
      await expectEither(words, false, { from: OLD, to: NEW });
    } finally {
      await letGo();
    }
    expect(await forums.finish('update', UPDATE)).toMatchObject({ state: 'done' });
    await expectEither(words, true, { from: OLD, to: NEW, greeting: GREETING });
  });
});

describe('a rollback that is killed with -9', () => {
  let words: string[] = [];
  beforeEach(async () => {
    words = await bringTo('1.1.0');
    await forums.forum().tell('act', { act: 'hold', viewer: forums.admin(), input: { slug: 'hello', version: '' } });
  });

  test.each(pointsOf(['read', 'check', 'store', 'compile', 'start', 'assets', 'switch'], ['begin:read', 'begin:store', 'begin:switch', 'done:switch']))('at %s leaves the newer version running, or the older one and the newer held back', async (point) => {
    expect(await forums.killAt(point, 'rollback')).toMatchObject({ state: 'failed', message: expect.stringContaining('The forum was stopped while it was at it.') });
    await expectEither(words, point === 'done:switch', { from: { ...NEW, held: null }, to: { ...OLD, held: '1.1.0' } });
    if (!isLong || point === 'done:switch') return;
    expect(await forums.finish('rollback')).toMatchObject({ state: 'done' });
    expect(await forums.look()).toMatchObject({ ...OLD, held: '1.1.0' });
  });
});
