import { getPool } from '@/lib/db/pool';
import { ACKNOWLEDGE, BURY, FIND_DUE, LONGEST_PAUSE_MS, PAUSE, POSTPONE, RELEASE, RENEW, TAKE, TAKE_ANOTHER } from './queue.sql';
import { describeError, retryDelay } from './retry';
import type { Delivery, JsonObject } from './types';

export interface QueueOptions {
  /** Names this server among those that deliver. */
  holder: string;
  /** How long a claim stands without a sign of life. */
  leaseMs: number;
  /** Tests' own time; else the database's. */
  now?: () => Date;
}

/** A delivery that this server has taken. */
export interface Claimed {
  id: string;
  eventId: string;
  slug: string;
  name: string;
  payload: JsonObject;
  source: string;
  depth: number;
  attempts: number;
  correlationId: string;
  occurredAt: Date;
  /** An extension that is to hear this event first and has not tried yet. */
  waitsFor: string | null;
}

/** The tables of the outbox as one server uses them. */
export function createQueue({ holder, leaseMs, now }: QueueOptions) {
  const run = async <Row extends object>(name: string, text: string, values: unknown[]): Promise<Row[]> => {
    const time = now?.().toISOString() ?? null;
    return (await getPool().query<Row>({ name: `events-${name}`, text, values: [time, holder, ...values] })).rows;
  };
  /** When an extension was taken, by a clock that nobody sets. */
  const takenAt = new Map<string, number>();
  const settle = async (name: string, text: string, values: unknown[]) => (await run<{ slug: string }>(name, text, values))[0]?.slug ?? null;

  return {
    /** Extensions for which something is due that no other server is at. */
    findDue: async () => (await run<{ slug: string }>('due', FIND_DUE, [])).map((row) => row.slug),
    async claim({ slug, impatientOf }: { slug: string; impatientOf: string[] }): Promise<Claimed | null> {
      const isHeld = performance.now() - (takenAt.get(slug) ?? Number.NEGATIVE_INFINITY) < leaseMs / 2;
      if (!isHeld) takenAt.set(slug, performance.now());
      const [claimed] = await (isHeld ? run<Claimed>('take-another', TAKE_ANOTHER, [slug, impatientOf]) : run<Claimed>('take', TAKE, [slug, impatientOf, leaseMs]));
      // Nothing is due, or it is held no more: whichever it is, the next claim begins anew.
      if (!claimed) takenAt.delete(slug);
      return claimed ?? null;
    },
    /** @returns whose turn it is with this event */
    acknowledge: ({ id }: Claimed) => settle('acknowledge', ACKNOWLEDGE, [id]),
    /** Counts a failed attempt. @returns whose turn it is with this event */
    fail({ id, attempts }: Claimed, error: unknown): Promise<string | null> {
      const delay = retryDelay(attempts + 1);
      const message = describeError(error);
      if (delay === null) return settle('bury', BURY, [id, attempts, message]);
      return settle('postpone', POSTPONE, [id, attempts, message, delay * 1000]);
    },
    async pause({ slug, reason, ms }: { slug: string; reason: string; ms: number }): Promise<void> {
      takenAt.delete(slug);
      await run('pause', PAUSE, [slug, reason, Math.min(ms, LONGEST_PAUSE_MS)]);
    },
    renew: (slug: string) => run('renew', RENEW, [slug, leaseMs]),
    release: () => getPool().query(RELEASE, [holder]),
  };
}

export type Queue = ReturnType<typeof createQueue>;

export function toDelivery({ id, slug, name, payload, source, depth, attempts, correlationId, occurredAt }: Claimed): Delivery {
  return { slug, payload, depth, envelope: { id, name, source, occurredAt: occurredAt.toISOString(), attempt: attempts + 1, correlationId } };
}
