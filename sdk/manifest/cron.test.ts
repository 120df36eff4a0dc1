import { expect, it } from 'vitest';
import { findCronProblem } from './cron';

it.each([['* * * * *'], ['0 4 * * *'], ['*/15 0-6 1,15 12 7'], [' 0  0 31 1 0 ']])('takes %j', (pattern) => {
  expect(findCronProblem(pattern)).toBeUndefined();
});

it.each([
  ['* * * *', 'must have five parts: minute, hour, day, month and weekday'],
  ['60 * * * *', 'must have a valid minute: 0 to 59, *, */n, a range or a list'],
  ['*/0 * * * *', 'must have a valid minute: 0 to 59, *, */n, a range or a list'],
  ['0 6-3 * * *', 'must have a valid hour: 0 to 23, *, */n, a range or a list'],
  ['0 0 0 * *', 'must have a valid day: 1 to 31, *, */n, a range or a list'],
  ['0 0 * jan *', 'must have a valid month: 1 to 12, *, */n, a range or a list'],
  ['0 0 * * 8', 'must have a valid weekday: 0 to 7, *, */n, a range or a list'],
  ['1, * * * *', 'must have a valid minute: 0 to 59, *, */n, a range or a list'],
])('refuses %j', (pattern, problem) => {
  expect(findCronProblem(pattern)).toBe(problem);
});
