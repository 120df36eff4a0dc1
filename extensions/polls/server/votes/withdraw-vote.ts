import { HttpError, type Viewer } from '@nexus/sdk';
import { announceChange } from '../announce-change';
import { getPoll } from '../polls/get-poll';
import type { Forum } from '../settings';

/**
 * Takes a vote back while the poll is open. Without a vote there is nothing to do.
 * @throws HttpError 404, 401 or 403 by `can_vote`, 409 closed
 */
export async function withdrawVote(forum: Forum, { pollId, viewer }: { pollId: number; viewer: Viewer | null }): Promise<void> {
  const { row } = await getPoll(forum, { id: pollId, viewer });
  await forum.permissions.require('can_vote', viewer);
  if (viewer === null) throw new HttpError(401, 'Log in to vote.');
  if (row.is_closed) throw new HttpError(409, 'The poll is closed: votes stay as they are.');
  const { rowCount } = await forum.db.query(
    `DELETE FROM votes v USING polls p
     WHERE v.poll_id = $1 AND v.user_id = $2 AND p.id = v.poll_id AND p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > clock_timestamp())`,
    [pollId, viewer.id],
  );
  if (rowCount > 0) await announceChange(forum, pollId);
}
