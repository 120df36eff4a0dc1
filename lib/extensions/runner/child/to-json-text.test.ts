import { describe, expect, it } from 'vitest';
import { toJsonText } from './to-json-text';

const text = (value: unknown) => toJsonText(value, 'The answer');

function nest(levels: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < levels; level += 1) value = [value];
  return value;
}

describe('toJsonText', () => {
  it('keeps what JSON can hold', () => {
    const value = { a: [1, 'ü', true, null, { b: -0.5 }], empty: {}, list: [] };
    expect(JSON.parse(text(value))).toEqual(value);
  });

  it('turns dates into ISO 8601, honours toJSON and leaves out members that are undefined', () => {
    expect(text({ at: new Date(0), gone: undefined, url: new URL('https://example.com/a'), list: [undefined] })).toBe('{"at":"1970-01-01T00:00:00.000Z","url":"https://example.com/a","list":[null]}');
    expect(text(undefined)).toBe('null');
  });

  it('keeps a member called __proto__ a member', () => {
    expect(text(JSON.parse('{"__proto__": {"admin": true}}'))).toBe('{"__proto__":{"admin":true}}');
  });

  const cycle: { self?: unknown } = {};
  cycle.self = { again: cycle };

  it.each([
    [{ votes: [1n] }, 'The answer: votes[0] is a bigint, which JSON cannot hold: send it as text.'],
    [{ ratio: Number.NaN }, 'The answer: ratio is NaN, which JSON cannot hold.'],
    [Number.POSITIVE_INFINITY, 'The answer: it is Infinity, which JSON cannot hold.'],
    [cycle, 'The answer: self.again refers back to what contains it.'],
    [[() => 1], 'The answer: [0] is a function, which JSON cannot hold.'],
    [{ a: Symbol('x') }, 'The answer: a is a symbol, which JSON cannot hold.'],
    [{ a: new Map() }, 'The answer: a is a Map, which JSON cannot hold: send an object.'],
    [{ a: new Set() }, 'The answer: a is a Set, which JSON cannot hold: send an array.'],
    [{ a: Promise.resolve() }, 'The answer: a is a promise: await it.'],
    [{ a: new Error('x') }, 'The answer: a is an Error, which JSON cannot hold: send its message.'],
    [{ a: Buffer.from('x') }, 'The answer: a is binary, which JSON cannot hold: send it as base64 text.'],
    [{ a: new Date(Number.NaN) }, 'The answer: a is an invalid date.'],
    [nest(61), `The answer: ${'[0]'.repeat(60)} lies deeper than 60 levels.`],
  ])('names the place of %s', (value, message) => {
    expect(() => text(value)).toThrow(message);
  });

  it('takes the same object twice, and 60 levels', () => {
    const same = { a: 1 };
    expect(text([same, same])).toBe('[{"a":1},{"a":1}]');
    expect(text(nest(60))).toBe(`${'['.repeat(60)}1${']'.repeat(60)}`);
  });

  it('refuses what is larger than a frame, before it is all text', () => {
    expect(() => text('x'.repeat(2_000_000))).toThrow('The answer is larger than 1 MB.');
    expect(() => text('\0'.repeat(500_000))).toThrow('The answer is larger than 1 MB.');
    let reads = 0;
    const item = { get a() { return (reads += 1); } };
    const endless = Array.from({ length: 1_000_000 }, () => item);
    expect(() => text(endless)).toThrow('The answer is larger than 1 MB.');
    expect(reads).toBeLessThan(300_000);
  });
});
