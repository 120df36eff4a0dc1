import { AppError } from '@/lib/core/errors';
import { isDeeperThan } from '@/lib/core/json-problem';
import type { CallRequest, Json } from '../runner/protocol';
import { MAX_FRAME_DEPTH } from '../runner/protocol';

export type RouteRequest = Extract<CallRequest, { kind: 'route' }>;

/** Headers that reach an extension; cookies, credentials and the forum's own words between its parts never do. */
const PASSED_ON = ['accept', 'accept-language', 'content-type', 'if-none-match', 'if-modified-since', 'idempotency-key', 'referer', 'user-agent'] as const;
const LONGEST_HEADER = 2_048;
const LONGEST_PATH = 2_048;
const LONGEST_KEY = 200;
const MOST_VALUES = 100;
/** The frame and the request around a body take a few levels of what a frame may have. */
const MAX_BODY_DEPTH = MAX_FRAME_DEPTH - 8;

/**
 * Reads a request as an extension may see it.
 * @param path below `/ext/<slug>/api`, still encoded
 * @throws AppError invalid_input, too_large
 */
export async function readRequest(request: Request, { path, maxBytes }: { path: string; maxBytes: number }): Promise<RouteRequest> {
  if (path.length > LONGEST_PATH) throw new AppError('invalid_input', 'The address is too long.');
  return { kind: 'route', method: request.method, path, query: readQuery(new URL(request.url).searchParams), headers: readHeaders(request.headers), body: await readBody(request, maxBytes) };
}

function readQuery(params: URLSearchParams): RouteRequest['query'] {
  const values = new Map<string, string[]>();
  for (const [key, value] of params) values.set(key, [...(values.get(key) ?? []), value]);
  if (values.size > MOST_VALUES || [...values].some(([key, list]) => key.length > LONGEST_KEY || list.length > MOST_VALUES)) throw new AppError('invalid_input', 'The query holds too much.');
  return Object.fromEntries([...values].map(([key, [first = '', ...rest]]) => [key, rest.length > 0 ? [first, ...rest] : first]));
}

function readHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries(PASSED_ON.flatMap((name) => {
    const value = headers.get(name);
    return value === null || value.length > LONGEST_HEADER ? [] : [[name, value]];
  }));
}

/** JSON, the fields of a form, or null without one. */
async function readBody(request: Request, maxBytes: number): Promise<Json> {
  if (request.body === null) return null;
  const bytes = await request.arrayBuffer().catch(notWhole);
  if (bytes.byteLength > maxBytes) throw new AppError('too_large', 'The body is larger than what is taken here.');
  if (bytes.byteLength === 0) return null;
  const type = (request.headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const text = new TextDecoder().decode(bytes);
  if (type === 'application/x-www-form-urlencoded') return readQuery(new URLSearchParams(text));
  if (type !== 'application/json' && type !== '') throw new AppError('invalid_input', 'Send JSON, with Content-Type: application/json.');
  return parseJson(text);
}

function notWhole(cause: unknown): never {
  throw new AppError('invalid_input', 'The body did not arrive whole.', { cause });
}

function parseJson(text: string): Json {
  let value: Json;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new AppError('invalid_input', 'The body is not JSON.', { cause });
  }
  if (isDeeperThan(value, MAX_BODY_DEPTH)) throw new AppError('invalid_input', `The body is nested more than ${MAX_BODY_DEPTH} levels deep.`);
  return value;
}
