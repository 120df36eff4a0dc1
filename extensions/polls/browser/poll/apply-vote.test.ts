import { expect, it } from 'vitest';
import type { PollView } from '../../common/poll';
import { applyVote } from './apply-vote';

const poll: PollView = {
  id: 1, post_id: 1, question: '', max_choices: 2, secret: false, closes_at: null, ended_at: null, closed: false, yours: false, topic: 't', voters: 3,
  options: [{ id: 1, label: 'a', votes: 2, mine: true }, { id: 2, label: 'b', votes: 1, mine: false }],
  can: { vote: true, view_results: true, view_voters: true, edit: false, close: false },
};
const seen = ({ voters, options }: PollView) => [voters, ...options.map(({ votes, mine }) => (mine ? `${votes}*` : votes))];

it('counts a vote before the server has', () => {
  expect(seen(applyVote(poll, [2]))).toEqual([3, 1, '2*']);
  expect(seen(applyVote(poll, [1, 2]))).toEqual([3, '2*', '2*']);
  expect(seen(applyVote(poll, []))).toEqual([2, 1, 1]);
  expect(seen(applyVote(applyVote(poll, []), [1]))).toEqual(seen(poll));
});

it('shows the choice alone where results are hidden', () => {
  const hidden = { ...poll, voters: null, options: poll.options.map((option) => ({ ...option, votes: null })) };
  expect(seen(applyVote(hidden, [2]))).toEqual([null, null, 'null*']);
});
