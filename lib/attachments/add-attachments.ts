import { AppError } from '@/lib/core/errors';
import type { Transaction } from '@/lib/db/transaction';
import { LEASE_MS } from './lease';
import type { AttachmentEntity, AttachmentInput, PendingAttachment } from './types';

export interface AddAttachmentsInput {
  entity: AttachmentEntity;
  entityId: number;
  /** The post on whose page they are shown. */
  postId: number | null;
  userId: number;
  attachments: readonly AttachmentInput[];
}

/**
 * Stores what was attached, in the transaction of the post or reply. Hand the result to persistAttachments after the
 * commit; if this process dies before that, another takes over.
 * @throws AppError invalid_input on the field `attachments` when no enabled extension keeps one of the kinds
 */
export async function addAttachments(tx: Transaction, { entity, entityId, postId, userId, attachments }: AddAttachmentsInput): Promise<PendingAttachment[]> {
  if (attachments.length === 0) return [];
  const given = JSON.stringify(attachments.map(({ kind, data }, place) => ({ place, kind, data })));
  const rows = await tx.$queryRawUnsafe<{ id: number; kind: string; data: PendingAttachment['data']; slug: string }[]>(
    `INSERT INTO attachments (entity, entity_id, post_id, user_id, slug, kind, data, due_at)
     SELECT $1, $2::int, $3::int, $4::int, k.slug, g.kind, g.data, clock_timestamp() + make_interval(secs => $5::float8 / 1000)
     FROM jsonb_to_recordset($6::jsonb) AS g (place int, kind text, data jsonb)
     JOIN attachment_kinds k ON k.entity = $1 AND k.kind = g.kind JOIN extensions e ON e.slug = k.slug AND e.enabled
     ORDER BY g.place RETURNING id, kind, data, slug`,
    entity, entityId, postId, userId, LEASE_MS, given,
  );
  const kept = new Set(rows.map((row) => row.kind));
  const unknown = attachments.find(({ kind }) => !kept.has(kind));
  if (unknown) throw notKept(entity, unknown.kind);
  return rows.map((row) => ({ ...row, entity, entityId, postId, userId, attempts: 0 }));
}

function notKept(entity: AttachmentEntity, kind: string): AppError {
  const message = `Nothing here keeps “${kind}” with a ${entity}: its extension is switched off or gone. Remove it to go on.`;
  return new AppError('invalid_input', message, { fields: { attachments: message } });
}
