import { isAppError } from '@/lib/core/errors';
import { logUnexpected } from '@/lib/core/log';
import { isRunnerError, type RunnerError } from '../runner/runner-error';
import { answerJson, refuse, refuseFor } from './api-answer';

/** nginx's number for an answer that nobody reads: it is seen in logs at most. */
const CLIENT_CLOSED_REQUEST = 499;
const WAIT_S = { soon: 1, quarantined: 60, breaker: 30 } as const;

/** Why an extension's API gave no answer, as its caller sees it; what admins need is in the extension's log. */
export function failureResponse(error: unknown, slug: string): Response {
  if (isRunnerError(error)) return fromRunner(error);
  if (isAppError(error) && error.code !== 'internal') return refuse(error.status, error.message, error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) });
  return internal(logUnexpected(error, { extension: slug }));
}

function fromRunner(error: RunnerError): Response {
  const { code, retryAfter } = error;
  switch (code) {
    case 'timeout':
      return refuse(504, 'The extension did not answer in time.');
    case 'crashed':
      return refuse(502, 'The extension ended while it was answering.');
    case 'too_large':
      return refuse(502, 'What was sent or answered is larger than an extension can exchange.');
    case 'quarantined':
      return refuseFor(503, 'The extension ended too often and is switched off until an admin releases it.', retryAfter ?? WAIT_S.quarantined);
    case 'breaker_open':
      return refuseFor(503, 'This part of the extension failed too often and is switched off for a while.', retryAfter ?? WAIT_S.breaker);
    case 'overloaded':
      return refuseFor(503, 'The extension has too much to do right now.', retryAfter ?? WAIT_S.soon);
    case 'no_runner':
      return refuseFor(503, 'The extension is starting.', retryAfter ?? WAIT_S.soon);
    case 'aborted':
      return refuse(CLIENT_CLOSED_REQUEST, error.message);
    case 'handler_threw':
      if (error.thrown?.name === 'TooLargeError') return refuse(502, 'The answer of the extension is larger than 1 MB.');
      return internal(error.incident ?? logUnexpected(error));
  }
}

const internal = (incident: string) => answerJson({ error: 'Internal extension error', incident }, 500);
