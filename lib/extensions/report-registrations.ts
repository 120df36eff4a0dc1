import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { canReportRegistrations } from './policy';
import { reportRegistrationsSchema, type StoredRegistrations } from './schema';

/**
 * Keeps what a bundle registered when it last ran for a moderator or an admin; the admin's list holds it against the manifest.
 * @throws AppError invalid_input, unauthenticated, forbidden (members), rate_limited
 */
export async function reportRegistrations(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug, ...report } = parseInput(reportRegistrationsSchema, input);
  const reporter = requireViewer(viewer, 'report what an extension registered');
  if (!canReportRegistrations(viewer)) throw new AppError('forbidden', 'Only moderators and above are believed about what an extension registered.');
  await consumeLimit('faultReport', `user:${reporter.id}`);
  const registrations: StoredRegistrations = { ...report, at: clock.now().toISOString() };
  // A report about another version than the current one changes nothing.
  await db().extension.updateMany({ where: { slug, enabled: true, digest: { startsWith: report.digest } }, data: { registrations } });
}
