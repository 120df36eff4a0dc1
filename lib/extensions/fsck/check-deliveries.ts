import { getPool } from '@/lib/db/pool';
import type { CheckOptions, Problem } from './problem';

// A handler gets 5 s and waits at most 60 s between its attempts.
const STUCK = `interval '5 minutes'`;

const KINDS = `
  SELECT e.slug, side ->> 'entity' AS entity, side ->> 'kind' AS kind FROM extensions e
  CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(e.manifest -> 'side_data') = 'array' THEN e.manifest -> 'side_data' ELSE '[]' END) side`;

/** Each answers rows `subject, message`. */
const CHECKS: Readonly<Record<string, string>> = {
  event_doubled: `
    SELECT d.id::text AS subject, format('The event %s (%s) for %s waits and is given up at once.', d.name, d.id, d.slug) AS message
    FROM event_deliveries d JOIN dead_letters l ON l.event_id = d.event_id AND l.slug = d.slug`,
  kind_without_owner: `
    SELECT k.slug AS subject, format('%s attachments of kind "%s" are kept for %s, which does not declare them.', k.entity, k.kind, k.slug) AS message
    FROM attachment_kinds k LEFT JOIN (${KINDS}) d USING (slug, entity, kind) WHERE d.slug IS NULL`,
  kind_not_kept: `
    SELECT d.slug AS subject, format('%s declares %s attachments of kind "%s" and does not get them.', d.slug, d.entity, d.kind) AS message
    FROM (${KINDS}) d LEFT JOIN attachment_kinds k USING (slug, entity, kind) WHERE k.slug IS NULL`,
};

/** Only where a forum runs is somebody there to deliver. */
const STUCK_EVENTS = `
  SELECT d.slug AS subject, format('%s events for %s have been due for more than five minutes.', count(*), d.slug) AS message
  FROM event_deliveries d JOIN event_queues q USING (slug)
  WHERE d.due_at < now() - ${STUCK} AND (q.paused_until IS NULL OR q.paused_until < now() - ${STUCK}) GROUP BY d.slug`;

/** What waits is delivered in time where a forum runs, and is not given up too; kinds of attachments have their keepers. */
export async function checkDeliveries({ isForumRunning }: CheckOptions): Promise<Problem[]> {
  const checks = Object.entries({ ...CHECKS, ...(isForumRunning && { event_stuck: STUCK_EVENTS }) });
  const found = await Promise.all(checks.map(async ([kind, text]) => {
    const { rows } = await getPool().query<{ subject: string; message: string }>(`${text} ORDER BY 1, 2`);
    return rows.map((row): Problem => ({ kind, ...row }));
  }));
  return found.flat();
}
