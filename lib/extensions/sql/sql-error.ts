import type { Json } from '../runner/json';

// Told by brand: server, routes and pages each have a copy of this file.
const BRAND = Symbol.for('nexus.extension-sql-error');

/** Our own reasons; everything else is a code of PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
export type SqlErrorCode = 'refused' | 'timeout' | 'too_large' | 'overloaded' | 'aborted' | 'quota' | 'no_transaction' | 'unavailable' | (string & {});

export interface SqlErrorOptions {
  /** In the statement's text, or in `file`; from 1. */
  line?: number | undefined;
  /** Of a migration. */
  file?: string | undefined;
  constraint?: string | undefined;
  detail?: string | undefined;
  cause?: unknown;
}

/** Why an extension's SQL was not run, or failed. The message is for its author. */
export class SqlError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'SqlError';
  readonly line: number | undefined;
  readonly file: string | undefined;
  readonly constraint: string | undefined;
  /** What crosses to the extension beside message and code. */
  readonly detail: { [key: string]: Json };

  constructor(readonly code: SqlErrorCode, message: string, { line, file, constraint, detail, cause }: SqlErrorOptions = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.line = line;
    this.file = file;
    this.constraint = constraint;
    const known = { line, constraint, detail };
    this.detail = Object.fromEntries(Object.entries(known).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
  }
}

export function isSqlError(error: unknown): error is SqlError {
  return typeof error === 'object' && error !== null && BRAND in error;
}

export const refused = (message: string, line?: number) => new SqlError('refused', message, { line });
