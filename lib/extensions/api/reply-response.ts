import { routeAnswerSchema, type RouteAnswer } from '../runner/call-request';
import { refuse } from './api-answer';

const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'text/plain; charset=utf-8';
/** The only content types that an extension may answer with; none of them runs as a document of the forum. */
const CONTENT_TYPE = /^(application\/json|application\/problem\+json|text\/plain|text\/csv|text\/xml|application\/xml|application\/rss\+xml|application\/atom\+xml|text\/calendar|image\/[a-z0-9.+-]+)(\s*;|$)/i;
const PASSED_ON = ['cache-control', 'etag', 'content-disposition', 'allow'] as const;
const WITHOUT_BODY = new Set([204, 205, 304]);

/** Turns what a runner answered into the response that leaves: its status, its body, and of its headers those that may. */
export function replyResponse(value: unknown, { method, slug }: { method: string; slug: string }): Response {
  const parsed = routeAnswerSchema.safeParse(value);
  if (!parsed.success) return refuse(502, 'The extension answered with something that is no answer.');
  const { status, body } = parsed.data;
  const headers = replyHeaders(parsed.data, slug);
  const content = body.type === 'json' ? JSON.stringify(body.value) : body.value;
  if (WITHOUT_BODY.has(status)) headers.delete('Content-Type');
  return new Response(method === 'HEAD' || WITHOUT_BODY.has(status) ? null : content, { status, headers });
}

function replyHeaders({ headers: given, body }: RouteAnswer, slug: string): Headers {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  for (const name of PASSED_ON) setSafely(headers, name, given[name]);
  const type = given['content-type'];
  const isAllowed = type !== undefined && CONTENT_TYPE.test(type);
  headers.set('Content-Type', body.type === 'json' ? JSON_TYPE : TEXT_TYPE);
  if (isAllowed) setSafely(headers, 'Content-Type', type);
  if (isAllowed && /^image\/svg/i.test(type)) headers.set('Content-Disposition', `attachment; filename="${slug}.svg"`);
  const location = given['location'];
  if (location !== undefined && isOwnPath(location)) setSafely(headers, 'Location', location);
  return headers;
}

/** A header that HTTP cannot carry is left out; the answer is still good. */
function setSafely(headers: Headers, name: string, value: string | undefined): void {
  if (value === undefined) return;
  try {
    headers.set(name, value);
  } catch {
    // The characters of the value are the extension's own fault, and it sees that the header is missing.
  }
}

/** Parsed, not matched: browsers read `/\host` and `//host` as another site. */
function isOwnPath(location: string): boolean {
  const base = 'http://forum.invalid';
  return location.startsWith('/') && URL.canParse(location, base) && new URL(location, base).origin === base;
}
