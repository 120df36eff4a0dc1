import { AppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { verifyPassword } from './password';
import type { Viewer } from './viewer';

/**
 * Asks a signed-in person for their own password once more, before something dangerous.
 * @throws AppError invalid_input (`password`), rate_limited
 */
export async function confirmPassword(viewer: Viewer, password: string): Promise<void> {
  await consumeLimit('confirmPassword', String(viewer.id));
  const user = await db().user.findUnique({ where: { id: viewer.id }, select: { passwordHash: true } });
  if (await verifyPassword(user?.passwordHash ?? null, password)) return;
  throw new AppError('invalid_input', 'Your password is needed for this.', { fields: { password: 'That is not your password.' } });
}
