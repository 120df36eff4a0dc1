import { errorCodes, type ErrorCode } from '@/lib/core/errors';
import type { Outcome } from './breakers';
import { isRunnerError } from './runner-error';

const LOWEST_SERVER_ERROR = 500;

/** What a failed call says about its handler; null when that is nothing: the runner died of another call, or nobody waits any more. */
export function outcomeOf(error: unknown): Outcome | null {
  if (!isRunnerError(error)) return null;
  if (error.code === 'timeout') return 'late';
  if (error.code !== 'handler_threw') return null;
  const { status, name, code } = error.thrown ?? {};
  if (status !== undefined) return status < LOWEST_SERVER_ERROR ? 'ok' : 'error';
  return name === 'CallError' && isRefusal(code) ? 'ok' : 'error';
}

// The forum refused what a person asked for (a post that is gone, a text that is too long): anybody could switch the
// handler off for everybody by asking again.
const isRefusal = (code: string | undefined): boolean => code !== undefined && isErrorCode(code) && errorCodes[code].status < LOWEST_SERVER_ERROR;
const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorCodes, code);
