import { describe, expect, it } from 'vitest';
import { MAX_BODY_BYTES } from './body-size';
import { bodySchema } from './schema';

const messageFor = (value: unknown) => bodySchema.safeParse(value).error?.issues.map(({ message }) => message);

describe('bodySchema', () => {
  it.each([undefined, null, '', ' \n\t ', 5, ['text']])('asks for a text instead of %j', (value) => {
    expect(messageFor(value)).toEqual(['Write something first.']);
  });

  it('says how long 10 MB are', () => {
    expect(messageFor('x'.repeat(10 * 1_048_576))).toEqual(['The text is 10,485,760 bytes long; at most 32,768 fit. Shorten it or split it in two.']);
  });

  it('counts bytes, not characters', () => {
    expect(messageFor('ü'.repeat(MAX_BODY_BYTES / 2))).toBeUndefined();
    expect(messageFor('ü'.repeat(MAX_BODY_BYTES / 2) + 'x')).toEqual(['The text is 32,769 bytes long; at most 32,768 fit. Shorten it or split it in two.']);
  });

  it('refuses what PostgreSQL cannot store', () => {
    expect(messageFor('a\0b')).toEqual(['The text holds a NUL character, which cannot be stored.']);
  });

  it('keeps the text as it was typed', () => {
    expect(bodySchema.parse('  indented\n\n')).toBe('  indented\n\n');
  });
});
