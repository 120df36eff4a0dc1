import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { requireExtensionAdmin } from './policy';
import { invalidateActiveExtensions } from './registry/active-extensions';
import { TOPIC } from './registry/topic';
import { clearFaultsSchema } from './schema';

/**
 * Forgets what was reported, of one surface or of the whole extension; what was switched off for it comes back.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found
 */
export async function clearExtensionFaults(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, surface } = parseInput(clearFaultsSchema, input);
  const admin = requireExtensionAdmin(viewer);
  await transaction(async (tx) => {
    if ((await tx.extension.count({ where: { slug } })) === 0) throw notFound('That extension');
    const { count } = await tx.extensionFault.deleteMany({ where: { slug, surface } });
    if (count === 0) return;
    await tx.extension.update({ where: { slug }, data: { updatedAt: clock.now() } });
    await recordAudit(tx, { actorId: admin.id, action: 'extension.clear_faults', subject: `extension:${slug}`, before: { surface: surface ?? 'all', reports: count } });
  });
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event: 'faults_cleared' });
}
