import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { requireAttachmentAdmin } from './policy';
import type { AttachmentEntity } from './types';

/** One that its extension failed to keep, as admins see it. */
export interface FailedAttachment {
  id: number;
  entity: AttachmentEntity;
  entityId: number;
  postId: number | null;
  kind: string;
  attempts: number;
  error: string;
  createdAt: string;
}

const SHOWN = 100;

/**
 * What an extension failed to keep, the latest first.
 * @throws AppError unauthenticated, forbidden (admins only)
 */
export async function listFailedAttachments(viewer: Viewer | null, { slug }: { slug: string }): Promise<FailedAttachment[]> {
  requireAttachmentAdmin(viewer);
  const { rows } = await getPool().query<Omit<FailedAttachment, 'createdAt'> & { createdAt: Date }>(
    `SELECT id, entity, entity_id AS "entityId", post_id AS "postId", kind, attempts, coalesce(error, '') AS error, created_at AS "createdAt"
     FROM attachments WHERE slug = $1 AND state = 'failed' ORDER BY id DESC LIMIT $2`,
    [slug, SHOWN],
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}
