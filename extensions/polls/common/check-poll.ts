import type { PollInput } from './poll';

export const MAX_QUESTION = 200;
export const MAX_LABEL = 100;
export const MIN_OPTIONS = 2;
/** What an admin can allow at most. */
export const MOST_OPTIONS = 20;

/** What is wrong, by field; nothing when all is well. */
export interface PollProblems {
  question?: string;
  /** Of the list as a whole. */
  options?: string;
  /** By place in the list. */
  labels?: Record<number, string>;
  max_choices?: string;
  closes_at?: string;
}

export interface PollRules {
  maxOptions: number;
  /** A closing date has to lie after it; null where a past one is fine. */
  now: Date | null;
}

/** Text as it is kept: one line, no control characters, no space around it. */
export const tidyText = (text: string) => text.toWellFormed().replace(/[\s\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').trim();

/** A poll as it is kept: blank options gone. */
export function tidyPoll(input: PollInput): PollInput {
  return { ...input, question: tidyText(input.question), options: input.options.map(tidyText).filter(Boolean) };
}

/** Holds a poll against the rules, which are the same in the browser and on the server. Blank options count as absent. */
export function findPollProblems(input: PollInput, { maxOptions, now }: PollRules): PollProblems {
  const count = input.options.filter((label) => tidyText(label) !== '').length;
  const labels = findLabelProblems(input.options);
  const found: PollProblems = {
    question: tidyText(input.question).length > MAX_QUESTION ? `Keep the question to ${MAX_QUESTION} characters.` : undefined,
    options: countProblem(count, maxOptions),
    labels: Object.keys(labels).length > 0 ? labels : undefined,
    max_choices: choicesProblem(input.max_choices, count),
    closes_at: input.closes_at === null ? undefined : closingProblem(input.closes_at, now),
  };
  return Object.fromEntries(Object.entries(found).filter(([, problem]) => problem !== undefined));
}

export const hasProblems = (problems: PollProblems) => Object.keys(problems).length > 0;

function countProblem(count: number, maxOptions: number): string | undefined {
  if (count < MIN_OPTIONS) return `Give at least ${MIN_OPTIONS} options.`;
  return count > maxOptions ? `A poll has at most ${maxOptions} options. Remove ${count - maxOptions}.` : undefined;
}

function choicesProblem(choices: number, count: number): string | undefined {
  if (!Number.isInteger(choices) || choices < 1) return 'Let people choose at least one option.';
  return choices > Math.max(count, 1) ? `There are only ${count} options to choose from.` : undefined;
}

function closingProblem(closesAt: string, now: Date | null): string | undefined {
  const time = Date.parse(closesAt);
  if (Number.isNaN(time)) return 'Enter a date and a time.';
  return now !== null && time <= now.getTime() ? 'Choose a time in the future.' : undefined;
}

function findLabelProblems(labels: readonly string[]): Record<number, string> {
  const problems: Record<number, string> = {};
  const seen = new Set<string>();
  for (const [place, label] of labels.entries()) {
    const text = tidyText(label);
    const key = text.toLowerCase();
    if (text.length > MAX_LABEL) problems[place] = `Keep an option to ${MAX_LABEL} characters.`;
    else if (key !== '' && seen.has(key)) problems[place] = 'This option is there already.';
    seen.add(key);
  }
  return problems;
}
