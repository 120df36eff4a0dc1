import type { PollView } from './poll';

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

/** How all of it stands, for those who hear it. */
export function describeResults({ options, voters }: Pick<PollView, 'options' | 'voters'>): string {
  if (voters === null) return '';
  return `${countVoters(voters)}. ${options.map(({ label, votes }) => `${label}: ${countVotes(votes ?? 0)}, ${percentOf(votes ?? 0, voters)}%`).join('. ')}.`;
}
