import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { resumeDelivery } from '@/lib/events/resume-delivery';
import { announce } from '@/lib/realtime/announce';
import { requireExtensionAdmin } from './policy';
import { TOPIC } from './registry/topic';
import { getSupervisor } from './runner/get-supervisor';
import { slugSchema } from './schema';

/**
 * Lets an extension run again that crashed too often; events that waited for it follow at once.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), conflict when it is not in quarantine, unavailable where no runners run
 */
export async function releaseFromQuarantine(viewer: Viewer | null, input: unknown): Promise<void> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  const admin = requireExtensionAdmin(viewer);
  const supervisor = getSupervisor();
  const { process_state: state, reason } = supervisor.state(slug);
  if (state !== 'quarantined') throw new AppError('conflict', 'It is not in quarantine.');
  await supervisor.release(slug);
  await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: 'extension.release', subject: `extension:${slug}`, before: { reason: reason ?? '' } }));
  await resumeDelivery(slug);
  await announce({ topic: TOPIC, event: 'released' });
}
