import { expect, it } from 'vitest';
import { describeTime } from './times';

const now = Date.parse('2026-03-01T12:00:00Z');
const HOUR_MS = 3_600_000;

it.each([
  [10_000, 'in less than a minute'],
  [-10_000, 'just now'],
  [5 * 60_000, 'in 5 minutes'],
  [90 * 60_000, 'in 90 minutes'],
  [47 * HOUR_MS, 'in 47 hours'],
  [-49 * HOUR_MS, '2 days ago'],
  [24 * 29 * HOUR_MS, 'in 29 days'],
  [24 * 31 * HOUR_MS, 'on 1 Apr 2026'],
])('%s ms from now is “%s”', (distance, words) => {
  expect(describeTime(new Date(now + distance).toISOString(), now)).toBe(words);
});
