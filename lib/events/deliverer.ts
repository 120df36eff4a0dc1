import { randomUUID } from 'node:crypto';
import { isAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { createPatience } from './patience';
import { createQueue, toDelivery, type Claimed } from './queue';
import { describeError } from './retry';
import type { Deliver } from './types';
import { withDeadline } from './with-deadline';

export interface DeliveryLimits {
  eventMs: number;
  eventOrderMs: number;
}

export interface DelivererOptions {
  deliver: Deliver;
  /** For so long at most a killed server keeps others from its extensions. */
  leaseMs?: number;
  /** What a handler may take, and how long one extension waits for another that was slow: the supervisor's knobs. */
  limits?: () => DeliveryLimits;
  /** When a handler that never settles counts as failed: the net under the limit of whoever runs it. */
  deadlineMs?: number;
  /** Tests' own time; else the database's. */
  now?: () => Date;
}

const PAUSE_S = 30;
const DEFAULTS: DeliveryLimits = { eventMs: 5000, eventOrderMs: 2000 };
const NET_MS = 25_000;

/** One server's part in delivering: a worker for each extension that something waits for, each on its own. */
export function createDeliverer({ deliver, leaseMs = 5000, limits = () => DEFAULTS, deadlineMs, now }: DelivererOptions) {
  const queue = createQueue({ holder: randomUUID(), leaseMs, now });
  const patience = createPatience({ waitMs: () => limits().eventOrderMs, firstWaitMs: () => limits().eventMs + 1000 });
  const working = new Map<string, Promise<void>>();
  const wanted = new Set<string>();
  let isStopped = false;
  let isAbandoned = false;

  /** Works through what is due for one extension, in order, one at a time. */
  async function work(slug: string): Promise<void> {
    for (;;) {
      if (isStopped) return;
      wanted.delete(slug);
      const claimed = await queue.claim({ slug, impatientOf: patience.listSlow() });
      if (claimed && !mustWait(claimed)) await handle(claimed);
      // Something came while the queue was being read: it may have been missed.
      else if (!wanted.has(slug)) return;
    }
  }

  function mustWait({ slug, waitsFor, eventId }: Claimed): boolean {
    if (waitsFor === null) return false;
    const isOver = patience.isOver({ slug, waitsFor, eventId });
    if (isOver) log.warn({ slug, waitsFor }, 'events: waited long enough for an extension with a lower priority number');
    return !isOver;
  }

  async function handle(claimed: Claimed): Promise<void> {
    const { slug, name } = claimed;
    const signsOfLife = setInterval(() => void queue.renew(slug).catch((error: unknown) => log.warn({ err: error, slug }, 'events: a lease was not renewed')), leaseMs / 3);
    const failure = await attempt(claimed);
    clearInterval(signsOfLife);
    if (isAbandoned) return;
    if (failure && isAppError(failure.error) && failure.error.code === 'unavailable') {
      await queue.pause({ slug, reason: describeError(failure.error), ms: (failure.error.retryAfter ?? PAUSE_S) * 1000 });
      // Who waited for this extension need not any more.
      return look();
    }
    if (failure) log.warn({ slug, event: name, attempt: claimed.attempts + 1, error: describeError(failure.error) }, 'events: a handler failed');
    const next = failure ? await queue.fail(claimed, failure.error) : await queue.acknowledge(claimed);
    if (next !== null) start(next);
  }

  /** @returns null when it was handled; anything can be thrown, so the error comes in a box. */
  async function attempt(claimed: Claimed): Promise<{ error: unknown } | null> {
    try {
      await withDeadline(deliver(toDelivery(claimed)), deadlineMs ?? limits().eventMs + NET_MS);
      return null;
    } catch (error) {
      return { error };
    }
  }

  function start(slug: string): void {
    wanted.add(slug);
    if (isStopped || working.has(slug)) return;
    // What this server may not take now it finds again at the next look; nothing that fails here concerns another extension.
    const done = work(slug).catch((error: unknown) => {
      wanted.delete(slug);
      log.error({ err: error, slug }, 'events: delivering was interrupted');
    });
    working.set(slug, done.finally(() => {
      working.delete(slug);
      if (wanted.has(slug)) start(slug);
    }));
  }

  async function look(): Promise<void> {
    if (isStopped) return;
    for (const slug of await queue.findDue()) start(slug);
  }

  /** Resolves when nothing is being worked on. */
  async function settled(): Promise<void> {
    while (working.size > 0) await Promise.all(working.values());
  }

  return {
    /** Starts on whatever is due. */
    look,
    settled,
    /** Finishes what is in flight and leaves the rest to others. */
    async stop(): Promise<void> {
      isStopped = true;
      await settled();
      if (!isAbandoned) await queue.release();
    },
    /** Stops at once and writes nothing more, as a killed process does. */
    abandon(): void {
      isStopped = true;
      isAbandoned = true;
    },
  };
}

export type Deliverer = ReturnType<typeof createDeliverer>;
