import { afterAll, beforeAll } from 'vitest';
import { announce, type Hint } from '@/lib/realtime/announce';
import { onNotify, startListening, stopListening } from '@/lib/realtime/listener';

type HearHints = (topics: string[], work: () => Promise<unknown>) => Promise<Hint[]>;

/**
 * Listens on the test database: call it once, after `useTestDatabase()`.
 * @returns what runs some work and gives back every hint that it announced on these topics, in order.
 */
export function useHints(): HearHints {
  beforeAll(startListening);
  afterAll(stopListening);
  return async (topics, work) => {
    // What came before may still be on its way.
    await hintsBeforeNow();
    const hints: Hint[] = [];
    const stops = topics.map((topic) => onNotify(topic, (hint) => void hints.push(hint)));
    try {
      await work();
      await hintsBeforeNow();
    } finally {
      for (const stop of stops) stop();
    }
    return hints;
  };
}

/** PostgreSQL delivers in the order of commits: once a hint of our own is here, everything before it is too. */
async function hintsBeforeNow(): Promise<void> {
  let stop = () => {};
  const arrived = new Promise<void>((resolve) => {
    stop = onNotify('test-end', () => resolve());
  });
  await announce({ topic: 'test-end', event: 'end' });
  await arrived;
  stop();
}
