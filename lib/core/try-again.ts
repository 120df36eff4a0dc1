import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before the second attempt and those after it: a server of the database that is started again takes less. */
const AFTER_MS = [100, 400, 1_600, 6_400] as const;

/** Does again what failed, for what has to be done and may fail for a moment only. @throws what it threw last */
export async function tryAgain<T>(work: () => Promise<T>): Promise<T> {
  for (const ms of AFTER_MS) {
    try {
      return await work();
    } catch {
      // Whoever calls hears of the last one, which counts.
      await delay(ms);
    }
  }
  return work();
}
