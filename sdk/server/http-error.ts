import { hasBrand } from './brand';

const BRAND = Symbol.for('nexus.sdk.http-error');

/**
 * Ends a route with a status of your choice; the caller gets `{error, detail}`, `error` being the status in words.
 * It is no fault of the extension: nothing is logged and no breaker counts it. (`HTTPException` in other ecosystems.)
 *
 * @param status 400 to 599
 * @param detail what the caller may know: a sentence, or any JSON value
 * @throws RangeError for another status
 * @example throw new HttpError(409, 'The poll is closed.'); // 409 {"error": "Conflict", "detail": "The poll is closed."}
 */
export class HttpError extends Error {
  readonly [BRAND] = true;
  override readonly name: string = 'HttpError';
  readonly status: number;
  readonly detail: unknown;

  constructor(status: number, detail?: unknown) {
    super(typeof detail === 'string' ? detail : `HTTP ${status}`);
    if (!Number.isInteger(status) || status < 400 || status > 599) throw new RangeError(`HttpError needs a status from 400 to 599 (got: ${status})`);
    this.status = status;
    this.detail = detail ?? null;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    return hasBrand(value, BRAND);
  }
}
