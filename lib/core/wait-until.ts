import { setTimeout as delay } from 'node:timers/promises';

const INTERVAL_MS = 15;

/** Looks again and again until `isTrue`, at most `limitMs`; answers whether it became true. */
export async function waitUntil(isTrue: () => boolean | Promise<boolean>, limitMs: number): Promise<boolean> {
  const end = performance.now() + limitMs;
  for (;;) {
    if (await isTrue()) return true;
    if (performance.now() >= end) return false;
    await delay(INTERVAL_MS);
  }
}
