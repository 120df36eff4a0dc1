import type { LoadFailure, Thrown } from './protocol';

export const runnerErrorCodes = ['no_runner', 'timeout', 'crashed', 'overloaded', 'quarantined', 'handler_threw', 'too_large', 'breaker_open', 'aborted'] as const;
export type RunnerErrorCode = (typeof runnerErrorCodes)[number];

export interface RunnerErrorOptions {
  /** With handler_threw: what was thrown; `status` and `detail` are those of an HttpError. */
  thrown?: Thrown;
  /** With no_runner from a probe: the file could not be loaded, or does not hold what the manifest says. */
  loadFailure?: LoadFailure;
  /** Seconds until a repeat can succeed. */
  retryAfter?: number;
  incident?: string;
  /** The last lines that a runner printed which could not be started. */
  stderr?: string;
  cause?: unknown;
}

// Server, routes and pages have a copy of this file each: told by brand, never by instanceof.
const BRAND = Symbol.for('nexus.runner-error');

/**
 * Why a call of an extension's server half has no answer. The message is for admins and logs; `stack` is the forum's own,
 * the extension's is `thrown.stack` and belongs into its log only.
 */
export class RunnerError extends Error {
  readonly [BRAND] = true;
  override readonly name = 'RunnerError';
  readonly thrown: Thrown | undefined;
  readonly loadFailure: LoadFailure | undefined;
  readonly retryAfter: number | undefined;
  readonly incident: string | undefined;
  readonly stderr: string | undefined;

  constructor(readonly code: RunnerErrorCode, message: string, options: RunnerErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.thrown = options.thrown;
    this.loadFailure = options.loadFailure;
    this.retryAfter = options.retryAfter;
    this.incident = options.incident;
    this.stderr = options.stderr;
  }
}

export function isRunnerError(error: unknown): error is RunnerError {
  return typeof error === 'object' && error !== null && BRAND in error;
}
