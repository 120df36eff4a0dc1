import fc from 'fast-check';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../../host-api/answer-host';
import { startInstall, startRollback, startUninstall, startUpdate } from '../start-task';
import { useTasks } from '../testing';
import { attempt, expectClean, expectLostConnections, look, say, sweep, type Outcome } from './failing';
import { useFaults, type Fault, type Injection } from './inject';
import { listTraces, type Look } from './look';
import { isLong, MORE, releaseFiles, SLUG } from './testing';

vi.setConfig({ testTimeout: isLong ? 3_600_000 : 240_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost, { keeps: true });
useFaults(() => world.halves.dataDir());

/** How many operations of each case fail in the short run; the long one takes each of them. */
const SHORT = 4;
const seed = Number(process.env.NEXUS_SEED ?? Date.now() % 1_000_000_000);

const OLD = { version: '1.0.0', status: 'loaded', error: null, asset: '1.0.0', columns: ['words.id', 'words.word'] };
const NEW = { ...OLD, version: '1.1.0', asset: '1.1.0', columns: ['words.id', 'words.more', 'words.word'] };

interface Act {
  /** Version that it begins with; null where it is not installed. */
  from: string | null;
  start: (admin: Viewer) => Promise<string>;
  to: object | null;
  /** Word of the hook that runs when it comes off. */
  hook: string[];
}

const ACTS: Record<string, Act> = {
  install: { from: null, start: (admin) => startInstall(admin, { address: world.address() }), to: { ...OLD, held: null }, hook: ['installed'] },
  update: { from: '1.0.0', start: (admin) => startUpdate(admin, { slug: SLUG, version: '1.1.0' }), to: NEW, hook: ['updated 1.0.0 1.1.0'] },
  rollback: { from: '1.1.0', start: (admin) => startRollback(admin, { slug: SLUG }), to: { ...OLD, held: '1.1.0' }, hook: [] },
  purge: { from: '1.0.0', start: (admin) => startUninstall(admin, { slug: SLUG, mode: 'purge', confirm: SLUG }), to: null, hook: [] },
  export: { from: '1.0.0', start: (admin) => startUninstall(admin, { slug: SLUG, mode: 'export', confirm: SLUG }), to: null, hook: [] },
};

const FAULTS: readonly Fault[] = ['EIO', 'ENOSPC', 'query lost', 'answer lost', 'time over', 'hour later', 'hour earlier'];
const CASES = FAULTS.flatMap((fault) => Object.keys(ACTS).map((name) => ({ fault, name })));

const nothing = (): Injection => ({ fault: 'nothing', at: 0, count: 0, hit: null, isInHaste: true });
const run = async (name: string) => expect(await attempt(world, nothing(), (ACTS[name] as Act).start)).toMatchObject({ state: 'done' });

beforeAll(async () => {
  console.info(`NEXUS_SEED=${seed}`);
  await world.server().publish({ owner: 'acme', repo: 'hello', version: '1.1.0', files: releaseFiles('1.1.0', MORE) });
  await world.server().publish({ owner: 'acme', repo: 'hello', version: '1.0.0', files: releaseFiles('1.0.0') });
});

async function bringTo(version: string | null): Promise<Look | null> {
  const found = await look();
  const now = found?.version || null;
  if (now === version) return found;
  if (now === null) {
    await run('install');
    await say('mine');
  } else await run(version === null ? 'purge' : version === '1.0.0' ? 'rollback' : 'update');
  return bringTo(version);
}

test.each(CASES)('$name, $fault: whichever operation it is, the old state holds or the new one', async ({ fault, name }) => {
  expectLostConnections();
  const act = ACTS[name];
  if (!act) throw new Error(name);
  const begin = async (at: number) => {
    const before = await bringTo(act.from);
    const injection: Injection = { fault, at, count: 0, hit: null, isInHaste: true };
    const outcome = await attempt(world, injection, act.start);
    await judge({ name, act, before, injection, outcome, about: `seed ${seed}: ${name}, ${fault} at ${at} (${injection.hit}) → ${outcome.state}: ${outcome.message}` });
    return injection;
  };
  if (isLong) {
    for (let at = 1; (await begin(at)).hit !== null; at += 1);
    return;
  }
  const { count } = await begin(Infinity);
  // One of each part of the whole.
  for (const [part, share] of fc.sample(fc.noBias(fc.double({ min: 0, max: 0.999, noNaN: true })), { seed, numRuns: SHORT }).entries()) {
    await begin(1 + Math.floor(((part + share) / SHORT) * count));
  }
});

/** It may have said goodbye before it stayed. */
const withoutGoodbye = (found: Look | null) => found && { ...found, words: Array.isArray(found.words) ? found.words.filter((word) => word !== 'goodbye') : found.words };

async function judge({ name, act, before, injection, outcome, about }: { name: string; act: Act; before: Look | null; injection: Injection; outcome: Outcome; about: string }): Promise<void> {
  if (injection.hit === null) expect(outcome.state, about).toBe('done');
  expect(outcome.message, about).not.toMatch(/^$|undefined|incident|\[object/);
  await sweep(world);
  await expectClean(world, about);
  const after = await look();
  const isNew = outcome.state === 'done' || (after?.version || null) !== act.from;
  if (!isNew) {
    if (act.from === null) expect(after ?? { version: '', words: 404, asset: 404 }, about).toMatchObject({ version: '', words: 404, asset: 404 });
    else expect(withoutGoodbye(after), about).toEqual(withoutGoodbye(before));
  } else if (act.to === null) {
    expect(after, about).toBe(null);
    expect(await listTraces(SLUG), about).toEqual([]);
  } else {
    const words = [...(Array.isArray(before?.words) ? before.words : []), ...act.hook];
    expect(after, about).toMatchObject({ ...act.to, words });
  }
  if (isLong && !isNew) await run(name);
}
