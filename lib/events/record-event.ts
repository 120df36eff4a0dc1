import { randomUUID } from 'node:crypto';
import { clock } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import type { Transaction } from '@/lib/db/transaction';
import { CHANNEL } from '@/lib/realtime/announce';
import { currentCause } from './cause';
import { HINT } from './topic';
import type { ForumEventName, ForumEventPayloads } from './types';

/** Events that cause events that cause events: beyond this somebody goes in circles. */
export const MAX_DEPTH = 8;

/** One statement: who listens is read in the write's own transaction, and the hint leaves when it commits. */
const RECORD = `
  WITH listening AS (
    -- Held until the commit, so that an extension that is being switched off waits for this write and then drops it too.
    SELECT slug, priority FROM event_listeners WHERE event = $1 AND slug IS DISTINCT FROM $2 ORDER BY slug FOR KEY SHARE
  ), number AS MATERIALIZED (SELECT nextval('event_numbers') AS id), written AS (
    INSERT INTO event_deliveries (event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at)
    SELECT number.id, slug, $1, $3::jsonb, priority, 'forum', $4::int, $5::uuid, $6::timestamptz FROM listening, number RETURNING slug
  )
  SELECT count(*)::int AS count, CASE WHEN count(*) > 0 THEN pg_notify('${CHANNEL}', $7)::text END AS hint FROM written`;

export type RecordEventInput = {
  [Name in ForumEventName]: {
    name: Name;
    payload: ForumEventPayloads[Name];
    /** How many handlers lie between a person and this event; from the running cause when left out. */
    depth?: number;
    /** The extension whose handler caused it; from the running cause when left out. */
    causedBy?: string;
  };
}[ForumEventName];

/**
 * Records an event in the transaction of the write that it tells of: a row for each enabled extension that listens, and
 * nothing when none does.
 * @returns how many will hear it
 * @example await recordEvent(tx, { name: 'post_created', payload: { user_id: author.id, post_id: id } });
 */
export async function recordEvent(tx: Transaction, { name, payload, ...given }: RecordEventInput): Promise<number> {
  const cause = currentCause();
  const depth = given.depth ?? (cause ? cause.depth + 1 : 0);
  const causedBy = given.causedBy ?? cause?.slug ?? null;
  if (depth > MAX_DEPTH) {
    log.warn({ event: name, causedBy, depth }, 'events: not recorded, extensions keep causing one another');
    return 0;
  }
  const values = [name, causedBy, JSON.stringify(payload), depth, cause?.correlationId ?? randomUUID(), clock.now().toISOString(), HINT];
  const [row] = await tx.$queryRawUnsafe<{ count: number }[]>(RECORD, ...values);
  return row?.count ?? 0;
}
