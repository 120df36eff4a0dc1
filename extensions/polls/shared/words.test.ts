import { expect, it } from 'vitest';
import { countVoters, describeKind, describeResults, percentOf } from './words';

const option = (label: string, votes: number | null) => ({ id: 1, label, votes, mine: false });

it('says what kind of poll it is', () => {
  const options = [1, 2, 3];
  expect(describeKind({ max_choices: 1, secret: false, options })).toBe('Poll · Choose one · Public votes');
  expect(describeKind({ max_choices: 2, secret: true, options })).toBe('Poll · Choose up to 2 · Secret votes');
  expect(describeKind({ max_choices: 3, secret: true, options })).toBe('Poll · Choose any · Secret votes');
});

it('counts', () => {
  expect([countVoters(0), countVoters(1), countVoters(1234)]).toEqual(['No votes yet', '1 voter', '1,234 voters']);
  expect([percentOf(0, 0), percentOf(1, 3), percentOf(2, 3), percentOf(3, 3)]).toEqual([0, 33, 67, 100]);
});

it('reads the results out', () => {
  expect(describeResults({ voters: 3, options: [option('Tea', 2), option('Coffee', 1)] })).toBe('3 voters. Tea: 2 votes, 67%. Coffee: 1 vote, 33%.');
  expect(describeResults({ voters: null, options: [option('Tea', null)] })).toBe('');
});
