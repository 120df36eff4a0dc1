import { hasBrand } from './brand';

const BRAND = Symbol.for('nexus.sdk.call-error');

/**
 * A call of `nexus` that the forum refused or could not carry out, for any reason but a missing capability.
 * `name` says which kind it is, and `code` the reason where there are several: for SQL it is PostgreSQL's own code.
 *
 * @example
 * try { await nexus.db.query('INSERT INTO votes (poll_id, user_id) VALUES ($1, $2)', [poll, user]); }
 * catch (error) {
 *   if (error instanceof CallError && error.code === '23505') throw new HttpError(409, 'You have voted.');
 *   throw error;
 * }
 */
export class CallError extends Error {
  readonly [BRAND] = true;
  override readonly name: string;
  readonly code: string | undefined;
  /** What else the forum says about it. */
  readonly detail: unknown;

  constructor(message: string, options: { name?: string | undefined; code?: string | undefined; detail?: unknown } = {}) {
    super(message);
    this.name = options.name ?? 'CallError';
    this.code = options.code;
    this.detail = options.detail;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, BRAND);
  }
}
