/** Every error the product answers on purpose: its HTTP status, and whether its message may be shown. */
export const errorCodes = {
  invalid_input: { status: 422, exposed: true },
  unauthenticated: { status: 401, exposed: true },
  forbidden: { status: 403, exposed: true },
  not_found: { status: 404, exposed: true },
  conflict: { status: 409, exposed: true },
  gone: { status: 410, exposed: true },
  too_large: { status: 413, exposed: true },
  rate_limited: { status: 429, exposed: true },
  unavailable: { status: 503, exposed: true },
  internal: { status: 500, exposed: false },
} as const satisfies Record<string, { status: number; exposed: boolean }>;

export type ErrorCode = keyof typeof errorCodes;
export type FieldErrors = Record<string, string>;

export interface AppErrorOptions {
  /** By form field name; shown beside the field. */
  fields?: FieldErrors;
  /** The names of the fields are somebody else's (an extension's settings), and JSON answers repeat them as they are. */
  fieldsAreKeys?: boolean;
  /** Seconds until a repeat can succeed (rate limits, outages). */
  retryAfter?: number;
  cause?: unknown;
}

// A file has several live copies in the process (server bundle, routes, pages), so errors are told by brand, never by instanceof.
const BRAND = Symbol.for('nexus.app-error');

export class AppError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly fields: FieldErrors | undefined;
  readonly fieldsAreKeys: boolean;
  readonly retryAfter: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.fields = options.fields;
    this.fieldsAreKeys = options.fieldsAreKeys ?? false;
    this.retryAfter = options.retryAfter;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

export function isAppError(error: unknown): error is AppError {
  return typeof error === 'object' && error !== null && BRAND in error;
}

export const notFound = (what: string) => new AppError('not_found', `${what} was not found.`);
