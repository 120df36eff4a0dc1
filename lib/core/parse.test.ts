import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parseInput } from './parse';

const schema = z.object({
  title: z.string('Give it a title.').min(3, 'Longer, please.').regex(/^[a-z]+$/, 'Only letters.'),
  tags: z.array(z.string('A tag is text.')).default([]),
});

describe('parseInput', () => {
  it('says the one message when one field is wrong', () => {
    expect(() => parseInput(schema, {})).toThrow(expect.objectContaining({ code: 'invalid_input', message: 'Give it a title.', fields: { title: 'Give it a title.' } }));
  });

  it('names every wrong field, nested ones by path, each with its first fault', () => {
    expect(() => parseInput(schema, { title: '1', tags: ['a', 2] })).toThrow(expect.objectContaining({
      message: 'Some fields need another look.',
      fields: { title: 'Longer, please.', 'tags.1': 'A tag is text.' },
    }));
  });

  it.each([null, undefined, 'text', 5, []])('refuses %j where an object belongs', (input) => {
    expect(() => parseInput(schema, input)).toThrow(expect.objectContaining({ code: 'invalid_input', fields: { input: expect.any(String) } }));
  });

  it('keeps a field of a hostile name apart from the object itself', () => {
    const hostile = z.record(z.string(), z.number('No number.'));
    expect(() => parseInput(hostile, JSON.parse('{"constructor": "x"}'))).toThrow(expect.objectContaining({ fields: { constructor: 'No number.' } }));
  });

  it('gives back what the schema makes of the input, and nothing it does not name', () => {
    expect(parseInput(schema, { title: 'abc', admin: true })).toEqual({ title: 'abc', tags: [] });
  });
});
