import type { PollView } from './poll';
import { describeTime } from './times';

const number = new Intl.NumberFormat('en');

const counted = (count: number, one: string, many: string) => (count === 1 ? `1 ${one}` : `${number.format(count)} ${many}`);

export const countVotes = (count: number) => counted(count, 'vote', 'votes');
export const countVoters = (count: number) => (count === 0 ? 'No votes yet' : counted(count, 'voter', 'voters'));

/** Whole per cent of those who voted; with several choices they add up to more than 100. */
export const percentOf = (votes: number, voters: number) => (voters === 0 ? 0 : Math.round((votes / voters) * 100));

/** The line above the question. */
export function describeKind({ max_choices: choices, secret, options }: { max_choices: number; secret: boolean; options: readonly unknown[] }): string {
  const choice = choices === 1 ? 'Choose one' : choices >= options.length ? 'Choose any' : `Choose up to ${choices}`;
  return `Poll · ${choice} · ${secret ? 'Secret votes' : 'Public votes'}`;
}

/** How one option stands, for the eye: `60% · 3 votes`. */
export const describeCount = (votes: number, voters: number) => `${percentOf(votes, voters)}% · ${countVotes(votes)}`;

/** How many have voted, for those who hear it. */
export const describeVoters = ({ voters }: Pick<PollView, 'voters'>): string => (voters === null ? '' : `${countVoters(voters)}.`);

/** How all of it stands, for those who hear it. */
export function describeResults({ options, voters }: Pick<PollView, 'options' | 'voters'>): string {
  if (voters === null) return '';
  return `${countVoters(voters)}. ${options.map(({ label, votes }) => `${label}: ${countVotes(votes ?? 0)}, ${percentOf(votes ?? 0, voters)}%`).join('. ')}.`;
}

/** What this person has chosen, for those who hear it. */
export function describeOwnVote({ options }: Pick<PollView, 'options'>): string {
  const own = options.filter(({ mine }) => mine).map(({ label }) => label);
  return own.length > 0 ? `Your vote: ${own.join(', ')}.` : 'You have no vote in it.';
}

/** What somebody cannot do with a poll, and why; nothing when they can do all of it. */
export function explainLimits({ closed, secret, voters, can }: PollView, isGuest: boolean): string[] {
  const found: string[] = [];
  // A guest finds the way to log in instead.
  if (!closed && !isGuest && !can.vote) found.push('Your role may not vote here');
  if (!can.view_results) found.push(isGuest ? 'Results are not shown to guests' : 'Your role may not see the results');
  else if (!secret && !can.view_voters && voters !== 0) found.push(isGuest ? 'Who voted is not shown to guests' : 'Your role may not see who voted');
  return found;
}

/** When a poll ends or has ended; null for one that stays open until somebody closes it. @param now in ms */
export function describeEnd({ closed, closes_at: closesAt, ended_at: endedAt }: Pick<PollView, 'closed' | 'closes_at' | 'ended_at'>, now: number): { verb: string; time: string; words: string } | null {
  const time = closed ? endedAt : closesAt;
  if (time === null) return null;
  // The server knows whether it is over; the clock of whoever reads may differ.
  const end = Date.parse(time);
  return { verb: closed ? 'Closed' : 'Closes', time, words: describeTime(time, closed ? Math.max(now, end) : Math.min(now, end - 1)) };
}
