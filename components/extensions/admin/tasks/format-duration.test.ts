import { expect, it } from 'vitest';
import { formatDuration, formatSeconds } from './format-duration';

it.each([[-5, '0 ms'], [0.4, '0 ms'], [48, '48 ms'], [999, '999 ms'], [1000, '1.0 s'], [9_960, '9.9 s'], [10_000, '10 s'], [59_999, '59 s'], [125_000, '2 min 5 s']])('%d ms took %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

it.each([[-1, '0 s'], [1_999, '1 s'], [61_000, '1 min 1 s']])('%d ms have gone on for %s', (ms, text) => {
  expect(formatSeconds(ms)).toBe(text);
});
