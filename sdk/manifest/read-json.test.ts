import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateJsonError } from './locate-json-error';
import { readJson } from './read-json';

function messageOf(input: string | Uint8Array): string | undefined {
  return readJson(input).issues[0]?.message;
}

describe('a text that is not JSON', () => {
  it.each([
    ['', 'the text ends too early: expected a value (line 1, column 1)'],
    ['{', 'the text ends too early: expected a name in double quotes (line 1, column 2)'],
    ['{"a": 1,}', 'a comma before "}" is not allowed (line 1, column 8)'],
    ['[1,\n 2,\n]', 'a comma before "]" is not allowed (line 2, column 3)'],
    ['{"a": 1\n "b": 2}', 'expected "," or "}" (line 2, column 2)'],
    ['[1 2]', 'expected "," or "]" (line 1, column 4)'],
    ['{"a" 1}', 'expected ":" after the name (line 1, column 6)'],
    ["{'a': 1}", 'expected a name in double quotes (line 1, column 2)'],
    ['{"a": \'x\'}', 'texts stand in double quotes, not single ones (line 1, column 7)'],
    ['{"a": 1} // note', 'comments are not allowed (line 1, column 10)'],
    ['// note\n{}', 'comments are not allowed (line 1, column 1)'],
    ['{} {}', 'unexpected text after the end (line 1, column 4)'],
    ['{"a":\r\n tru}', '"tru" is not a value (line 2, column 2)'],
    ['{"a": 01}', '"01" is not a value (line 1, column 7)'],
    ['{"a": "x', 'the text that starts here is not closed (line 1, column 7)'],
    ['{"a": "\\q"}', 'not a known escape in a text (line 1, column 8)'],
    ['{"a": "x\ny"}', 'a line break or control character in a text must be escaped (line 1, column 9)'],
    ['{"a": undefined}', '"undefined" is not a value (line 1, column 7)'],
  ])('%j', (text, reason) => {
    expect(messageOf(text)).toBe(`manifest.json is not valid JSON: ${reason}`);
  });

  it('is found at any depth', () => {
    expect(messageOf('['.repeat(100_000))).toContain('(line 1, column 100001)');
  });

  it('is found behind a long text', () => {
    expect(messageOf(`["${'é'.repeat(100_000)}", x]`)).toContain('"x" is not a value (line 1, column 100006)');
  });

  it('is exactly what JSON.parse refuses', () => {
    const piece = fc.constantFrom('{', '}', '[', ']', ',', ':', '"a"', '1', '-0.5e3', 'null', ' ', '\n', '"', '0');
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.json(),
      fc.json().map((json) => json.slice(0, -1)),
      fc.string(),
    );
    fc.assert(
      fc.property(text, (source) => {
        let isJson = true;
        try {
          JSON.parse(source);
        } catch {
          // The engine refuses it, so the locator must find where.
          isJson = false;
        }
        expect(locateJsonError(source) === undefined).toBe(isJson);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('limits', () => {
  it('refuses more than 256 KB, counted in bytes', () => {
    const text = JSON.stringify({ name: 'ü'.repeat(130 * 1024) });
    expect(messageOf(text)).toBe('manifest.json must be at most 256 KB (got: 261 KB)');
    expect(messageOf(new TextEncoder().encode(text))).toContain('at most 256 KB');
  });

  it('refuses more than 32 levels', () => {
    expect(readJson('['.repeat(32) + ']'.repeat(32)).ok).toBe(true);
    expect(messageOf('['.repeat(33) + ']'.repeat(33))).toBe(
      'manifest.json must not be nested deeper than 32 levels',
    );
  });

  it('refuses bytes that are not UTF-8', () => {
    expect(messageOf(Uint8Array.of(0xff, 0xfe))).toBe('manifest.json is not valid UTF-8 text');
  });
});

it('passes over a byte order mark', () => {
  expect(readJson('\uFEFF{}')).toEqual({ ok: true, value: {}, issues: [] });
  expect(readJson(Uint8Array.of(0xef, 0xbb, 0xbf, 0x7b, 0x7d))).toMatchObject({ ok: true, value: {} });
});

it('takes __proto__ keys away and reports each', () => {
  const result = readJson('{"a": [{"__proto__": {"x": 1}, "b": 2}]}');
  expect(result).toMatchObject({ ok: true, value: { a: [{ b: 2 }] } });
  expect(result.issues).toEqual([
    { path: 'a[0].__proto__', message: 'a[0].__proto__ is not allowed: "__proto__" cannot be a key' },
  ]);
});
