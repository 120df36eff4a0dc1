import type { IncomingMessage } from 'node:http';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that may change something comes from this forum's own pages. Stands before every path, so that no
 * route or action has to remember it.
 *
 * Browsers tell by Sec-Fetch-Site (https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site). Where
 * they do not send it (plain http on another host, old ones), the Origin must be the forum's.
 */
export function isWriteAllowed(request: IncomingMessage, baseUrl: URL | null): boolean {
  if (READS.has(request.method ?? '')) return true;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  return request.headers.origin !== undefined && request.headers.origin === ownOrigin(request, baseUrl);
}

/** Without NEXUS_URL the forum is where the request found it: another site's page cannot choose its visitor's Host header. */
function ownOrigin(request: IncomingMessage, baseUrl: URL | null): string {
  return baseUrl?.origin ?? `http://${request.headers.host ?? ''}`;
}
