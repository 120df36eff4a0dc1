import { userJson } from '@/lib/users/users.sql';
import { canDeleteReply, canEditReply } from './policy';
import type { Viewer } from '@/lib/auth/viewer';
import type { ReplyView } from './types';

/** The columns of a ReplyView over `replies AS r`, `posts AS p` and `users AS u`. */
export const REPLY_COLUMNS = `
  r.id, r.post_id AS "postId", r.body_html AS "bodyHtml", r.created_at AS "createdAt", r.edited_at AS "editedAt",
  p.locked AS "postLocked", ${userJson('u')} AS "user"`;

export const REPLY_FROM = 'FROM replies r JOIN posts p ON p.id = r.post_id JOIN users u ON u.id = r.user_id';

export type ReplyRow = Omit<ReplyView, 'createdAt' | 'editedAt' | 'can'> & { createdAt: Date; editedAt: Date | null; postLocked: boolean };

export function toReplyView(viewer: Viewer | null, row: ReplyRow): ReplyView {
  const { postLocked, ...reply } = row;
  const facts = { userId: row.user.id, postLocked };
  return {
    ...reply,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    can: { edit: canEditReply(viewer, facts), delete: canDeleteReply(viewer, facts) },
  };
}
