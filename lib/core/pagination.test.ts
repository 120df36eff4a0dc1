import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeCursor, encodeCursor, limitSchema } from './pagination';

const keySchema = z.tuple([z.boolean(), z.string(), z.number()]);
const refusal = {
  code: 'invalid_input',
  message: 'cursor is not one that this list handed out.',
  fields: { cursor: 'Expected the next_cursor of an earlier page.' },
};

describe('cursors', () => {
  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('[true').toString('base64url')],
    ['bytes that are no text', Buffer.from([0xff, 0xfe, 0x00]).toString('base64url')],
    ['another list\'s key', encodeCursor([5])],
    ['too many parts', encodeCursor([true, 'a', 1, 2])],
    ['an object', Buffer.from('{"0":true,"1":"a","2":1,"length":3}').toString('base64url')],
  ])('refuses %s', (_what, cursor) => {
    expect(() => decodeCursor(cursor, keySchema)).toThrow(expect.objectContaining(refusal));
  });

  it('gives back every key it packed, in characters that an address may hold', () => {
    fc.assert(fc.property(fc.boolean(), fc.string({ unit: 'grapheme' }), fc.integer(), (...key) => {
      const cursor = encodeCursor(key);
      expect(cursor).toMatch(/^[\w-]+$/);
      expect(decodeCursor(cursor, keySchema)).toEqual(key);
    }));
  });
});

describe('limitSchema', () => {
  it.each(['0', '101', '-1', '1.5', 'all', '', [5], true])('refuses %j', (limit) => {
    expect(limitSchema.safeParse(limit).success).toBe(false);
  });

  it.each([[undefined, 20], ['1', 1], [100, 100]])('reads %j as %d', (given, limit) => {
    expect(limitSchema.parse(given)).toBe(limit);
  });
});
