export interface Token {
  kind: 'name' | 'text' | 'number' | 'symbol' | 'end';
  /** The characters as written; for a text without its quotes. */
  text: string;
  /** Where it starts, counted from 1. */
  position: number;
}

export interface SyntaxProblem {
  message: string;
  position: number;
}

export type TokenResult = { ok: true; tokens: Token[] } | { ok: false; problem: SyntaxProblem };

const SPACE = /\s+/y;
const NAME = /[A-Za-z_][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*/y;
const NUMBER = /-?[0-9]+(?:\.[0-9]+)?(?![0-9A-Za-z_.])/y;
const SYMBOL = /&&|\|\||==|!=|<=|>=|[<>!()]/y;

function matchAt(pattern: RegExp, text: string, index: number): string | undefined {
  pattern.lastIndex = index;
  return pattern.exec(text)?.[0];
}

function readText(source: string, index: number): Token | undefined {
  const quote = source[index];
  if (quote !== '"' && quote !== "'") return undefined;
  const end = source.indexOf(quote, index + 1);
  if (end === -1) return undefined;
  return { kind: 'text', text: source.slice(index + 1, end), position: index + 1 };
}

function readToken(source: string, index: number): { token: Token; length: number } | undefined {
  const text = readText(source, index);
  if (text) return { token: text, length: text.text.length + 2 };
  const candidates = [
    ['symbol', SYMBOL],
    ['number', NUMBER],
    ['name', NAME],
  ] as const;
  for (const [kind, pattern] of candidates) {
    const found = matchAt(pattern, source, index);
    if (found !== undefined) {
      return { token: { kind, text: found, position: index + 1 }, length: found.length };
    }
  }
  return undefined;
}

function explain(source: string, index: number): SyntaxProblem {
  const character = source[index] ?? '';
  const position = index + 1;
  if (character === '"' || character === "'") {
    return { message: `the text that starts at character ${position} is not closed`, position };
  }
  const double = character === '=' || character === '&' || character === '|';
  const hint = double ? `; write ${character}${character}` : '';
  const shown = JSON.stringify(character);
  return { message: `unexpected ${shown} at character ${position}${hint}`, position };
}

/** Splits an expression into tokens; the last one is always `end`. */
export function readTokens(source: string): TokenResult {
  const tokens: Token[] = [];
  let index = 0;
  while (index < source.length) {
    index += matchAt(SPACE, source, index)?.length ?? 0;
    if (index >= source.length) break;
    const read = readToken(source, index);
    if (!read) return { ok: false, problem: explain(source, index) };
    tokens.push(read.token);
    index += read.length;
  }
  tokens.push({ kind: 'end', text: '', position: source.length + 1 });
  return { ok: true, tokens };
}
