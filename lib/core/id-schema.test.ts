import { describe, expect, it } from 'vitest';
import { chosenIdSchema, idSchema, parseId } from './id-schema';

const messageFor = (value: unknown) => idSchema.safeParse(value).error?.issues.map(({ message }) => message);

describe('idSchema', () => {
  it.each([
    [undefined, 'Expected a whole number.'],
    [null, 'Expected a whole number.'],
    ['', 'Expected a whole number.'],
    ['abc', 'Expected a whole number.'],
    ['1.5', 'Expected a whole number.'],
    [1.5, 'Expected a whole number.'],
    ['-1', 'Expected a whole number above 0.'],
    ['0x10', 'Expected a whole number.'],
    ['1e3', 'Expected a whole number.'],
    [Number.NaN, 'Expected a whole number.'],
    [[5], 'Expected a whole number.'],
    [true, 'Expected a whole number.'],
    [0, 'Expected a whole number above 0.'],
    [-1, 'Expected a whole number above 0.'],
    ['2147483648', 'There is no such number here.'],
  ])('refuses %j', (value, message) => {
    expect(messageFor(value)).toEqual([message]);
  });

  it.each([[1, 1], ['42', 42], ['2147483647', 2_147_483_647]])('reads %j', (value, id) => {
    expect(idSchema.parse(value)).toBe(id);
  });
});

describe('parseId', () => {
  it.each(['', 'abc', '0', '9999999999', '1;DROP TABLE posts', '\0'])('answers null for %j', (text) => {
    expect(parseId(text)).toBeNull();
  });

  it('reads an id from an address', () => {
    expect(parseId('17')).toBe(17);
  });
});

it.each([undefined, null, '', 'x', 0, '-1', '2147483648', '99999999999999999999', [5], true])('chosenIdSchema says the one message for %j', (value) => {
  expect(chosenIdSchema('Choose a space.').safeParse(value).error?.issues.map(({ message }) => message)).toEqual(['Choose a space.']);
});
