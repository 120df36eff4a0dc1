import { HttpError, type Viewer } from '@nexus/sdk';
import type { OptionVoters } from '../../common/poll';
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
  /** Null where the account is gone. */
  username: string | null;
  avatar_url: string | null;
}

/** Whoever voted, for whoever asks: what of it is shown is for the caller to decide. Nothing of a poll with secret votes. */
export async function findVoters({ db }: Pick<Forum, 'db'>, row: PollRow, { optionId, cursor = 0 }: Pick<ListVotersInput, 'optionId' | 'cursor'> = {}): Promise<OptionVoters[]> {
  if (row.is_secret) return [];
  const options = row.options.filter(({ id }) => optionId === undefined || id === optionId);
  const wanted = options.filter(({ votes }) => votes > 0).map(({ id }) => id);
  const { rows } = await db.query<VoterRow>(
    // Each option reads no further than its page, before anybody's name is looked up. Whose account is gone has no name.
    `SELECT listed.option_id, listed.user_id, u.username, u.avatar_url
     FROM (
       SELECT o.id AS option_id, chosen.user_id FROM polls p JOIN options o ON o.poll_id = p.id CROSS JOIN LATERAL (
         SELECT v.user_id FROM votes v WHERE v.poll_id = p.id AND v.user_id > $3 AND o.id = ANY (v.option_ids) ORDER BY v.user_id LIMIT $4
       ) AS chosen
       WHERE p.id = $1 AND NOT p.is_secret AND o.id = ANY ($2::int[])
     ) AS listed LEFT JOIN nexus_api.users u ON u.id = listed.user_id
     ORDER BY listed.option_id, listed.user_id`,
    [row.id, wanted, cursor, PAGE + 1],
  );
  return options.map(({ id }) => pageOf(id, rows.filter((voter) => voter.option_id === id)));
}

function pageOf(optionId: number, rows: VoterRow[]): OptionVoters {
  const page = rows.slice(0, PAGE);
  return {
    option_id: optionId,
    voters: page.flatMap(({ username, avatar_url }) => (username === null ? [] : [{ username, avatar_url }])),
    next_cursor: rows.length > PAGE ? (page.at(-1)?.user_id ?? null) : null,
  };
}
