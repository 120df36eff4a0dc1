import { expect, it } from 'vitest';
import { readAttachment, toAttachment } from './read-attachment';

const poll = { question: 'Q', options: ['a', 'b'], max_choices: 1, secret: false, closes_at: null };

it('reads what it attached, and nothing that is no poll', () => {
  expect(readAttachment(toAttachment(poll))).toEqual(poll);
  expect(readAttachment({ kind: 'map', data: poll })).toBeNull();
  for (const broken of [{ question: 1 }, { options: 'a' }, { options: [1] }, { max_choices: '1' }, { secret: 0 }, { closes_at: 5 }]) {
    expect(readAttachment({ kind: 'poll', data: { ...poll, ...broken } })).toBeNull();
  }
});
