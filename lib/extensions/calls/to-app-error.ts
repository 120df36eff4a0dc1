import { AppError } from '@/lib/core/errors';
import { isRunnerError, type RunnerErrorCode } from '../runner/runner-error';

/** Nothing was tried: whoever waits may wait on. */
const NOT_REACHED: readonly RunnerErrorCode[] = ['no_runner', 'quarantined', 'overloaded', 'breaker_open'];
const DEFAULT_WAIT_S = 5;

/** As those who deliver see it: `unavailable` when the extension was not reached, which is no failed attempt of its handler. */
export function toDeliveryError(error: unknown): unknown {
  if (!isRunnerError(error) || !NOT_REACHED.includes(error.code)) return error;
  return new AppError('unavailable', error.message, { retryAfter: error.retryAfter ?? DEFAULT_WAIT_S, cause: error });
}
