import { HttpError, type Viewer } from '@nexus/sdk';
import { announceChange } from '../announce-change';
import type { Forum } from '../settings';
import { getPoll, readAgain, type VisiblePoll } from './get-poll';

/**
 * Ends a poll now. Closing one that is closed changes nothing.
 * @throws HttpError 404, 401 for a guest, 403 unless it is theirs or they manage polls
 */
export async function closePoll(forum: Forum, { id, viewer }: { id: number; viewer: Viewer | null }): Promise<VisiblePoll> {
  const poll = await getPoll(forum, { id, viewer });
  if (viewer === null) throw new HttpError(401, 'Log in first.');
  const mayClose = viewer.id === poll.row.author_id || poll.rights.manage;
  if (!mayClose) throw new HttpError(403, 'Only its author can close a poll.');
  if (poll.row.is_closed) return poll;
  await forum.db.query('UPDATE polls SET closed_at = clock_timestamp() WHERE id = $1 AND closed_at IS NULL', [id]);
  await announceChange(forum, poll.row);
  return readAgain(forum, poll);
}
