import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { isStorableText } from '@/lib/core/json-problem';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import type { JsonObject } from '@/lib/events/types';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { addAttachments } from './add-attachments';
import { findDataProblem } from './check-data';
import { findKindOwner } from './find-kind-owner';
import { persistAttachments } from './persist-attachments';

/** Of one person, not kept by their extensions yet: each is tried again, and none is ever shown to its owner. */
export const MAX_UNSETTLED = 50;
const RETRY_SECONDS = 60;

const attachToUserSchema = z.object({
  kind: z.string({ error: 'Name the kind of what is attached.' }).min(1, 'Name the kind of what is attached.').max(64, 'A kind has at most 64 characters.').refine(isStorableText, 'A kind holds no such character.'),
  data: z.unknown().transform((data, context): JsonObject => {
    const problem = findDataProblem(data);
    if (problem === null) return data as JsonObject;
    context.issues.push({ code: 'custom', input: data, message: `This cannot be attached: ${problem}.` });
    return z.NEVER;
  }),
});

export interface AttachedToUser {
  id: number;
  kind: string;
  /** `pending` where its extension was late or failed: it is tried again. */
  state: 'pending' | 'persisted' | 'failed';
}

/**
 * Hands something to the extension that keeps its kind for the signed-in member, and waits a moment for it.
 * @throws AppError invalid_input, unauthenticated, rate_limited
 * @example await attachToUser(viewer, { kind: 'signature', data: { text: 'Ahoy' } });
 */
export async function attachToUser(viewer: Viewer | null, input: unknown): Promise<AttachedToUser> {
  const attachment = parseInput(attachToUserSchema, input);
  const { id: userId } = requireViewer(viewer, 'attach something');
  await consumeLimit('writeUser', userId);
  const owner = await findKindOwner({ entity: 'user', kind: attachment.kind });
  if (!owner?.enabled) throw notKept(attachment.kind);
  const unsettled = await db().attachment.count({ where: { entity: 'user', entityId: userId, NOT: { state: 'persisted' } } });
  if (unsettled >= MAX_UNSETTLED) throw new AppError('rate_limited', 'Too much of what you attached still waits to be kept. Try again later.', { retryAfter: RETRY_SECONDS });
  const taken = await transaction((tx) => addAttachments(tx, { entity: 'user', entityId: userId, postId: null, userId, attachments: [attachment] }));
  await persistAttachments(taken);
  return db().attachment.findFirstOrThrow({ where: { id: { in: taken.map(({ id }) => id) } }, select: { id: true, kind: true, state: true } });
}

function notKept(kind: string): AppError {
  const message = `Nothing here keeps “${kind}” with a user: no extension does, or it is switched off.`;
  return new AppError('invalid_input', message, { fields: { kind: message } });
}
