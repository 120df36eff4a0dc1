import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { requireEventAdmin } from './policy';
import { deadLettersSchema } from './schema';
import { TOPIC } from './topic';

const KEPT = 'id, event_id, slug, name, payload, priority, source, depth, correlation_id, occurred_at';

/**
 * Sends a delivery that was given up again, or all of an extension, under the same id and with all its attempts.
 * @returns how many
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict while its extension is switched off
 */
export async function replayDeadLetter(viewer: Viewer | null, input: unknown): Promise<number> {
  const wanted = parseInput(deadLettersSchema, input);
  const admin = requireEventAdmin(viewer);
  const id = wanted.id ?? null;
  const slug = 'slug' in wanted ? wanted.slug : null;
  const count = await transaction(async (tx) => {
    const letters = await tx.$queryRaw<{ id: string; slug: string; name: string; isEnabled: boolean }[]>`
      SELECT l.id, l.slug, l.name, EXISTS (SELECT 1 FROM event_queues q WHERE q.slug = l.slug) AS "isEnabled" FROM dead_letters l
      WHERE (${id}::uuid IS NULL OR l.id = ${id}::uuid) AND (${slug}::text IS NULL OR l.slug = ${slug}) FOR UPDATE`;
    const [first] = letters;
    if (!first) throw notFound(id === null ? 'A dead letter of that extension' : 'That dead letter');
    if (!first.isEnabled) throw new AppError('conflict', `"${first.slug}" is switched off. Enable it, then send the event again.`);
    await tx.$executeRawUnsafe(
      `WITH gone AS (DELETE FROM dead_letters WHERE id = ANY ($1::uuid[]) RETURNING *) INSERT INTO event_deliveries (${KEPT}) SELECT ${KEPT} FROM gone`,
      letters.map((letter) => letter.id),
    );
    const after = id === null ? { events: letters.length } : { delivery: id, event: first.name };
    await recordAudit(tx, { actorId: admin.id, action: 'event.replay', subject: `extension:${first.slug}`, after });
    return letters.length;
  });
  await announce({ topic: TOPIC, event: 'replayed' });
  return count;
}
