import { routeAnswerSchema, type RouteAnswer } from '../runner/call-request';
import { refuse } from './api-answer';

const JSON_TYPE = 'application/json';
const TEXT_TYPE = 'text/plain; charset=utf-8';
/** The only content types that an extension may answer with; none of them runs as a document of the forum. */
const ALLOWED_TYPE = /^(application\/(json|problem\+json|xml|rss\+xml|atom\+xml)|text\/(plain|csv|xml|calendar)|image\/(svg\+xml|[a-z0-9.-]+))$/i;
/** One type and its parameters: of several with a comma between them browsers take the last (https://fetch.spec.whatwg.org/#content-type-header). */
const CONTENT_TYPE = /^([^\s;,]+)(?:\s*;\s*[\w.+-]+=(?:[\w.+:/-]+|"[\w.+:/ -]*"))*\s*;?$/;
const PASSED_ON = ['etag', 'content-disposition', 'allow'] as const;
const WITHOUT_BODY = new Set([204, 205, 304]);

export interface ReplyInput {
  method: string;
  slug: string;
  /** A member asked: nothing on the way may keep the answer for others. */
  isPersonal: boolean;
}

/** Turns what a runner answered into the response that leaves: its status, its body, and of its headers those that may. */
export function replyResponse(value: unknown, { method, slug, isPersonal }: ReplyInput): Response {
  const parsed = routeAnswerSchema.safeParse(value);
  if (!parsed.success) return refuse(502, 'The extension answered with something that is no answer.');
  const { status, body } = parsed.data;
  const headers = replyHeaders(parsed.data, { slug, isPersonal });
  const content = body.type === 'json' ? JSON.stringify(body.value) : body.value;
  if (WITHOUT_BODY.has(status)) headers.delete('Content-Type');
  return new Response(method === 'HEAD' || WITHOUT_BODY.has(status) ? null : content, { status, headers });
}

function replyHeaders({ headers: given, body }: RouteAnswer, { slug, isPersonal }: Omit<ReplyInput, 'method'>): Headers {
  const headers = new Headers({ 'Cache-Control': 'private, no-store' });
  const caching = given['cache-control'];
  setSafely(headers, 'Cache-Control', isPersonal ? keepPersonal(caching) : caching);
  // What was kept for a guest is not given to who signs in.
  if (caching !== undefined) headers.set('Vary', 'Cookie');
  for (const name of PASSED_ON) setSafely(headers, name, given[name]);
  const type = given['content-type'];
  const isAllowed = type !== undefined && ALLOWED_TYPE.test(CONTENT_TYPE.exec(type)?.[1] ?? '');
  headers.set('Content-Type', body.type === 'json' ? JSON_TYPE : TEXT_TYPE);
  if (isAllowed) setSafely(headers, 'Content-Type', type);
  if (isAllowed && /^image\/svg/i.test(type)) headers.set('Content-Disposition', `attachment; filename="${slug}.svg"`);
  const location = given['location'];
  if (location !== undefined && isOwnPath(location)) setSafely(headers, 'Location', location);
  return headers;
}

/** `public, max-age=60` becomes `private, max-age=60`. */
function keepPersonal(caching: string | undefined): string | undefined {
  const others = caching?.split(',').map((directive) => directive.trim()).filter((directive) => directive !== '' && !/^(public|private|s-maxage)\b/i.test(directive));
  return others && ['private', ...others].join(', ');
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
