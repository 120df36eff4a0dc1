import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseId } from '@/lib/core/id-schema';
import { getPool } from '@/lib/db/pool';
import { toSummary } from './list-posts';
import { canDeletePost, canEditPost, canReplyTo, visiblePosts } from './policy';
import { SUMMARY_COLUMNS, SUMMARY_JOINS } from './posts.sql';
import type { PostView } from './types';

type Row = Omit<PostView, 'createdAt' | 'activityAt' | 'editedAt' | 'lastReplyAt' | 'can'> &
  { createdAt: Date; activityAt: Date; editedAt: Date | null; lastReplyAt: Date | null };

/** One post with what the viewer may do to it. @throws AppError not_found for a hidden or deleted one too. */
export async function getPost(viewer: Viewer | null, id: number | string): Promise<PostView> {
  const { rows } = await getPool().query<Row>(
    `SELECT ${SUMMARY_COLUMNS}, p.body, p.body_html AS "bodyHtml", p.edited_at AS "editedAt", p.last_reply_at AS "lastReplyAt"
     FROM posts p ${SUMMARY_JOINS} WHERE p.id = $1 AND ${visiblePosts(viewer)}`,
    [parseId(id)],
  );
  const row = rows[0];
  if (!row) throw notFound('That post');
  const facts = { userId: row.user.id, locked: row.locked };
  return {
    ...toSummary(row),
    editedAt: row.editedAt?.toISOString() ?? null,
    lastReplyAt: row.lastReplyAt?.toISOString() ?? null,
    can: { edit: canEditPost(viewer, facts), delete: canDeletePost(viewer, facts), reply: canReplyTo(viewer, facts) },
  };
}
