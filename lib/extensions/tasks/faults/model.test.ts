import fc from 'fast-check';
import { beforeAll, beforeEach, test, vi } from 'vitest';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { after, canBeKilled, movesOf, nothing, type Model, type Move } from './model';
import { expectModel, isFresh, isVersion, perform } from './model-world';
import { isLong, MORE, SLUG, useForums } from './testing';

const RUNS = isLong ? 200 : 10;
const STEPS = 25;
vi.setConfig({ testTimeout: RUNS * 300_000, hookTimeout: 60_000 });

useTestDatabase();
const forums = useForums();
const seed = Number(process.env.NEXUS_SEED ?? Date.now() % 1_000_000_000);

beforeAll(async () => {
  await forums.publish('9.0.0', { 'server/greet.ts': 'export const greet = ;' });
  for (const version of ['1.2.0', '1.1.0']) await forums.publish(version, MORE);
  await forums.publish('1.0.0');
});

beforeEach(async () => {
  // What a run that failed has left.
  const { rowCount } = await getPool().query('SELECT FROM extensions WHERE slug = $1 UNION ALL SELECT FROM extension_kept_data WHERE slug = $1', [SLUG]);
  if (rowCount) await forums.finish('uninstall', { mode: 'purge', confirm: SLUG, isForced: true });
});

/** Its outcomes: that it never began, or that it came off, with what an interrupted hook or handler wrote once more. */
async function killedIn(model: Model, move: Move): Promise<Model> {
  const { rows } = await getPool().query<{ version: string }>('SELECT version FROM extensions WHERE slug = $1', [SLUG]);
  const version = isVersion(rows[0]?.version) ? rows[0].version : null;
  const next = after(model, move);
  const fresh = { isFresh: await isFresh() };
  if (version !== next.version) return { ...model, ...fresh };
  const role = await getPool().query<{ name: string }>(`SELECT nspname AS name FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_${SLUG}'`);
  const name = role.rows[0]?.name;
  const found = name === undefined || next.words.length === 0 ? [] : (await getPool().query<{ word: string }>(`SELECT word FROM "${name}".words ORDER BY id`)).rows.map(({ word }) => word);
  const doubled = [...next.words, next.words.at(-1) ?? ''];
  return { ...next, ...fresh, words: next.words.length > model.words.length && JSON.stringify(found) === JSON.stringify(doubled) ? doubled : next.words };
}

async function step(model: Model, move: Move, about: string): Promise<Model> {
  const [, ms, killed = ''] = /^kill (\d+) (.*)$/.exec(move) ?? [];
  if (ms === undefined) {
    const next = after(model, move);
    await perform(forums, move, { model, next });
    await forums.hooksDone();
    await expectModel(forums, next, about);
    return next;
  }
  await forums.killDuring(Number(ms), () => perform(forums, killed, { model, next: after(model, killed) }));
  const next = await killedIn(model, killed);
  await expectModel(forums, next, about);
  return next;
}

/** Does moves from nothing on, and removes what is left. @param choose the next one, as long as there is one */
async function run(choose: (model: Model, count: number) => Move | null): Promise<void> {
  let model = nothing;
  const moves: Move[] = [];
  for (let move = choose(model, 0); move !== null; move = choose(model, moves.length)) {
    moves.push(move);
    model = await step(model, move, `seed ${seed}: ${JSON.stringify(moves)}`);
  }
  if (model.version !== null || model.kept !== null) await step(model, 'purge', `seed ${seed}: ${JSON.stringify([...moves, 'purge'])}`);
}

const choices = fc.array(fc.record({ pick: fc.nat(), kills: fc.integer({ min: 0, max: 11 }), ms: fc.integer({ min: 0, max: 1_200 }) }), { minLength: STEPS, maxLength: STEPS });

test.each(fc.sample(fc.noBias(choices), { seed, numRuns: RUNS }).map((choice, index) => ({ index, choice })))(`whatever is done with it, in whatever order, all of it is as it should be ($index, seed ${seed})`, async ({ choice }) => {
  await run((model, count) => {
    const chosen = choice[count];
    if (!chosen) return null;
    const moves = movesOf(model);
    const move = moves[chosen.pick % moves.length] ?? 'restart';
    return chosen.kills === 0 && canBeKilled(move) ? `kill ${chosen.ms} ${move}` : move;
  });
});
