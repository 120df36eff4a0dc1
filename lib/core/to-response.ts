import { isAppError, type FieldErrors } from './errors';
import { logUnexpected } from './log';

/** The one place where a route's error becomes an answer: `{error: {code, message, fields?, incident?}}`. */
export function toErrorResponse(error: unknown): Response {
  if (isAppError(error) && error.code !== 'internal') {
    const headers: HeadersInit = error.retryAfter === undefined ? {} : { 'Retry-After': String(error.retryAfter) };
    return json({ error: { code: error.code, message: error.message, fields: error.fields && (error.fieldsAreKeys ? error.fields : snakeCaseKeys(error.fields)) } }, { status: error.status, headers });
  }
  const incident = logUnexpected(error);
  return json({ error: { code: 'internal', message: 'Something went wrong on our side.', incident } }, { status: 500 });
}

/** JSON for one viewer: never stored by anything in between. */
export function json(body: unknown, init: ResponseInit = {}): Response {
  const headers = new Headers(init.headers);
  headers.set('Cache-Control', 'private, no-store');
  return Response.json(body, { ...init, headers });
}

/** Fields are named as they came in: `spaceId` of an operation is `space_id` on the wire. */
function snakeCaseKeys(fields: FieldErrors): FieldErrors {
  return Object.fromEntries(Object.entries(fields).map(([name, message]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), message]));
}
