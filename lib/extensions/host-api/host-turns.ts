import { processState } from '@/lib/core/process-state';
import { HostCallError } from '../runner/host-call-error';

/** How many calls of extensions use the forum's own connections at a time; pages need the rest of the pool. */
export interface TurnLimits {
  perExtension: number;
  inAll: number;
}

interface Waiter {
  slug: string;
  start: () => void;
}

interface Turns {
  running: Map<string, number>;
  /** First come, first served; of an extension that has its share already, the next of another goes first. */
  waiting: Waiter[];
}

const getTurns = () => processState<Turns>('extensions.host-turns', () => ({ running: new Map(), waiting: [] }));

/**
 * Runs work of an extension when it is its turn.
 * @throws HostCallError AbortError when the call it belongs to ends before
 */
export async function inTurn<Result>(slug: string, limits: TurnLimits, signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  const turns = getTurns();
  if (!isFree(turns, slug, limits)) await waitForTurn(turns, slug, signal);
  else take(turns, slug, 1);
  try {
    return await work();
  } finally {
    take(turns, slug, -1);
    startNext(turns, limits);
  }
}

function waitForTurn(turns: Turns, slug: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      turns.waiting = turns.waiting.filter((other) => other !== waiter);
      reject(new HostCallError('AbortError', 'The call that this belongs to has ended.', 'aborted'));
    };
    const waiter: Waiter = {
      slug,
      start: () => {
        signal.removeEventListener('abort', leave);
        resolve();
      },
    };
    if (signal.aborted) return leave();
    signal.addEventListener('abort', leave, { once: true });
    turns.waiting.push(waiter);
  });
}

function startNext(turns: Turns, limits: TurnLimits): void {
  for (;;) {
    const index = turns.waiting.findIndex(({ slug }) => isFree(turns, slug, limits));
    const [next] = index < 0 ? [] : turns.waiting.splice(index, 1);
    if (!next) return;
    take(turns, next.slug, 1);
    next.start();
  }
}

function isFree({ running }: Turns, slug: string, { perExtension, inAll }: TurnLimits): boolean {
  const all = [...running.values()].reduce((sum, count) => sum + count, 0);
  return all < inAll && (running.get(slug) ?? 0) < perExtension;
}

function take({ running }: Turns, slug: string, change: 1 | -1): void {
  const count = (running.get(slug) ?? 0) + change;
  if (count > 0) running.set(slug, count);
  else running.delete(slug);
}
