import type { Forum } from '../settings';

/** Removes the polls of a post that is gone, with all votes. Doing it again changes nothing. */
export async function removePolls({ db }: Pick<Forum, 'db'>, postId: number): Promise<void> {
  await db.query('DELETE FROM polls WHERE post_id = $1', [postId]);
}
