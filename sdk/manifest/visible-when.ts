import { readTokens, type SyntaxProblem, type Token } from './visible-when-tokens';

export { evaluateVisibleWhen, listVariables } from './evaluate-visible-when';

export const VISIBLE_WHEN_MAX_LENGTH = 200;
export const VISIBLE_WHEN_MAX_DEPTH = 5;

const COMPARISONS = ['==', '!=', '<', '>', '<=', '>='] as const;
export type Comparison = (typeof COMPARISONS)[number];

/** A parsed expression. Plain data: it may travel to the browser as JSON. */
export type VisibleWhen =
  | { kind: 'literal'; value: string | number | boolean }
  | { kind: 'variable'; path: string[] }
  | { kind: 'not'; operand: VisibleWhen }
  | { kind: 'and' | 'or'; left: VisibleWhen; right: VisibleWhen }
  | { kind: 'compare'; operator: Comparison; left: VisibleWhen; right: VisibleWhen };

export type VisibleWhenResult =
  | { ok: true; ast: VisibleWhen }
  | { ok: false; message: string; position: number };

/** What an expression can read. Secrets appear in `config` only as `"set"` or `"unset"`. */
export interface VisibleWhenContext {
  plugin?: { installed?: boolean; enabled?: boolean; healthy?: boolean };
  config?: Readonly<Record<string, unknown>>;
  tenant?: { id?: string };
  user?: { role?: string };
}

function isComparison(text: string): text is Comparison {
  return COMPARISONS.some((comparison) => comparison === text);
}

/** One method per rule of the grammar; `undefined` means that `problem` says why. */
class Parser {
  problem: SyntaxProblem | undefined;
  private index = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  parse(): VisibleWhen | undefined {
    const ast = this.either();
    if (ast && this.current().kind !== 'end') return this.fail('expected an operator');
    return ast;
  }

  private either(): VisibleWhen | undefined {
    let left = this.both();
    while (left && this.take('||')) {
      const right = this.both();
      left = right && { kind: 'or', left, right };
    }
    return left;
  }

  private both(): VisibleWhen | undefined {
    let left = this.comparison();
    while (left && this.take('&&')) {
      const right = this.comparison();
      left = right && { kind: 'and', left, right };
    }
    return left;
  }

  private comparison(): VisibleWhen | undefined {
    const left = this.unary();
    const operator = this.current().text;
    if (!left || this.current().kind !== 'symbol' || !isComparison(operator)) return left;
    this.index += 1;
    const right = this.unary();
    return right && { kind: 'compare', operator, left, right };
  }

  private unary(): VisibleWhen | undefined {
    if (!this.take('!')) return this.primary();
    const operand = this.primary();
    return operand && { kind: 'not', operand };
  }

  private primary(): VisibleWhen | undefined {
    if (this.take('(')) {
      const inner = this.either();
      if (inner && !this.take(')')) return this.fail('expected ")"');
      return inner;
    }
    const { kind, text } = this.current();
    if (kind === 'end' || kind === 'symbol') return this.fail('expected a name or a value');
    this.index += 1;
    if (kind === 'text') return { kind: 'literal', value: text };
    if (kind === 'number') return { kind: 'literal', value: Number(text) };
    if (text === 'true' || text === 'false') return { kind: 'literal', value: text === 'true' };
    return { kind: 'variable', path: text.split('.') };
  }

  private current(): Token {
    return this.tokens[this.index] ?? { kind: 'end', text: '', position: 0 };
  }

  private take(symbol: string): boolean {
    const { kind, text } = this.current();
    const found = kind === 'symbol' && text === symbol;
    if (found) this.index += 1;
    return found;
  }

  private fail(expected: string): undefined {
    const { kind, text, position } = this.current();
    const found = kind === 'end' ? 'at the end' : `at character ${position}, found ${text}`;
    this.problem = { message: `${expected} ${found}`, position };
    return undefined;
  }
}

function depthOf(ast: VisibleWhen): number {
  if (ast.kind === 'literal' || ast.kind === 'variable') return 1;
  if (ast.kind === 'not') return 1 + depthOf(ast.operand);
  return 1 + Math.max(depthOf(ast.left), depthOf(ast.right));
}

/**
 * Parses a `visible_when` expression. Never throws.
 *
 * Grammar: `||` binds loosest, then `&&`, then one comparison (`== != < > <= >=`), then one `!`.
 * A value is a dotted name, `"text"`, `'text'`, a number, `true` or `false`.
 *
 * @param text at most 200 characters; the tree at most 5 deep (a leaf is 1, and each term that
 *   `&&` or `||` adds to a chain is one more)
 * @returns the tree, or what is wrong and at which character (from 1)
 * @example parseVisibleWhen('plugin.enabled && config.port >= 1024')
 */
export function parseVisibleWhen(text: string): VisibleWhenResult {
  if (text.length > VISIBLE_WHEN_MAX_LENGTH) {
    const message = `longer than ${VISIBLE_WHEN_MAX_LENGTH} characters (${text.length})`;
    return { ok: false, message, position: VISIBLE_WHEN_MAX_LENGTH + 1 };
  }
  const read = readTokens(text);
  if (!read.ok) return { ok: false, ...read.problem };
  const parser = new Parser(read.tokens);
  const ast = parser.parse();
  if (!ast) return { ok: false, ...(parser.problem ?? { message: 'not readable', position: 1 }) };
  const depth = depthOf(ast);
  if (depth > VISIBLE_WHEN_MAX_DEPTH) {
    const message = `nested ${depth} deep; at most ${VISIBLE_WHEN_MAX_DEPTH} is allowed`;
    return { ok: false, message, position: 1 };
  }
  return { ok: true, ast };
}
