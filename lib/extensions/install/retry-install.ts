import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { canRetry, findRow } from './extension-row';
import { getInstaller } from './get-installer';

/**
 * Installs an extension again from where it came from, with the hook that failed.
 * @returns the id of the task that it goes on as; null when it is done
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, unavailable where no runners run,
 * conflict when there is nothing to repeat, while it is being installed, and with the reason when it fails again
 */
export async function retryInstall(viewer: Viewer | null, input: unknown): Promise<string | null> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  const admin = requireExtensionAdmin(viewer);
  const row = await findRow(slug);
  if (!row) throw notFound('That extension');
  if (!canRetry(row.loadStatus, row.attempted)) throw new AppError('conflict', 'There is nothing to try again: it is installed.');
  const installer = getInstaller();
  await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: 'extension.retry_install', subject: `extension:${slug}`, before: { loadStatus: row.loadStatus } }));
  return installer(slug, admin.id);
}
