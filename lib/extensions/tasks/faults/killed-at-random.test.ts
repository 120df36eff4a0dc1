import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import type { Act } from '@/lib/testing/forum-process';
import type { Look } from './look';
import { isLong, MORE, useForums } from './testing';

const KILLS = isLong ? 500 : 20;
// Each kill costs a process.
vi.setConfig({ testTimeout: KILLS * 20_000, hookTimeout: 60_000 });

useTestDatabase();
const forums = useForums();

/** What an admin knows of it: the version that runs, its words, and those of a removal that kept them. */
interface State {
  version: string | null;
  words: string[];
}

interface Move {
  act: Act;
  input?: object;
  /** What is there when it comes off. */
  to: (state: State) => { version: string | null; words: string[]; hook?: string };
}

const MOVES: Record<string, Move> = {
  install: { act: 'install', to: ({ words }) => ({ version: '1.0.0', words, hook: 'installed' }) },
  update: { act: 'update', input: { version: '1.1.0' }, to: ({ words }) => ({ version: '1.1.0', words, hook: 'updated 1.0.0 1.1.0' }) },
  rollback: { act: 'rollback', to: ({ words }) => ({ version: '1.0.0', words }) },
  keep: { act: 'uninstall', input: { mode: 'keep' }, to: ({ words }) => ({ version: null, words }) },
  purge: { act: 'uninstall', input: { mode: 'purge', confirm: 'hello' }, to: () => ({ version: null, words: [] }) },
};
// What 1.1.0 leaves behind only 1.1.0 takes over: 1.0.0 does not know its column.
const movesFrom = ({ version }: State): string[] => (version === null ? ['install'] : version === '1.0.0' ? ['update', 'update', 'keep', 'purge'] : ['rollback', 'rollback', 'purge']);

const nextStart = fc.oneof({ weight: 5, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.integer({ min: 0, max: 700 }) });
const moments = fc.record({ pick: fc.nat(), moment: fc.double({ min: 0, max: 1.2, noNaN: true }), start: nextStart });

test(`killed with -9 at ${KILLS} moments that nobody chose, it is as before or as it was to be`, async () => {
  const seed = Number(process.env.NEXUS_SEED ?? Date.now() % 1_000_000_000);
  console.info(`NEXUS_SEED=${seed}`);
  await forums.publish('1.1.0', MORE);
  await forums.publish('1.0.0');
  let state: State = { version: null, words: [] };
  // How long each of them takes here; nobody knows before.
  const took = new Map<string, number>();
  for (const [count, { pick, moment, start }] of fc.sample(fc.noBias(moments), { seed, numRuns: KILLS }).entries()) {
    const names = movesFrom(state);
    const name = names[pick % names.length] ?? 'install';
    const move = MOVES[name];
    if (!move) throw new Error(name);
    const input = { ...(name === 'install' && { address: forums.address() }), ...move.input };
    const ms = moment * (took.get(name) ?? 1_500);
    await forums.killDuring(ms, () => forums.finish(move.act, input));
    if (start !== null) await forums.killStarting(start);
    const found = await forums.look();
    const about = `seed ${seed}, kill ${count}: ${name} after ${Math.round(ms)} ms${start === null ? '' : `, its next start after ${start} ms`}`;
    state = whichOf({ before: state, after: move.to(state), found, about });
    await forums.expectClean();
    const began = performance.now();
    if (state.version !== move.to(state).version && count % 2 === 0) {
      const { state: end, message } = await forums.finish(move.act, input);
      expect(end, `${about}, tried again: ${message}`).toBe('done');
      took.set(name, performance.now() - began);
      state = whichOf({ before: state, after: move.to(state), found: await forums.look(), about });
    }
  }
});

/** Which of two states it is in; a word of a hook may be there twice, and one that said goodbye may have stayed. */
function whichOf({ before, after, found, about }: { before: State; after: ReturnType<Move['to']>; found: Look | null; about: string }): State {
  const version = found === null || found.version === '' ? null : found.version;
  expect([before.version, after.version], about).toContain(version);
  if (version === null) return version === before.version ? before : { version, words: after.words };
  expect(found, about).toMatchObject({ version, status: 'loaded', error: null, asset: version, columns: version === '1.1.0' ? ['words.id', 'words.more', 'words.word'] : ['words.id', 'words.word'] });
  const words = Array.isArray(found?.words) ? found.words.filter((word) => word !== 'goodbye') : [];
  const hook = 'hook' in after && after.hook !== undefined && version === after.version ? after.hook : null;
  const expected = version === after.version ? after.words : before.words;
  expect(hook === null ? [expected] : [[...expected, hook], [...expected, hook, hook]], about).toContainEqual(words);
  return { version, words };
}
