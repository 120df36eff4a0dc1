/** One reason why a package does not compile. */
export interface CompileProblem {
  /** Relative to the package, with `/`; absent where no file is to blame. */
  file?: string;
  /** From 1. */
  line?: number;
  /** From 1. */
  column?: number;
  text: string;
  /** The line of the file. */
  excerpt?: string;
}

// Told by brand, never by instanceof: this file has several live copies in the process.
const BRAND = Symbol.for('nexus.compile-error');

/** The package does not compile (`compile_failed`). The message is for its author: `server/index.ts:3:24: …`, a line each. */
export class CompileError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'CompileError';

  constructor(readonly problems: readonly CompileProblem[]) {
    super(problems.map(describeProblem).join('\n'));
  }
}

export function isCompileError(error: unknown): error is CompileError {
  return typeof error === 'object' && error !== null && BRAND in error;
}

function describeProblem({ file, line, column, text }: CompileProblem): string {
  return file === undefined ? text : `${[file, line, column].filter((part) => part !== undefined).join(':')}: ${text}`;
}
