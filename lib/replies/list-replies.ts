import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { idSchema } from '@/lib/core/id-schema';
import { decodeCursor, encodeCursor, limitSchema, type Page } from '@/lib/core/pagination';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import { visibleReplies } from './policy';
import { REPLY_COLUMNS, REPLY_FROM, toReplyView, type ReplyRow } from './replies.sql';
import type { ReplyView } from './types';

export const REPLIES_PER_PAGE = 50;
const BEFORE_PERMALINK = 5;

const listRepliesSchema = z.object({
  postId: idSchema,
  cursor: z.string().max(100).optional(),
  /** Begin a few replies before this one: the target of a permalink. */
  around: idSchema.optional(),
  limit: limitSchema.default(REPLIES_PER_PAGE),
});

const cursorSchema = z.tuple([idSchema]);

/** A page of a post's replies, oldest first. A hidden post has none. */
export async function listReplies(viewer: Viewer | null, input: unknown): Promise<Page<ReplyView>> {
  const { postId, cursor, around, limit } = parseInput(listRepliesSchema, input);
  const [after] = cursor === undefined ? [around === undefined ? 0 : await placeBefore(viewer, postId, around)] : decodeCursor(cursor, cursorSchema);
  const { rows } = await getPool().query<ReplyRow>(
    `SELECT ${REPLY_COLUMNS} ${REPLY_FROM} WHERE r.post_id = $1 AND r.id > $2 AND ${visibleReplies(viewer)} ORDER BY r.id LIMIT $3`,
    [postId, after, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => toReplyView(viewer, row));
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor([last.id]) : null };
}

/** The id after which a page holds the reply with a little of what came before it; 0 when that is the post's start. */
async function placeBefore(viewer: Viewer | null, postId: number, replyId: number): Promise<number> {
  const { rows } = await getPool().query<{ id: number }>(
    `SELECT r.id ${REPLY_FROM} WHERE r.post_id = $1 AND r.id < $2 AND ${visibleReplies(viewer)} ORDER BY r.id DESC OFFSET $3 LIMIT 1`,
    [postId, replyId, BEFORE_PERMALINK],
  );
  return rows[0]?.id ?? 0;
}
