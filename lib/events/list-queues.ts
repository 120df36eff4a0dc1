import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { requireEventAdmin } from './policy';

/** How delivery to one enabled extension stands. */
export interface QueueView {
  slug: string;
  waiting: number;
  deadLetters: number;
  oldestWaitingAt: string | null;
  /** Why nothing is delivered at the moment; null when something may be. */
  pausedReason: string | null;
}

type Row = Omit<QueueView, 'oldestWaitingAt'> & { oldestWaitingAt: Date | null };

/**
 * How delivery stands, for every enabled extension, by slug.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function listQueues(viewer: Viewer | null): Promise<QueueView[]> {
  requireEventAdmin(viewer);
  const { rows } = await getPool().query<Row>(
    `SELECT q.slug, w.waiting, w."oldestWaitingAt", (SELECT count(*)::int FROM dead_letters l WHERE l.slug = q.slug) AS "deadLetters",
       CASE WHEN q.paused_until > clock_timestamp() THEN q.paused_reason END AS "pausedReason"
     FROM event_queues q, LATERAL (SELECT count(*)::int AS waiting, min(occurred_at) AS "oldestWaitingAt" FROM event_deliveries d WHERE d.slug = q.slug) w
     ORDER BY q.slug`,
  );
  return rows.map((row) => ({ ...row, oldestWaitingAt: row.oldestWaitingAt?.toISOString() ?? null }));
}
