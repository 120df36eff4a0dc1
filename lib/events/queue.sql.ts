import { CHANNEL } from '@/lib/realtime/announce';
import { HINT } from './topic';

/** The database's time, so that servers need not agree on theirs; `$1` replaces it in tests. */
const NOW = `coalesce($1::timestamptz, clock_timestamp())`;
const inMs = (parameter: string) => `${NOW} + make_interval(secs => ${parameter}::float8 / 1000)`;

/** What lies further ahead than anything is ever put off was written before the clock was set back: it is over. */
const LONGEST_LEASE = `interval '1 minute'`;
const LONGEST_WAIT = `interval '1 minute'`;
/** In ms, of an extension that cannot be reached. */
export const LONGEST_PAUSE_MS = 3_600_000;
const isAhead = (column: string, longest: string) => `${column} > ${NOW} AND ${column} <= ${NOW} + ${longest}`;

const isDue = (delivery: string) => `NOT (${isAhead(`${delivery}.due_at`, LONGEST_WAIT)})`;
const isPaused = `coalesce(${isAhead('q.paused_until', `interval '1 hour'`)}, false)`;
const isLeased = `coalesce(${isAhead('q.leased_until', LONGEST_LEASE)}, false)`;

/** May this server ($2) be at an extension? */
const isOurs = `NOT ${isPaused} AND (q.holder = $2::uuid OR NOT ${isLeased})`;

/** $2 holder → the extensions for which something is due that no other server is at. Not by EXISTS: it would read the whole table. */
export const FIND_DUE = `
  SELECT q.slug FROM event_queues q
  WHERE ${isOurs} AND (SELECT d.id FROM event_deliveries d WHERE d.slug = q.slug AND ${isDue('d')} ORDER BY d.event_id LIMIT 1) IS NOT NULL ORDER BY q.slug`;

/**
 * What a crash of the database may undo, as it costs a repetition and nothing else: such a transaction need not wait for the
 * disk. Said for this one alone.
 */
const QUICK = `quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))`;

/** $3 slug, $4 extensions not to wait for; of an extension that is held. */
const NEXT_DELIVERY = `
  SELECT d.id, d.event_id AS "eventId", d.slug, d.name, d.payload, d.source, d.depth, d.attempts,
    d.correlation_id AS "correlationId", d.occurred_at AS "occurredAt",
    (SELECT o.slug FROM event_deliveries o JOIN event_queues q ON q.slug = o.slug
     WHERE o.event_id = d.event_id AND (o.priority, o.slug) < (d.priority, d.slug) AND o.attempts = 0 AND ${isDue('o')}
       AND NOT ${isPaused} AND o.slug <> ALL ($4::text[])
     ORDER BY o.priority, o.slug LIMIT 1) AS "waitsFor"
  FROM event_deliveries d WHERE d.slug = $3 AND EXISTS (SELECT 1 FROM held) AND ${isDue('d')}
  ORDER BY d.event_id LIMIT 1`;

/**
 * $2 holder, $3 slug, $4 extensions not to wait for, $5 lease in ms → the extension's next delivery, held.
 * The lease is on the queue, so that one server at a time delivers to an extension and order survives a killed one. The
 * delivery is looked at again under its lock: this statement may have waited for the lease of one who has just delivered it.
 */
export const TAKE = `
  WITH ${QUICK}, held AS (
    UPDATE event_queues q SET holder = $2::uuid, leased_until = ${inMs('$5')} FROM quick WHERE q.slug = $3 AND ${isOurs} RETURNING q.slug
  ) ${NEXT_DELIVERY} FOR UPDATE OF d SKIP LOCKED`;

/** The same as long as this server surely holds the extension: a read. */
export const TAKE_ANOTHER = `
  WITH held AS (SELECT 1 FROM event_queues q WHERE q.slug = $3 AND NOT ${isPaused} AND q.holder = $2::uuid AND ${isLeased}) ${NEXT_DELIVERY}`;

/** Who is next to hear an event of which one delivery is settled; another server is told when it is at that one. */
const NEXT = `
  next AS (
    SELECT d.slug FROM event_deliveries d JOIN settled ON d.event_id = settled.event_id
    WHERE (d.priority, d.slug) > (settled.priority, settled.slug) AND d.attempts = 0 ORDER BY d.priority, d.slug LIMIT 1
  )
  SELECT next.slug, CASE WHEN q.holder <> $2::uuid AND ${isLeased} THEN pg_notify('${CHANNEL}', '${HINT}')::text END AS hint
  FROM next JOIN event_queues q ON q.slug = next.slug`;

/** $2 holder, $3 id: it was handled. */
export const ACKNOWLEDGE = `
  WITH ${QUICK}, settled AS (DELETE FROM event_deliveries d USING quick WHERE d.id = $3::uuid RETURNING d.event_id, d.priority, d.slug), ${NEXT}`;

/** $2 holder, $3 id, $4 attempts before, $5 error, $6 ms until the next attempt. */
export const POSTPONE = `
  WITH settled AS (
    UPDATE event_deliveries SET attempts = attempts + 1, last_error = $5, due_at = ${inMs('$6')}
    WHERE id = $3::uuid AND attempts = $4 RETURNING event_id, priority, slug
  ), ${NEXT}`;

const KEPT = 'id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at';

/** $2 holder, $3 id, $4 attempts before, $5 error: it is given up. */
export const BURY = `
  WITH gone AS (DELETE FROM event_deliveries WHERE id = $3::uuid AND attempts = $4 RETURNING *),
  settled AS (
    INSERT INTO dead_letters (${KEPT}, attempts, error, died_at) SELECT ${KEPT}, attempts + 1, $5, ${NOW} FROM gone RETURNING event_id, priority, slug
  ), ${NEXT}`;

/** $2 holder, $3 slug, $4 reason, $5 ms: the extension cannot be reached. */
export const PAUSE = `
  UPDATE event_queues SET holder = NULL, leased_until = NULL, paused_until = ${inMs('$5')}, paused_reason = $4 WHERE slug = $3 AND holder = $2::uuid`;

/** $2 holder, $3 slug, $4 lease in ms. */
export const RENEW = `UPDATE event_queues SET leased_until = ${inMs('$4')} WHERE slug = $3 AND holder = $2::uuid`;

/** $1 holder: everything this server holds, for others to take. */
export const RELEASE = `UPDATE event_queues SET holder = NULL, leased_until = NULL WHERE holder = $1::uuid`;

/** $1 days a delivery may wait. What an extension did not take in that time is kept with the dead letters. */
export const BURY_WAITING = `
  WITH gone AS (DELETE FROM event_deliveries WHERE occurred_at < clock_timestamp() - make_interval(days => $1::int) RETURNING *)
  INSERT INTO dead_letters (${KEPT}, attempts, error)
  SELECT ${KEPT}, attempts, coalesce(last_error, 'The extension could not be reached for ' || $1::int || ' days.') FROM gone`;

/** $1 days a dead letter is kept. */
export const REMOVE_DEAD = `DELETE FROM dead_letters WHERE died_at < clock_timestamp() - make_interval(days => $1::int)`;
