import { beforeAll, describe, expect, test, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import type { Behaviour } from '@/lib/testing/release-server';
import { answerHost } from '../../host-api/answer-host';
import { useTasks } from '../testing';
import { actsOn, nothingFails } from './acts';
import { useFaults } from './inject';
import { isLong } from './testing';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost, { keeps: true });
useFaults(() => world.halves.dataDir());
const acts = actsOn(world);

beforeAll(acts.prepare);

const BEHAVIOURS: Record<string, Behaviour> = {
  'is reset': { does: 'reset' },
  'answers 500': { does: 'answer', status: 500 },
  'is cut off': { does: 'cut', afterBytes: 10 },
};
/** By request; an archive and the manifest on the main branch are asked for again or done without, and the last one is not reached. */
const ENDS = {
  // The manifest on the main branch, the release, its asset, where that leads to.
  install: ['done', 'failed', 'done', 'done', 'done'],
  update: ['failed', 'done', 'done', 'done'],
};
const MOST = 20;

describe.each(isLong ? ['install', 'update'] as const : ['install'] as const)('%s', (name) => {
  test.each(Object.keys(BEHAVIOURS))('whichever request %s, it is tried again or told, and nothing is half done', async (what) => {
    const behaviour = BEHAVIOURS[what];
    if (!behaviour) throw new Error(what);
    const ends: string[] = [];
    for (let at = 1; at <= MOST; at += 1) {
      const before = world.server().requests.length;
      world.server().behaveAt(at, behaviour);
      const injection = { ...nothingFails(), at, hit: `the request ${what}` };
      const { state, message } = await acts.hold(name, injection);
      const asked = world.server().requests.length - before;
      world.server().behaveAgain();
      if (state !== 'done') expect(message).toMatch(/127\.0\.0\.1:\d+ (answered 500|could not be reached|closed the connection|ended|broke off)/);
      ends.push(state);
      if (asked < at) break;
    }
    expect(ends).toEqual(ENDS[name]);
  });
});
