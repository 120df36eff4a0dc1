import { cookMarkdown } from '@/lib/markdown/cook';
import { createMember, uniqueName, type Member } from './accounts';
import { sql, sqlOne } from './site';

export interface PostOptions {
  by?: Member;
  title?: string;
  body?: string;
  spaceId?: number;
  locked?: boolean;
  pinned?: boolean;
  /** When it was written and last answered. */
  minutesAgo?: number;
}

/** The sample community's first space. */
export async function anySpace(): Promise<{ id: number; slug: string; name: string }> {
  return sqlOne('SELECT id, slug, name FROM spaces ORDER BY position, id LIMIT 1');
}

/** A space of its own, where nobody else's posts get between. */
export async function createSpace(): Promise<{ id: number; slug: string; name: string }> {
  const slug = uniqueName('space').replace('_', '-');
  return sqlOne('INSERT INTO spaces (slug, name, position) VALUES ($1, $2, 100) RETURNING id, slug, name', [slug, slug]);
}

/** A post that is there already; tests of writing write theirs on the page. */
export async function createPost({ by, title = uniqueName('Post'), body = 'A body.', spaceId, locked = false, pinned = false, minutesAgo = 0 }: PostOptions = {}): Promise<{ id: number; title: string }> {
  const author = by ?? (await createMember());
  const { html, excerpt } = cookMarkdown(body);
  const space = spaceId ?? (await anySpace()).id;
  return sqlOne(
    `INSERT INTO posts (space_id, user_id, title, body, body_html, excerpt, locked, pinned, created_at, activity_at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8, at, at FROM (SELECT now() - make_interval(mins => $9) AS at) AS time RETURNING id, title`,
    [space, author.id, title, body, html, excerpt, locked, pinned, minutesAgo],
  );
}

export interface RepliesOptions {
  postId: number;
  by?: Member;
  bodies: readonly string[];
}

/** Replies in this order. @returns their ids. */
export async function createReplies({ postId, by, bodies }: RepliesOptions): Promise<number[]> {
  const author = by ?? (await createMember());
  const rows = await sql<{ id: number }>(
    `INSERT INTO replies (post_id, user_id, body, body_html)
     SELECT $1, $2, body, html FROM unnest($3::text[], $4::text[]) WITH ORDINALITY AS given(body, html, place) ORDER BY place RETURNING id`,
    [postId, author.id, bodies, bodies.map((body) => cookMarkdown(body).html)],
  );
  await sql('UPDATE posts SET reply_count = reply_count + $2, last_reply_at = now(), last_reply_user_id = $3, activity_at = now() WHERE id = $1', [postId, rows.length, author.id]);
  return rows.map(({ id }) => id);
}

/** One reply. @returns its id. */
export async function createReply({ postId, by, body = 'An answer.' }: { postId: number; by?: Member; body?: string }): Promise<number> {
  const [id] = await createReplies({ postId, by, bodies: [body] });
  if (id === undefined) throw new Error('The reply was not written.');
  return id;
}

/** Deletes, as another tab would, without a word to the pages that are open. */
export const deletePostQuietly = (id: number) => sql('UPDATE posts SET deleted_at = now() WHERE id = $1', [id]);
export const deleteReplyQuietly = (id: number) => sql('UPDATE replies SET deleted_at = now() WHERE id = $1', [id]);
export const lockPostQuietly = (id: number) => sql('UPDATE posts SET locked = true WHERE id = $1', [id]);
