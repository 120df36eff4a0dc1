/** Where a text stops being JSON, and what was expected there. */
export interface JsonProblem {
  reason: string;
  /** Counted from 0. */
  index: number;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?(?![0-9A-Za-z_.])|true\b|false\b|null\b/y;
const TEXT = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*/y;
const WORD = /[A-Za-z0-9_.+-]+/y;

/** What to read next, or what is wrong. */
type Step = 'value' | 'after value' | JsonProblem;

/**
 * Reads JSON with a stack of its own, so that depth cannot exhaust ours. It exists because the
 * engine's messages differ between versions and often leave out the position.
 */
class Locator {
  private index = 0;
  private readonly open: ('{' | '[')[] = [];

  constructor(private readonly text: string) {}

  find(): JsonProblem | undefined {
    let step: Step = this.value();
    while (typeof step === 'string' && (step === 'value' || this.open.length > 0)) {
      step = step === 'value' ? this.value() : this.afterValue();
    }
    if (typeof step !== 'string') return step;
    this.space();
    return this.index < this.text.length ? this.fail('unexpected text after the end') : undefined;
  }

  private value(): Step {
    this.space();
    const next = this.text[this.index];
    if (next === '{' || next === '[') return this.start(next);
    if (next === '"') return this.string() ?? 'after value';
    const scalar = this.match(SCALAR);
    if (scalar === '') return this.fail(this.explainValue());
    this.index += scalar.length;
    return 'after value';
  }

  private start(opening: '{' | '['): Step {
    this.open.push(opening);
    this.index += 1;
    this.space();
    if (this.text[this.index] === (opening === '{' ? '}' : ']')) return 'after value';
    return opening === '{' ? this.key() : 'value';
  }

  private afterValue(): Step {
    this.space();
    const inObject = this.open.at(-1) === '{';
    const close = inObject ? '}' : ']';
    const next = this.text[this.index];
    if (next === close) {
      this.open.pop();
      this.index += 1;
      return 'after value';
    }
    if (next !== ',') return this.fail(`expected "," or "${close}"`);
    const comma = this.index;
    this.index += 1;
    this.space();
    if (this.text[this.index] === close) {
      return { reason: `a comma before "${close}" is not allowed`, index: comma };
    }
    return inObject ? this.key() : 'value';
  }

  private key(): Step {
    this.space();
    if (this.text[this.index] !== '"') return this.fail('expected a name in double quotes');
    const problem = this.string();
    if (problem) return problem;
    this.space();
    if (this.text[this.index] !== ':') return this.fail('expected ":" after the name');
    this.index += 1;
    return 'value';
  }

  private string(): JsonProblem | undefined {
    const start = this.index;
    this.index += this.match(TEXT).length;
    const next = this.text[this.index];
    if (next === '"') {
      this.index += 1;
      return undefined;
    }
    if (next === '\\') return this.fail('not a known escape in a text');
    if (next === undefined) return { reason: 'the text that starts here is not closed', index: start };
    return this.fail('a line break or control character in a text must be escaped');
  }

  private explainValue(): string {
    const next = this.text[this.index];
    if (next === "'") return 'texts stand in double quotes, not single ones';
    if (next === '/') return 'comments are not allowed';
    const word = this.match(WORD);
    return word === '' ? 'expected a value' : `${JSON.stringify(word.slice(0, 30))} is not a value`;
  }

  private fail(reason: string): JsonProblem {
    const atEnd = this.index >= this.text.length;
    const comment = this.text[this.index] === '/' ? 'comments are not allowed' : reason;
    return { reason: atEnd ? `the text ends too early: ${reason}` : comment, index: this.index };
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.index;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  private space(): void {
    this.index += this.match(SPACE).length;
  }
}

/** Finds the first place where a text is not JSON; undefined where it is. */
export function locateJsonError(text: string): JsonProblem | undefined {
  return new Locator(text).find();
}

/** Line and column of an index, both counted from 1. */
export function toLineAndColumn(text: string, index: number): { line: number; column: number } {
  const lines = text.slice(0, index).split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
}
