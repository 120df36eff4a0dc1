import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { idSchema } from '@/lib/core/id-schema';
import { decodeCursor, encodeCursor, limitSchema, type Page } from '@/lib/core/pagination';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import { visiblePosts } from './policy';
import { SUMMARY_COLUMNS, SUMMARY_JOINS } from './posts.sql';
import type { PostSummary } from './types';

const listPostsSchema = z.object({
  cursor: z.string().max(200).optional(),
  limit: limitSchema,
  spaceId: idSchema.optional(),
  userId: idSchema.optional(),
});

// A year 0 is ISO's, not PostgreSQL's.
const timeSchema = z.iso.datetime().refine((time) => !time.startsWith('0000'));
const cursorSchema = z.tuple([z.boolean(), timeSchema, idSchema]);

type Row = Omit<PostSummary, 'createdAt' | 'activityAt'> & { createdAt: Date; activityAt: Date };

/** A page of posts, pinned ones first, then by last activity; of one space or one author where asked. */
export async function listPosts(viewer: Viewer | null, input: unknown): Promise<Page<PostSummary>> {
  const { cursor, limit, spaceId, userId } = parseInput(listPostsSchema, input);
  const values: unknown[] = [limit + 1];
  const place = (value: unknown) => `$${values.push(value)}`;
  const conditions = [visiblePosts(viewer)];
  if (spaceId !== undefined) conditions.push(`p.space_id = ${place(spaceId)}`);
  if (userId !== undefined) conditions.push(`p.user_id = ${place(userId)}`);
  if (cursor !== undefined) {
    const after = decodeCursor(cursor, cursorSchema);
    conditions.push(`(p.pinned, p.activity_at, p.id) < (${after.map(place).join(', ')})`);
  }
  const { rows } = await getPool().query<Row>(
    `SELECT ${SUMMARY_COLUMNS} FROM posts p ${SUMMARY_JOINS} WHERE ${conditions.join(' AND ')}
     ORDER BY p.pinned DESC, p.activity_at DESC, p.id DESC LIMIT $1`,
    values,
  );
  return toPage(rows.map(toSummary), limit);
}

export function toSummary<T extends Row>(row: T) {
  return { ...row, createdAt: row.createdAt.toISOString(), activityAt: row.activityAt.toISOString() };
}

function toPage(items: PostSummary[], limit: number): Page<PostSummary> {
  const shown = items.slice(0, limit);
  const last = shown.at(-1);
  const hasMore = items.length > limit && last !== undefined;
  return { items: shown, nextCursor: hasMore ? encodeCursor([last.pinned, last.activityAt, last.id]) : null };
}
