import { expect, it } from 'vitest';
import type { PollView } from './poll';
import { countVoters, describeEnd, describeKind, describeOwnVote, describeResults, explainLimits, percentOf } from './words';

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

it('says what somebody has chosen', () => {
  expect(describeOwnVote({ options: [{ ...option('Tea', 2), mine: true }, option('Milk', 0), { ...option('Coffee', 1), mine: true }] })).toBe('Your vote: Tea, Coffee.');
  expect(describeOwnVote({ options: [option('Tea', 2)] })).toBe('You have no vote in it.');
});

it('says why something is not possible, and nothing where all is', () => {
  const all = { vote: true, view_results: true, view_voters: true, edit: false, close: false };
  const poll: PollView = { id: 1, post_id: 1, question: '', max_choices: 1, secret: false, closes_at: null, ended_at: null, closed: false, yours: false, topic: 't', voters: 2, options: [], can: all };
  expect([explainLimits(poll, true), explainLimits(poll, false)]).toEqual([[], []]);
  const nothing = { ...poll, voters: null, can: { ...all, vote: false, view_results: false, view_voters: false } };
  expect(explainLimits(nothing, false)).toEqual(['Your role may not vote here', 'Your role may not see the results']);
  expect(explainLimits(nothing, true)).toEqual(['Results are not shown to guests']);
  expect(explainLimits({ ...nothing, closed: true }, false)).toEqual(['Your role may not see the results']);
  const unnamed = { ...poll, can: { ...all, view_voters: false } };
  expect([explainLimits(unnamed, false), explainLimits(unnamed, true), explainLimits({ ...unnamed, secret: true }, false), explainLimits({ ...unnamed, voters: 0 }, false)])
    .toEqual([['Your role may not see who voted'], ['Who voted is not shown to guests'], [], []]);
});

it('says when it ends or has ended', () => {
  const now = Date.parse('2026-03-01T12:00:00Z');
  const dates = { closes_at: '2026-03-04T12:00:00Z', ended_at: null };
  expect(describeEnd({ ...dates, closed: false }, now)).toMatchObject({ verb: 'Closes', words: 'in 3 days' });
  expect(describeEnd({ ...dates, closed: true, ended_at: '2026-02-27T12:00:00Z' }, now)).toMatchObject({ verb: 'Closed', words: '2 days ago' });
  expect(describeEnd({ closed: false, closes_at: null, ended_at: null }, now)).toBeNull();
  expect(describeEnd({ ...dates, closed: true, ended_at: '2026-03-01T12:00:20Z' }, now), 'by a clock that is slow').toMatchObject({ words: 'just now' });
  expect(describeEnd({ closed: false, closes_at: '2026-03-01T11:59:00Z', ended_at: null }, now), 'by one that is fast').toMatchObject({ words: 'in less than a minute' });
});
