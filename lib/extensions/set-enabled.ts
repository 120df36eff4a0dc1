import type { Viewer } from '@/lib/auth/viewer';
import { parseInput } from '@/lib/core/parse';
import { findInstaller } from './install/get-installer';
import { requireExtensionAdmin } from './policy';
import { setEnabledSchema } from './schema';
import { switchExtension } from './switch-extension';

/**
 * Switches an extension on or off, in every open page at once. Its settings and data stay. Switching on what never came to
 * run installs it.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict with the reason when it is
 * switched off and others need it, and when it is switched on and cannot be installed
 */
export async function setExtensionEnabled(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, enabled } = parseInput(setEnabledSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const { isWaiting } = await switchExtension({ slug, enabled, actorId: admin.id });
  if (isWaiting) await findInstaller()?.(slug, admin.id);
}
