import { HttpError, type Viewer } from '@nexus/sdk';
import { announceVotes } from '../announce-change';
import { getPoll, readAgain, type VisiblePoll } from '../polls/get-poll';
import type { PollRow } from '../polls/poll-row';
import type { Forum } from '../settings';
import { requireVoter } from './require-voter';

export interface CastVoteInput {
  pollId: number;
  viewer: Viewer | null;
  /** What the vote is for; it takes the place of an earlier one. */
  optionIds: readonly number[];
}

/**
 * Votes, or changes the vote.
 * @throws HttpError 404, 401 or 403 by `can_vote`, 422 too many choices, 409 closed, or edited meanwhile
 */
export async function castVote(forum: Forum, { pollId, viewer, optionIds }: CastVoteInput): Promise<VisiblePoll> {
  const poll = await getPoll(forum, { id: pollId, viewer });
  const voter = await requireVoter(forum, poll);
  const { row } = poll;
  if (row.is_closed) throw new HttpError(409, 'The poll is closed.');
  const chosen = [...new Set(optionIds)];
  if (chosen.length > row.max_choices) throw new HttpError(422, row.max_choices === 1 ? 'Choose one option.' : `Choose at most ${row.max_choices} options.`);
  if (!(await write(forum, row, voter.id, chosen))) throw new HttpError(409, 'The poll has changed. Look at it again, then vote.');
  await announceVotes(forum, row);
  return readAgain(forum, poll);
}

/** @returns false when the poll was closed or edited meanwhile, or an option is not one of its own */
async function write({ db }: Forum, { id, revision }: PollRow, userId: number, chosen: number[]): Promise<boolean> {
  // One statement: two votes of one person that arrive at once take turns on the row that is theirs. The share of the
  // poll's row makes closing and editing wait for votes that were in time, and a vote that waited for them look again.
  const { rowCount } = await db.query(
    `INSERT INTO votes (poll_id, user_id, revision, max_choices, option_ids)
     SELECT p.id, $2::int, p.revision, p.max_choices, known.ids
     FROM polls p, (SELECT array_agg(o.id ORDER BY o.place) AS ids FROM options o WHERE o.poll_id = $1 AND o.id = ANY ($3::int[])) AS known
     WHERE p.id = $1 AND p.revision = $4 AND p.closed_at IS NULL AND (p.closes_at IS NULL OR p.closes_at > clock_timestamp())
       AND cardinality(known.ids) = cardinality($3::int[])
     FOR SHARE OF p
     ON CONFLICT (poll_id, user_id) DO UPDATE SET option_ids = EXCLUDED.option_ids, cast_at = clock_timestamp()`,
    [id, userId, chosen, revision],
  );
  return rowCount === 1;
}
