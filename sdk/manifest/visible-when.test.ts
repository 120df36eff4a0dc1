import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluateVisibleWhen, listVariables, parseVisibleWhen } from './visible-when';

const context = {
  plugin: { installed: true, enabled: true, healthy: false },
  config: { use_tls: true, port: 587, host: 'mail', empty: '', zero: 0, tags: [], none: null },
  tenant: { id: 'default' },
  user: { role: 'admin' },
};

function evaluate(text: string): boolean {
  const parsed = parseVisibleWhen(text);
  if (!parsed.ok) throw new Error(parsed.message);
  return evaluateVisibleWhen(parsed.ast, context);
}

describe('a condition that cannot be read', () => {
  it.each([
    ['', 'expected a name or a value at the end'],
    ['   ', 'expected a name or a value at the end'],
    ['a &', 'unexpected "&" at character 3; write &&'],
    ['a | b', 'unexpected "|" at character 3; write ||'],
    ['a = 1', 'unexpected "=" at character 3; write =='],
    ['a &&', 'expected a name or a value at the end'],
    ['(a', 'expected ")" at the end'],
    ['a)', 'expected an operator at character 2, found )'],
    ['a b', 'expected an operator at character 3, found b'],
    ['!!a', 'expected a name or a value at character 2, found !'],
    ['a == b == c', 'expected an operator at character 8, found =='],
    ['"open', 'the text that starts at character 1 is not closed'],
    ['1.2.3', 'unexpected "1" at character 1'],
    ['a.', 'unexpected "." at character 2'],
    ['a[0]', 'unexpected "[" at character 2'],
    ['f()', 'expected an operator at character 2, found ('],
    ['a + b', 'unexpected "+" at character 3'],
  ])('%j', (text, message) => {
    expect(parseVisibleWhen(text)).toMatchObject({ ok: false, message });
  });

  it('is longer than 200 characters', () => {
    expect(parseVisibleWhen('a'.repeat(200)).ok).toBe(true);
    expect(parseVisibleWhen('a'.repeat(201))).toMatchObject({
      ok: false, message: 'longer than 200 characters (201)',
    });
  });

  it('is deeper than 5, where a leaf is 1 and every term of a chain counts', () => {
    expect(parseVisibleWhen('a && b && c && d && e').ok).toBe(true);
    expect(parseVisibleWhen('a && b && c && d && e && f')).toMatchObject({
      ok: false, message: 'nested 6 deep; at most 5 is allowed',
    });
    expect(parseVisibleWhen('a == 1 && b == 2 && c == 3 && d == 4').ok).toBe(true);
    expect(parseVisibleWhen('a == 1 && b && c && d && e').ok).toBe(false);
  });

  it('does not count parentheses', () => {
    expect(parseVisibleWhen(`${'('.repeat(90)}a${')'.repeat(90)}`).ok).toBe(true);
  });
});

describe('the tree', () => {
  it('binds ! before comparisons, comparisons before &&, && before ||', () => {
    expect(parseVisibleWhen('a || !b == c && d')).toEqual({
      ok: true,
      ast: {
        kind: 'or',
        left: { kind: 'variable', path: ['a'] },
        right: {
          kind: 'and',
          left: {
            kind: 'compare',
            operator: '==',
            left: { kind: 'not', operand: { kind: 'variable', path: ['b'] } },
            right: { kind: 'variable', path: ['c'] },
          },
          right: { kind: 'variable', path: ['d'] },
        },
      },
    });
  });

  it('lists the variables that it reads', () => {
    const parsed = parseVisibleWhen('!plugin.enabled || (config.port > 1 && "x" != user.role)');
    expect(parsed.ok && listVariables(parsed.ast)).toEqual(['plugin.enabled', 'config.port', 'user.role']);
  });
});

describe('the answer', () => {
  it.each([
    ['plugin.enabled', true],
    ['plugin.healthy', false],
    ['!plugin.healthy', true],
    ['config.host', true],
    ['config.empty', false],
    ['config.zero', false],
    ['config.tags', false],
    ['config.none', false],
    ['config', true],
    ['true && false', false],
    ['false || true', true],
    ['(false || true) && true', true],
    ['config.port == 587', true],
    ['config.port == 587.0', true],
    ['config.port == "587"', false],
    ['config.port != "587"', true],
    ['config.port >= 587 && config.port <= 587', true],
    ['config.port < 600', true],
    ['config.port > -3', true],
    ["config.host == 'mail'", true],
    ['config.host < "z"', true],
    ['user.role == "admin" && tenant.id == "default"', true],
    ['missing', false],
    ['!missing', true],
    ['missing != 1', true],
    ['missing == 1', false],
    ['missing == missing', false],
    ['missing != missing', true],
    ['missing == false', false],
    ['config.none == config.none', false],
    ['missing < 1', false],
    ['missing >= 0', false],
    ['config.port < "z"', false],
    ['plugin.enabled > false', false],
    ['plugin.enabled.deeper', false],
    ['config.host.length', false],
    ['config.tags == config.tags', false],
    ['config.constructor', false],
    ['config.__proto__', false],
    ['config.toString != 1', true],
  ])('%s is %s', (text, expected) => {
    expect(evaluate(text)).toBe(expected);
  });

  it('does not need a context', () => {
    const parsed = parseVisibleWhen('plugin.enabled');
    expect(parsed.ok && evaluateVisibleWhen(parsed.ast, {})).toBe(false);
  });
});

describe('any text and any context', () => {
  const word = fc.constantFrom(
    'a', 'config.port', '1', '-2.5', '"x"', "'", '(', ')', '!', '&&', '||', '==', '!=', '<', '>=',
    ' ', 'true', '.', '__proto__', 'constructor',
  );
  const text = fc.oneof(fc.string(), fc.array(word, { maxLength: 30 }).map((words) => words.join(' ')));

  it('never throws', () => {
    fc.assert(
      fc.property(text, fc.dictionary(fc.string(), fc.jsonValue()), (source, config) => {
        const parsed = parseVisibleWhen(source);
        if (!parsed.ok) return parsed.message.length > 0 && parsed.position > 0;
        return typeof evaluateVisibleWhen(parsed.ast, { config }) === 'boolean';
      }),
      { numRuns: 1000 },
    );
  });
});
