import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { announce } from '@/lib/realtime/announce';
import { isInPlace } from './install/extension-row';
import { findInstaller } from './install/get-installer';
import { requireExtensionAdmin } from './policy';
import { invalidateActiveExtensions } from './registry/active-extensions';
import { TOPIC } from './registry/topic';
import { setEnabledSchema } from './schema';

/**
 * Switches an extension on or off, in every open page at once. Its settings and data stay. Switching on what never came to
 * run installs it.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict with the reason when it is
 * switched on and cannot be installed
 */
export async function setExtensionEnabled(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, enabled } = parseInput(setEnabledSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const isWaiting = await transaction(async (tx) => {
    const extension = await tx.extension.findUnique({ where: { slug } });
    if (!extension) throw notFound('That extension');
    if (extension.enabled === enabled) return false;
    // Only these two states are a matter of the switch; a version that does not load stays what it is.
    const isRunnable = extension.loadStatus === 'loaded' || extension.loadStatus === 'disabled';
    await tx.extension.update({ where: { slug }, data: { enabled, ...(isRunnable ? { loadStatus: enabled ? 'loaded' : 'disabled' } : {}) } });
    await recordAudit(tx, { actorId: admin.id, action: enabled ? 'extension.enable' : 'extension.disable', subject: `extension:${slug}`, before: { enabled: extension.enabled }, after: { enabled } });
    return enabled && !isInPlace(extension);
  });
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event: enabled ? 'enabled' : 'disabled' });
  if (isWaiting) await findInstaller()?.(slug, admin.id);
}
