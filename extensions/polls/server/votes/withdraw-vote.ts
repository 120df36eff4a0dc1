import { HttpError, type Viewer } from '@nexus/sdk';
import { announceVotes } from '../announce-change';
import { getPoll, readAgain, type VisiblePoll } from '../polls/get-poll';
import type { Forum } from '../settings';
import { requireVoter } from './require-voter';

/**
 * Takes a vote back while the poll is open. Without a vote there is nothing to do.
 * @throws HttpError 404, 401 or 403 by `can_vote`, 409 closed
 */
export async function withdrawVote(forum: Forum, { pollId, viewer }: { pollId: number; viewer: Viewer | null }): Promise<VisiblePoll> {
  const poll = await getPoll(forum, { id: pollId, viewer });
  const voter = await requireVoter(forum, poll);
  const { isOpen, isWithdrawn } = await remove(forum, pollId, voter.id);
  if (!isOpen) throw new HttpError(409, 'The poll is closed: votes stay as they are.');
  if (isWithdrawn) await announceVotes(forum, poll.row);
  return isWithdrawn ? readAgain(forum, poll) : poll;
}

/** One statement, for the reason in cast-vote.ts: a poll that is being closed is looked at again when it is. */
async function remove({ db }: Forum, pollId: number, userId: number): Promise<{ isOpen: boolean; isWithdrawn: boolean }> {
  const { rows } = await db.query<{ opened: number; withdrawn: number }>(
    `WITH open AS (
       SELECT p.id FROM polls p WHERE p.id = $1 AND p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > clock_timestamp()) FOR SHARE
     ), gone AS (
       DELETE FROM votes v USING open WHERE v.poll_id = open.id AND v.user_id = $2 RETURNING v.user_id
     )
     SELECT (SELECT count(*) FROM open)::int AS opened, (SELECT count(*) FROM gone)::int AS withdrawn`,
    [pollId, userId],
  );
  return { isOpen: rows[0]?.opened === 1, isWithdrawn: rows[0]?.withdrawn === 1 };
}
