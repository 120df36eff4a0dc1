import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { visibleReplies } from './policy';
import { REPLY_FROM } from './replies.sql';

/** The Markdown of a page of replies, by id; of those that the viewer may see. */
export async function listReplyBodies(viewer: Viewer | null, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await getPool().query<{ id: number; body: string }>(`SELECT r.id, r.body ${REPLY_FROM} WHERE r.id = ANY($1) AND ${visibleReplies(viewer)}`, [ids]);
  return new Map(rows.map(({ id, body }) => [id, body]));
}
