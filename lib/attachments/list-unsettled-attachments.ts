import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import type { UnsettledAttachment } from './types';

/** Of a post and its replies, the viewer's own attachments that no extension has kept yet. */
export async function listUnsettledAttachments(viewer: Viewer | null, { postId }: { postId: number }): Promise<UnsettledAttachment[]> {
  if (!viewer) return [];
  const { rows } = await getPool().query<UnsettledAttachment>({
    name: 'attachments-unsettled',
    text: `SELECT a.id, a.entity, a.entity_id AS "entityId", a.state, a.attempts > 0 AS "hasFailed", e.name AS "extensionName"
           FROM attachments a JOIN extensions e ON e.slug = a.slug
           WHERE a.post_id = $1 AND a.user_id = $2 AND a.state <> 'persisted'
             AND NOT EXISTS (SELECT 1 FROM replies r WHERE a.entity = 'reply' AND r.id = a.entity_id AND r.deleted_at IS NOT NULL) ORDER BY a.id`,
    values: [postId, viewer.id],
  });
  return rows;
}
