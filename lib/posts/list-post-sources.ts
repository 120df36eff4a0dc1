import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { visiblePosts } from './policy';

/** What a summary leaves out. */
export interface PostSource {
  id: number;
  /** Markdown. */
  body: string;
  editedAt: string | null;
  lastReplyAt: string | null;
}

type Row = Omit<PostSource, 'editedAt' | 'lastReplyAt'> & { editedAt: Date | null; lastReplyAt: Date | null };

/** The texts of a page of posts, by id; of those that the viewer may see. */
export async function listPostSources(viewer: Viewer | null, ids: readonly number[]): Promise<Map<number, PostSource>> {
  const { rows } = await getPool().query<Row>(
    `SELECT p.id, p.body, p.edited_at AS "editedAt", p.last_reply_at AS "lastReplyAt" FROM posts p WHERE p.id = ANY($1) AND ${visiblePosts(viewer)}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, { ...row, editedAt: row.editedAt?.toISOString() ?? null, lastReplyAt: row.lastReplyAt?.toISOString() ?? null }]));
}
