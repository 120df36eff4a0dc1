import { describe, expect, it } from 'vitest';
import { findSettingProblem } from './setting-value';

const options = [{ value: 'a' }, { value: 'b' }];

describe('a value that its type does not take', () => {
  it.each([
    [{ type: 'string' }, 1, 'must be a text'],
    [{ type: 'text' }, 'x'.repeat(20_001), 'must be at most 20000 characters long'],
    [{ type: 'boolean' }, 'true', 'must be true or false'],
    [{ type: 'number' }, '1', 'must be a number'],
    [{ type: 'number' }, Number.NaN, 'must be a number'],
    [{ type: 'number', integer: true }, 1.5, 'must be a whole number'],
    [{ type: 'number', min: 1 }, 0, 'must be at least 1'],
    [{ type: 'number', max: 1 }, 2, 'must be at most 1'],
    [{ type: 'select', options }, 'c', 'must be one of its options: a, b'],
    [{ type: 'select' }, 'c', 'must be one of its options: '],
    [{ type: 'color' }, '#36f', 'must be a colour such as #3366ff'],
    [{ type: 'list' }, 'a', 'must be a list'],
    [{ type: 'list' }, ['a', 1], 'entry 2 must be a text'],
    [{ type: 'list' }, Array.from({ length: 1001 }, () => 'a'), 'must have at most 1000 entries'],
    [{ type: 'multiselect', options }, ['a', 'c'], 'entry 2 must be one of its options: a, b'],
    [{ type: 'json' }, { a: 'x'.repeat(64 * 1024) }, 'must be at most 64 KB of JSON'],
    [{ type: 'json' }, undefined, 'must be JSON'],
  ])('%j', (rule, value, problem) => {
    expect(findSettingProblem(rule, value)).toBe(problem);
  });
});

it.each([
  [{ type: 'string' }, ''],
  [{ type: 'number', min: 0, max: 1 }, 0.5],
  [{ type: 'select', options }, 'a'],
  [{ type: 'color' }, '#3366FF'],
  [{ type: 'list' }, []],
  [{ type: 'multiselect', options }, ['a', 'b']],
  [{ type: 'json' }, { a: [null, 1] }],
  [{ type: 'unknown' }, Symbol.iterator],
])('%j takes a valid value', (rule, value) => {
  expect(findSettingProblem(rule, value)).toBeUndefined();
});
