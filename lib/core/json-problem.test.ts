import { expect, it } from 'vitest';
import { findJsonProblem, isDeeperThan, isStorableText } from './json-problem';

it.each([
  [{ a: [1, 'two', null, true] }, undefined],
  [{ a: { b: { c: 1 } } }, 'is nested more than 2 levels deep'],
  [['fine', 'not\0fine'], 'holds a character that cannot be stored'],
  [{ '\ud800': 1 }, 'holds a character that cannot be stored'],
  ['😀', undefined],
])('looks at %j', (value, problem) => {
  expect(findJsonProblem(value, { depth: 2 })).toBe(problem);
});

it('survives any depth', () => {
  const deep: unknown = JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`);
  expect(findJsonProblem(deep, { depth: 64 })).toBe('is nested more than 64 levels deep');
  expect([isDeeperThan([[1]], 2), isDeeperThan([[1]], 1)]).toEqual([false, true]);
});

it('knows text that PostgreSQL cannot hold', () => {
  expect([isStorableText('ok'), isStorableText('a\0'), isStorableText('\udc00')]).toEqual([true, false, false]);
});
