import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { requireEventAdmin } from './policy';
import { deadLettersSchema } from './schema';
import { TOPIC } from './topic';

/**
 * Gives a delivery up for good, or all of an extension: it never hears of those events.
 * @returns how many
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function discardDeadLetter(viewer: Viewer | null, input: unknown): Promise<number> {
  const wanted = parseInput(deadLettersSchema, input);
  const admin = requireEventAdmin(viewer);
  const id = wanted.id ?? null;
  const slug = 'slug' in wanted ? wanted.slug : null;
  const gone = await transaction(async (tx) => {
    const rows = await tx.$queryRaw<{ slug: string; name: string }[]>`
      DELETE FROM dead_letters WHERE (${id}::uuid IS NULL OR id = ${id}::uuid) AND (${slug}::text IS NULL OR slug = ${slug}) RETURNING slug, name`;
    const [first] = rows;
    if (!first) throw notFound(id === null ? 'A dead letter of that extension' : 'That dead letter');
    const before = id === null ? { events: rows.length } : { delivery: id, event: first.name };
    await recordAudit(tx, { actorId: admin.id, action: 'event.discard', subject: `extension:${first.slug}`, before });
    return rows.length;
  });
  await announce({ topic: TOPIC, event: 'discarded' });
  return gone;
}
