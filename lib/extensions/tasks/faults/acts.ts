import { expect } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { startInstall, startRollback, startUninstall, startUpdate } from '../start-task';
import type { TaskWorld } from '../testing';
import { attempt, expectClean, look, say, sweep, type Outcome } from './failing';
import type { Injection } from './inject';
import { listTraces, type Look } from './look';
import { isLong, MORE, releaseFiles, SLUG } from './testing';

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

export const actNames = ['install', 'update', 'rollback', 'purge', 'export'] as const;
export type ActName = (typeof actNames)[number];

export interface Acts {
  /** Publishes both versions. */
  prepare(): Promise<void>;
  /** Does one of them while something fails, and sees to it that the old state holds or the new one. */
  hold(name: ActName, injection: Injection): Promise<Outcome>;
}

export const nothingFails = (): Injection => ({ fault: 'nothing', at: 0, count: 0, hit: null, isInHaste: true });

/** What an admin does with `hello`, and what holds whatever goes wrong on the way. */
export function actsOn(world: TaskWorld): Acts {
  const acts: Readonly<Record<ActName, Act>> = {
    install: { from: null, start: (admin) => startInstall(admin, { address: world.address() }), to: { ...OLD, held: null }, hook: ['installed'] },
    update: { from: '1.0.0', start: (admin) => startUpdate(admin, { slug: SLUG, version: '1.1.0' }), to: NEW, hook: ['updated 1.0.0 1.1.0'] },
    rollback: { from: '1.1.0', start: (admin) => startRollback(admin, { slug: SLUG }), to: { ...OLD, held: '1.1.0' }, hook: [] },
    purge: { from: '1.0.0', start: (admin) => startUninstall(admin, { slug: SLUG, mode: 'purge', confirm: SLUG }), to: null, hook: [] },
    export: { from: '1.0.0', start: (admin) => startUninstall(admin, { slug: SLUG, mode: 'export', confirm: SLUG }), to: null, hook: [] },
  };
  const succeed = async (name: ActName) => expect(await attempt(world, nothingFails(), acts[name].start), `${name}, with nothing in its way`).toMatchObject({ state: 'done' });

  async function bringTo(version: string | null): Promise<Look | null> {
    const found = await look();
    const now = found?.version || null;
    if (now === version) return found;
    await succeed(now === null ? 'install' : version === null ? 'purge' : version === '1.0.0' ? 'rollback' : 'update');
    if (now === null) await say('mine');
    return bringTo(version);
  }

  return {
    prepare: async () => {
      await world.server().publish({ owner: 'acme', repo: 'hello', version: '1.1.0', files: releaseFiles('1.1.0', MORE) });
      // The latest is the one that was published last.
      await world.server().publish({ owner: 'acme', repo: 'hello', version: '1.0.0', files: releaseFiles('1.0.0') });
    },
    hold: async (name, injection) => {
      const act = acts[name];
      const before = await bringTo(act.from);
      const { fault, at } = injection;
      const outcome = await attempt(world, injection, act.start);
      const about = `${name}, ${fault} at ${at} (${injection.hit}) → ${outcome.state}: ${outcome.message}`;
      if (injection.hit === null) expect(outcome.state, about).toBe('done');
      expect(outcome.message, about).not.toMatch(/^$|undefined|incident|\[object/);
      await sweep(world);
      await expectClean(world, about);
      const after = await look();
      const isNew = outcome.state === 'done' || (after?.version || null) !== act.from;
      await (isNew ? expectNew(act, { before, after, about }) : expectOld(act, { before, after, about }));
      if (isLong && !isNew) await succeed(name);
      return outcome;
    },
  };
}

interface Seen {
  before: Look | null;
  after: Look | null;
  about: string;
}

async function expectNew({ to, hook }: Act, { before, after, about }: Seen): Promise<void> {
  if (to !== null) return expect(after, about).toMatchObject({ ...to, words: [...wordsOf(before), ...hook] });
  expect(after, about).toBe(null);
  expect(await listTraces(SLUG), about).toEqual([]);
}

function expectOld({ from }: Act, { before, after, about }: Seen): void {
  if (from === null) expect(after ?? { version: '', words: 404, asset: 404 }, about).toMatchObject({ version: '', words: 404, asset: 404 });
  // It may have said goodbye before it stayed.
  else expect(after && { ...after, words: wordsOf(after) }, about).toEqual(before && { ...before, words: wordsOf(before) });
}

const wordsOf = (found: Look | null): string[] => (Array.isArray(found?.words) ? found.words.filter((word) => word !== 'goodbye') : []);
