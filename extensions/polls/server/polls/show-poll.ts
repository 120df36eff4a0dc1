import type { Viewer } from '@nexus/sdk';
import { topicOf } from '../announce-change';
import type { PollView } from '../../common/poll';
import type { PollRow } from './poll-row';
import type { Rights } from './rights';

export interface ShowPollInput {
  row: PollRow;
  rights: Rights;
  viewer: Viewer | null;
}

/** What one person gets of a poll. Counts leave only here, and who voted for what never does. */
export function showPoll({ row, rights, viewer }: ShowPollInput): PollView {
  const isAuthor = viewer !== null && viewer.id === row.author_id;
  const isOpen = !row.is_closed;
  return {
    id: row.id,
    post_id: row.post_id,
    question: row.question,
    max_choices: row.max_choices,
    secret: row.is_secret,
    closes_at: row.closes_at,
    ended_at: row.ended_at,
    closed: row.is_closed,
    yours: isAuthor,
    topic: topicOf(row, rights.viewResults),
    voters: rights.viewResults ? row.voters : null,
    options: row.options.map(({ id, label, votes, mine }) => ({ id, label, votes: rights.viewResults ? votes : null, mine })),
    can: {
      vote: isOpen && rights.vote,
      view_results: rights.viewResults,
      // Who voted for what adds up to the results.
      view_voters: !row.is_secret && rights.viewVoters && rights.viewResults,
      edit: isOpen && isAuthor && row.voters === 0,
      close: isOpen && (isAuthor || rights.manage),
    },
  };
}
