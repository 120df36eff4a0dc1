import type { Viewer } from '@/lib/auth/viewer';
import { notFound } from '@/lib/core/errors';
import { parseId } from '@/lib/core/id-schema';
import { getPool } from '@/lib/db/pool';
import { visibleReplies } from './policy';
import { REPLY_COLUMNS, REPLY_FROM, toReplyView, type ReplyRow } from './replies.sql';
import type { ReplySource } from './types';

/** One reply with its Markdown, for its edit form. */
export async function getReply(viewer: Viewer | null, id: number | string): Promise<ReplySource> {
  const { rows } = await getPool().query<ReplyRow & { body: string; postTitle: string }>(
    `SELECT ${REPLY_COLUMNS}, r.body, p.title AS "postTitle" ${REPLY_FROM} WHERE r.id = $1 AND ${visibleReplies(viewer)}`,
    [parseId(id)],
  );
  const row = rows[0];
  if (!row) throw notFound('That reply');
  return { ...toReplyView(viewer, row), body: row.body, postTitle: row.postTitle };
}
