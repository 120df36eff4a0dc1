import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { idSchema } from '@/lib/core/id-schema';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { requireViewer } from '@/lib/permissions/require';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { LEASE_MS } from './lease';
import { persistAttachments } from './persist-attachments';
import { canRetryAttachment } from './policy';
import type { PendingAttachment } from './types';

const retryAttachmentSchema = z.object({ id: idSchema });

export interface RetriedAttachment {
  state: 'pending' | 'persisted' | 'failed';
  postId: number | null;
}

/**
 * Hands an attachment to its extension again, with all its attempts, and waits a moment for it.
 * @throws AppError invalid_input, unauthenticated, rate_limited, not_found, gone with its post
 */
export async function retryAttachment(viewer: Viewer | null, input: unknown): Promise<RetriedAttachment> {
  const { id } = parseInput(retryAttachmentSchema, input);
  const author = requireViewer(viewer, 'try that again');
  await consumeLimit('writeUser', author.id);
  const taken = await transaction(async (tx) => {
    const [row] = await tx.$queryRaw<(PendingAttachment & { state: string; isDeleted: boolean })[]>`
      SELECT a.id, a.slug, a.entity, a.entity_id AS "entityId", a.post_id AS "postId", a.kind, a.data, a.user_id AS "userId", a.state::text,
        EXISTS (SELECT 1 FROM posts p WHERE p.id = a.post_id AND p.deleted_at IS NOT NULL)
          OR EXISTS (SELECT 1 FROM replies r WHERE a.entity = 'reply' AND r.id = a.entity_id AND r.deleted_at IS NOT NULL) AS "isDeleted"
      FROM attachments a WHERE a.id = ${id} FOR UPDATE OF a`;
    if (!row || !canRetryAttachment(author, row)) throw notFound('That attachment');
    if (row.isDeleted) throw new AppError('gone', 'What it belongs to was deleted meanwhile.');
    if (row.state === 'persisted') return [];
    if (row.userId !== author.id) await recordAudit(tx, { actorId: author.id, action: 'attachment.retry', subject: `extension:${row.slug}`, before: { attachment: id } });
    await tx.$executeRaw`
      UPDATE attachments SET state = 'pending', attempts = 0, error = NULL, due_at = clock_timestamp() + make_interval(secs => ${LEASE_MS}::float8 / 1000) WHERE id = ${id}`;
    return [{ ...row, attempts: 0 }];
  });
  await persistAttachments(taken);
  return db().attachment.findUniqueOrThrow({ where: { id }, select: { state: true, postId: true } });
}
