import { STATUS_CODES } from 'node:http';
import type { Json } from '../runner/json';

/** Nothing in between keeps an answer unless the extension says that it may. */
const PRIVATE = 'private, no-store';

/** An answer that the forum gives in an extension's place: `{error, detail}`, as an HttpError of its own would be. */
export function refuse(status: number, detail: string, headers: Record<string, string> = {}): Response {
  return Response.json({ error: STATUS_CODES[status] ?? `HTTP ${status}`, detail }, { status, headers: { 'Cache-Control': PRIVATE, ...headers } });
}

export const refuseFor = (status: number, detail: string, retryAfter: number) => refuse(status, detail, { 'Retry-After': String(Math.max(1, Math.ceil(retryAfter))) });

export const answerJson = (value: Json, status = 200): Response => Response.json(value, { status, headers: { 'Cache-Control': PRIVATE } });
