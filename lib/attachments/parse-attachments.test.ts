import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDataProblem, MAX_DATA_BYTES } from './check-data';
import { parseAttachments } from './parse-attachments';

const poll = { kind: 'poll', data: { question: 'Tea?' } };
const problemOf = (given: unknown) => {
  const parsed = parseAttachments(given);
  return 'problem' in parsed ? parsed.problem : null;
};

describe('parseAttachments', () => {
  it.each([
    ['nothing', undefined, []],
    ['an empty field', '', []],
    ['an empty list', '[]', []],
    ['the field’s JSON', JSON.stringify([poll]), [poll]],
    ['the API’s list', [poll, poll], [poll, poll]],
    ['what is not ours, left out', [{ ...poll, slug: 'polls', id: 7 }], [poll]],
  ])('reads %s', (_name, given, attachments) => {
    expect(parseAttachments(given)).toEqual({ attachments });
  });

  it.each([
    ['bad JSON', '[{', /damaged/],
    ['JSON that is no list', '{}', /damaged/],
    ['what is no text', 7, /damaged/],
    ['a text beyond reason', `[${' '.repeat(200_001)}]`, /damaged/],
    ['no kind', [{ data: {} }], /has no kind/],
    ['an empty kind', [{ kind: '', data: {} }], /has no kind/],
    ['a null', [null], /has no kind/],
    ['a kind that cannot be stored', [{ kind: 'po\0ll', data: {} }], /has no kind/],
    ['a kind with half a surrogate pair', '[{"kind":"\\ud800","data":{}}]', /has no kind/],
    ['too many', Array.from({ length: 11 }, () => poll), /^11 things are attached; at most 10 fit/],
    ['data that is a list', [{ kind: 'poll', data: [] }], /^“poll” cannot be attached: its data is not an object\.$/],
    ['data that is missing', [{ kind: 'poll' }], /not an object/],
    ['a NUL', [{ kind: 'poll', data: { a: 'a\0' } }], /cannot be stored/],
    ['half a surrogate pair in a key', '[{"kind":"poll","data":{"\\ud800":1}}]', /cannot be stored/],
    ['deep nesting', `[{"kind":"poll","data":${'{"a":'.repeat(9000)}1${'}'.repeat(9000)}}]`, /nested more than 32/],
  ])('refuses %s', (_name, given, problem) => {
    expect(problemOf(given)).toMatch(problem);
  });

  it('takes 10,240 bytes of data and not one more, counted in UTF-8', () => {
    const exactly = (bytes: number) => ({ a: 'é'.repeat((bytes - 8) / 2) });
    expect(findDataProblem(exactly(MAX_DATA_BYTES))).toBeNull();
    expect(findDataProblem(exactly(MAX_DATA_BYTES + 2))).toBe('its data is 10,242 bytes long; at most 10,240 fit');
  });

  it('never throws, and never lets through what it would refuse itself', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string(), fc.array(fc.record({ kind: fc.string(), data: fc.jsonValue() })), fc.anything()), (given) => {
      const parsed = parseAttachments(given);
      if ('attachments' in parsed) expect(parsed.attachments.every(({ data }) => findDataProblem(data) === null)).toBe(true);
    }), { numRuns: 1000 });
  });
});
