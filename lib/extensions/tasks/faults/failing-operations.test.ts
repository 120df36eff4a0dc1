import fc from 'fast-check';
import { beforeAll, test, vi } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../../host-api/answer-host';
import { useTasks } from '../testing';
import { actNames, actsOn } from './acts';
import { expectLostConnections } from './failing';
import { useFaults, type Fault, type Injection } from './inject';
import { isLong } from './testing';

vi.setConfig({ testTimeout: isLong ? 3_600_000 : 240_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost, { keeps: true });
useFaults(() => world.halves.dataDir());
const acts = actsOn(world);

/** How many operations of each case fail in the short run; the long one takes each of them. */
const SHORT = 3;
const seed = Number(process.env.NEXUS_SEED ?? Date.now() % 1_000_000_000);

const FAULTS: readonly Fault[] = ['EIO', 'ENOSPC', 'query lost', 'answer lost', 'time over', 'hour later', 'hour earlier'];
const CASES = FAULTS.flatMap((fault) => actNames.map((name) => ({ fault, name })));

beforeAll(async () => {
  console.info(`NEXUS_SEED=${seed}`);
  await acts.prepare();
});

test.each(CASES)('$name, $fault: whichever operation it is, the old state holds or the new one', async ({ fault, name }) => {
  expectLostConnections();
  const begin = async (at: number): Promise<Injection> => {
    const injection: Injection = { fault, at, count: 0, hit: null, isInHaste: true };
    await acts.hold(name, injection);
    return injection;
  };
  if (isLong) {
    for (let at = 1; (await begin(at)).hit !== null; at += 1);
    return;
  }
  const { count } = await begin(Infinity);
  // One of each part of the whole.
  const shares = fc.sample(fc.noBias(fc.double({ min: 0, max: 0.999, noNaN: true })), { seed, numRuns: SHORT });
  for (const [part, share] of shares.entries()) await begin(1 + Math.floor(((part + share) / SHORT) * count));
});
