import { describe, expect, it } from 'vitest';
import { findPollProblems, tidyPoll } from './check-poll';
import type { PollInput } from './poll';

const input: PollInput = { question: '', options: ['Tea', 'Coffee'], max_choices: 1, secret: false, closes_at: null };
const now = new Date('2026-03-01T12:00:00Z');
const check = (changes: Partial<PollInput>, maxOptions = 10) => findPollProblems({ ...input, ...changes }, { maxOptions, now });

describe('findPollProblems', () => {
  it('has nothing against a good one', () => {
    expect(check({})).toEqual({});
    expect(check({ question: 'x'.repeat(200), options: ['y'.repeat(100), 'z', ' '], max_choices: 2, closes_at: '2026-03-01T12:00:01Z' })).toEqual({});
  });

  it('names everything at once, options by their place', () => {
    expect(check({ question: 'x'.repeat(201), options: ['Tea', '', 'tea ', 'y'.repeat(101)], max_choices: 4, closes_at: 'soon' })).toEqual({
      question: 'Keep the question to 200 characters.',
      labels: { 2: 'This option is there already.', 3: 'Keep an option to 100 characters.' },
      max_choices: 'There are only 3 options to choose from.',
      closes_at: 'Enter a date and a time.',
    });
  });

  it('counts what is filled in', () => {
    expect(check({ options: ['Tea', ' ', '\n'] })).toEqual({ options: 'Give at least 2 options.' });
    expect(check({ options: ['1', '2', '3', '4'] }, 3)).toEqual({ options: 'A poll has at most 3 options. Remove 1.' });
  });

  it('wants a closing date in the future, where that matters', () => {
    expect(check({ closes_at: now.toISOString() })).toEqual({ closes_at: 'Choose a time in the future.' });
    expect(findPollProblems({ ...input, closes_at: now.toISOString() }, { maxOptions: 10, now: null })).toEqual({});
  });
});

it('tidyPoll keeps one line of each text, and no blank option', () => {
  expect(tidyPoll({ ...input, question: ' a\t b\uD800', options: [' x ', '\u0000', '\u202Ey'] })).toMatchObject({ question: 'a b\uFFFD', options: ['x', 'y'] });
});
