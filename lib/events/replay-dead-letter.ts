import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { requireEventAdmin } from './policy';
import { replayDeadLetterSchema } from './schema';
import { TOPIC } from './topic';

const KEPT = 'id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at';

/**
 * Sends a delivery that was given up again, under the same id and with all its attempts.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict while its extension is switched off
 */
export async function replayDeadLetter(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id } = parseInput(replayDeadLetterSchema, input);
  const admin = requireEventAdmin(viewer);
  await transaction(async (tx) => {
    const [letter] = await tx.$queryRaw<{ slug: string; name: string; isEnabled: boolean }[]>`
      SELECT l.slug, l.name, EXISTS (SELECT 1 FROM event_queues q WHERE q.slug = l.slug) AS "isEnabled" FROM dead_letters l WHERE l.id = ${id}::uuid FOR UPDATE`;
    if (!letter) throw notFound('That dead letter');
    if (!letter.isEnabled) throw new AppError('conflict', `"${letter.slug}" is switched off. Enable it, then send the event again.`);
    await tx.$executeRawUnsafe(
      `WITH gone AS (DELETE FROM dead_letters WHERE id = $1::uuid RETURNING *) INSERT INTO event_deliveries (${KEPT}) SELECT ${KEPT} FROM gone`,
      id,
    );
    await recordAudit(tx, { actorId: admin.id, action: 'event.replay', subject: `extension:${letter.slug}`, after: { delivery: id, event: letter.name } });
  });
  await announce({ topic: TOPIC, event: 'replayed' });
}
