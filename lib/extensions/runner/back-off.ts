import type { Knobs } from './knobs';

const SPREAD = 0.2;

/**
 * How long to wait after so many crashes in a row: doubling, bounded, and spread, so that many runners that died of one
 * cause do not start at one moment.
 */
export function backOffMs(crashes: number, knobs: Pick<Knobs, 'backOffFirstMs' | 'backOffMaxMs'>, random: () => number = Math.random): number {
  const wait = Math.min(knobs.backOffMaxMs, knobs.backOffFirstMs * 2 ** Math.max(0, crashes - 1));
  return Math.round(wait * (1 - SPREAD + 2 * SPREAD * random()));
}
