import type { PollInput } from '../../common/poll';

export interface DraftOption {
  /** Stays the option's own when it is moved. */
  key: number;
  label: string;
}

/** A poll while it is being written. */
export interface Draft {
  question: string;
  options: readonly DraftOption[];
  isMultiple: boolean;
  /** With several choices: how many; null for as many as they like. */
  most: number | null;
  secret: boolean;
  /** As a field of date and time holds it: `2026-03-01T18:30`, in the writer's own time; empty for none. */
  closesAt: string;
}

let lastKey = 0;
const newOption = (label = ''): DraftOption => ({ key: (lastKey += 1), label });

export const emptyInput = (secret: boolean): PollInput => ({ question: '', options: ['', ''], max_choices: 1, secret, closes_at: null });

export function toDraft({ question, options, max_choices: most, secret, closes_at: closesAt }: PollInput): Draft {
  return {
    question,
    options: options.map((label) => newOption(label)),
    isMultiple: most > 1,
    most: most > 1 && most < options.length ? most : null,
    secret,
    closesAt: closesAt === null ? '' : toLocalTime(new Date(closesAt)),
  };
}

/** The poll that was written, blank options still in their places: problems are named by place. */
export function toInput({ question, options, isMultiple, most, secret, closesAt }: Draft): PollInput {
  const labels = options.map(({ label }) => label);
  const filled = countFilled(options);
  return {
    question,
    options: labels,
    max_choices: isMultiple ? Math.max(1, Math.min(most ?? filled, filled)) : 1,
    secret,
    closes_at: closesAt === '' ? null : toIsoTime(closesAt),
  };
}

export const countFilled = (options: readonly DraftOption[]) => options.filter(({ label }) => label.trim() !== '').length;

export const addOption = (draft: Draft): Draft => ({ ...draft, options: [...draft.options, newOption()] });
export const removeOption = (draft: Draft, place: number): Draft => ({ ...draft, options: draft.options.filter((_, at) => at !== place) });
export const labelOption = (draft: Draft, place: number, label: string): Draft => ({ ...draft, options: draft.options.map((option, at) => (at === place ? { ...option, label } : option)) });

/** The same draft when there is no such place. */
export function moveOption(draft: Draft, from: number, to: number): Draft {
  const option = draft.options[from];
  if (!option || to < 0 || to >= draft.options.length) return draft;
  const rest = draft.options.filter((_, at) => at !== from);
  return { ...draft, options: [...rest.slice(0, to), option, ...rest.slice(to)] };
}

const two = (value: number) => String(value).padStart(2, '0');

/** `2026-03-01T18:30` in the browser's own time. */
export const toLocalTime = (date: Date) =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`;

function toIsoTime(local: string): string {
  const date = new Date(local);
  return Number.isNaN(date.getTime()) ? local : date.toISOString();
}
