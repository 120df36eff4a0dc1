import { setTimeout as delay } from 'node:timers/promises';
import type { Problem } from './problem';

/** Longer than a switch, a delivery or the start of a runner is in between. */
const SETTLE_MS = 1_500;

/**
 * Runs checks beside a forum that may be at work: what one look finds half done is only told when another finds it again.
 * @returns problems in the order of the checks
 */
export async function confirm(checks: readonly (() => Promise<Problem[]>)[], settleMs = SETTLE_MS): Promise<Problem[]> {
  const look = async () => (await Promise.all(checks.map((check) => check()))).flat();
  const first = new Set((await look()).map(nameOf));
  if (first.size === 0) return [];
  await delay(settleMs);
  return (await look()).filter((problem) => first.has(nameOf(problem)));
}

const nameOf = ({ kind, subject, message }: Problem) => `${kind} ${subject} ${message}`;
