import type { PollView } from '../../common/poll';

/** The poll as it will be when this person's vote is for these options; none withdraws it. What others do meanwhile is not in it. */
export function applyVote(poll: PollView, optionIds: readonly number[]): PollView {
  const had = poll.options.some(({ mine }) => mine);
  const has = optionIds.length > 0;
  return {
    ...poll,
    voters: poll.voters === null ? null : poll.voters + Number(has) - Number(had),
    options: poll.options.map((option) => {
      const mine = optionIds.includes(option.id);
      return { ...option, mine, votes: option.votes === null ? null : option.votes + Number(mine) - Number(option.mine) };
    }),
  };
}
