import { HttpError, type Viewer } from '@nexus/sdk';
import type { OptionVoters } from '../../shared/poll';
import { getPoll } from '../polls/get-poll';
import type { PollRow } from '../polls/poll-row';
import type { Forum } from '../settings';

export interface ListVotersInput {
  pollId: number;
  viewer: Viewer | null;
  /** Of one option; of all when left out. */
  optionId?: number | undefined;
  cursor?: number | undefined;
}

const PAGE = 20;

/**
 * Who voted for what, up to twenty for each option.
 * @throws HttpError 404, 401 or 403 by `can_view_voters` and `can_view_results`, 403 where votes are secret
 */
export async function listVoters(forum: Forum, { pollId, viewer, optionId, cursor }: ListVotersInput): Promise<OptionVoters[]> {
  const poll = await getPoll(forum, { id: pollId, viewer });
  // For everybody, admins too: it comes before any gate.
  if (poll.row.is_secret) throw new HttpError(403, 'Votes in this poll are secret.');
  await forum.permissions.require('can_view_voters', viewer);
  await forum.permissions.require('can_view_results', viewer);
  return findVoters(forum, poll.row, { optionId, cursor });
}

interface VoterRow {
  option_id: number;
  user_id: number;
  username: string;
  avatar_url: string | null;
}

/** Whoever voted, for whoever asks: what of it is shown is for the caller to decide. Nothing of a poll with secret votes. */
export async function findVoters({ db }: Pick<Forum, 'db'>, row: PollRow, { optionId, cursor = 0 }: Pick<ListVotersInput, 'optionId' | 'cursor'> = {}): Promise<OptionVoters[]> {
  if (row.is_secret) return [];
  const { rows } = await db.query<VoterRow>(
    `SELECT option_id, user_id, username, avatar_url FROM (
       SELECT chosen.option_id, v.user_id, u.username, u.avatar_url, row_number() OVER (PARTITION BY chosen.option_id ORDER BY v.user_id) AS place
       FROM polls p JOIN votes v ON v.poll_id = p.id CROSS JOIN unnest(v.option_ids) AS chosen(option_id) JOIN nexus_api.users u ON u.id = v.user_id
       WHERE p.id = $1 AND NOT p.is_secret AND ($2::int IS NULL OR chosen.option_id = $2) AND v.user_id > $3
     ) AS listed WHERE place <= $4 ORDER BY option_id, place`,
    [row.id, optionId ?? null, cursor, PAGE + 1],
  );
  return row.options
    .filter(({ id }) => optionId === undefined || id === optionId)
    .map(({ id }) => pageOf(id, rows.filter((voter) => voter.option_id === id)));
}

function pageOf(optionId: number, rows: VoterRow[]): OptionVoters {
  const page = rows.slice(0, PAGE);
  return {
    option_id: optionId,
    voters: page.map(({ username, avatar_url }) => ({ username, avatar_url })),
    next_cursor: rows.length > PAGE ? (page.at(-1)?.user_id ?? null) : null,
  };
}
