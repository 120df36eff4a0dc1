import { HttpError } from '@nexus/sdk/server/http-error';
import { isReply } from '@nexus/sdk/server/reply';
import type { Call } from './calls';
import { parseRequest } from './parse-request';
import { matchRoute, type Route } from './route-table';
import { statusText } from './status-text';
import { toJsonText } from './to-json-text';

type RouteRequest = Extract<Call['request'], { kind: 'route' }>;

/** The protocol's RouteAnswer, its value not yet JSON. */
export interface RouteReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: { type: 'json'; value: unknown } | { type: 'text'; value: string };
}

/** Answers a request: finds its route, checks what came in, runs the handler, checks what goes out. */
export async function answerRoute(routes: readonly Route[], call: Call, request: RouteRequest): Promise<RouteReply> {
  const match = matchRoute(routes, request.method, request.path);
  if (match.kind === 'malformed') return refuse(400, 'The path is not encoded correctly.');
  if (match.kind === 'missing') return refuse(404, `There is no route ${request.path}.`);
  if (match.kind === 'wrong_method') {
    return { ...refuse(405, `${request.path} takes ${match.allowed.join(', ')}.`), headers: { allow: match.allowed.join(', ') } };
  }
  const { route, params } = match;
  const parsed = await parseRequest(route.schemas, { params, query: request.query, body: request.body });
  if (!parsed.ok) return json(422, { error: 'Invalid input', fields: parsed.fields });
  try {
    call.signal.throwIfAborted();
    const { method, path, headers } = request;
    const value = await route.handler(
      Object.freeze({ method, path, headers: Object.freeze(headers), ...parsed.input, user: call.viewer, signal: call.signal }),
    );
    return await toReply(value, route);
  } catch (error) {
    if (error instanceof HttpError) return refuse(error.status, error.detail);
    throw error;
  }
}

/** A RouteAnswer as JSON. @throws as toJsonText, with places inside the value that the handler gave */
export function routeReplyText({ status, headers, body: { type, value } }: RouteReply, label: string): string {
  return `{"status":${status},"headers":${toJsonText(headers, label)},"body":{"type":"${type}","value":${toJsonText(value, label)}}}`;
}

async function toReply(value: unknown, route: Route): Promise<RouteReply> {
  if (!isReply(value)) return value === undefined && !route.schemas.response ? nothing(204, {}) : json(200, await fit(value, route));
  const { status, body, headers } = value;
  if (body === undefined) return nothing(status, headers);
  const type = headers['content-type'];
  if (typeof body === 'string' && type !== undefined && !type.includes('json')) return { status, headers, body: { type: 'text', value: body } };
  return json(status, status < 300 ? await fit(body, route) : body, headers);
}

/** What the response schema makes of an answer: what it does not name never leaves. */
async function fit(value: unknown, { method, path, schemas: { response } }: Route): Promise<unknown> {
  if (!response) return value;
  const result = await response.safeParseAsync(value);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.map(String).join('.') || 'it'}: ${issue.message}`);
  throw new TypeError(`The answer of ${method} ${path} does not fit its schema: ${faults.join('; ')}`);
}

const json = (status: number, value: unknown, headers: RouteReply['headers'] = {}): RouteReply => ({ status, headers, body: { type: 'json', value } });
const nothing = (status: number, headers: RouteReply['headers']): RouteReply => ({ status, headers, body: { type: 'text', value: '' } });
const refuse = (status: number, detail: unknown): RouteReply => json(status, { error: statusText(status), detail });
