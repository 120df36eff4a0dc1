import { Agent, request, type Dispatcher } from 'undici';
import { forumVersion } from '@/lib/core/forum-version';
import { checkUrl } from './check-url';
import { startDeadline } from './deadline';
import { guardedConnector, type Network } from './guarded-connector';
import { isOutgoingError, OutgoingError } from './outgoing-error';
import { limitBody, readBodyText } from './read-body';
import { toOutgoingError } from './to-outgoing-error';

export interface OutgoingOptions {
  accept?: string;
  /** Anything but credentials: those go to one origin only, and stand apart for it. */
  headers?: Readonly<Record<string, string>>;
  /** Of the body, as it is sent and after decompression. */
  maxBytes: number;
  /** For everything: look-up, redirects, body. */
  timeoutMs?: number;
  connectMs?: number;
  maxRedirects?: number;
  signal?: AbortSignal | undefined;
  /** Origins that the forum's owner configured: they may be private, and plain http. */
  allowPrivateHosts?: ReadonlySet<string>;
  /** Sent while nothing but this origin was asked; a redirect away from it drops them for good. */
  credentials?: { origin: string; authorization: string } | undefined;
  network?: Network | undefined;
}

export interface OutsideResponse {
  status: number;
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  /** Where the answer came from in the end. */
  url: string;
  /** Once, as it is sent. Read it, or discard it. */
  body: AsyncIterable<Uint8Array>;
  /** The body as text, decompressed. */
  readText(): Promise<string>;
  /** Ends the request without reading on. */
  discard(): void;
}

const REDIRECTS: readonly number[] = [301, 302, 303, 307, 308];
const CREDENTIAL_HEADERS: readonly string[] = ['authorization', 'cookie', 'proxy-authorization', 'host'];
const ignore = () => undefined;

/**
 * Asks somebody else's server, by GET: public addresses over https only, redirects followed one by one and each checked
 * anew, no cookies, and bounds on time and bytes.
 * @throws OutgoingError; from the body too, until it ends
 */
export async function fetchOutside(address: string, options: OutgoingOptions): Promise<OutsideResponse> {
  const { maxBytes, timeoutMs = 60_000, connectMs = 10_000, allowPrivateHosts = new Set<string>(), network = {} } = options;
  let host = URL.canParse(address) ? new URL(address).host : 'an address';
  const deadline = startDeadline({ timeoutMs, signal: options.signal, host: () => host });
  // Of this request alone: ending it ends every connection that it has.
  const agent = new Agent({ connect: guardedConnector({ allowPrivateHosts, connectMs, network, signal: deadline.signal }), headersTimeout: 0, bodyTimeout: 0 });
  const close = () => {
    deadline.clear();
    agent.destroy().catch(ignore);
  };
  const toError = (error: unknown) => toOutgoingError(deadline.signal.aborted ? deadline.signal.reason : error, host);
  const ask = async (url: URL, authorization: string | undefined) => {
    host = url.host;
    const answer = await request(url, { dispatcher: agent, signal: deadline.signal, headers: toHeaders(options, authorization) }).catch((error: unknown) => {
      throw toError(error);
    });
    // Whoever reads it hears of it; nobody may be reading.
    answer.body.on('error', ignore);
    return answer;
  };
  try {
    const { url, answer } = await follow(address, { ...options, allowPrivateHosts }, ask);
    const headers = new Map(Object.entries(answer.headers).map(([name, value]) => [name, [value ?? []].flat().join(', ')]));
    const body = limitBody({ source: answer.body, headers, host, maxBytes, close, toError });
    return { status: answer.statusCode, headers, url: url.href, body, readText: () => readBodyText(body, { headers, host: url.host, maxBytes }), discard: close };
  } catch (error) {
    close();
    throw toError(error);
  }
}

type Ask = (url: URL, authorization: string | undefined) => Promise<Dispatcher.ResponseData>;

async function follow(address: string, { allowPrivateHosts, credentials, maxRedirects = 3 }: OutgoingOptions & { allowPrivateHosts: ReadonlySet<string> }, ask: Ask) {
  let next = address;
  let from: URL | null = null;
  let authorization = credentials?.authorization;
  for (let left = maxRedirects; ; left -= 1) {
    try {
      const url = checkUrl(next, { allowPrivateHosts, from });
      if (url.origin !== credentials?.origin) authorization = undefined;
      const answer = await ask(url, authorization);
      const location = REDIRECTS.includes(answer.statusCode) ? answer.headers.location : undefined;
      if (location === undefined) return { url, answer };
      answer.body.destroy();
      if (left === 0) throw new OutgoingError('too_many_redirects', `${url.host} redirects once more after ${maxRedirects} redirects.`);
      from = url;
      next = [location].flat().join(', ');
    } catch (error) {
      throw from && isOutgoingError(error) && error.code !== 'too_many_redirects' ? viaRedirect(error, from) : error;
    }
  }
}

const viaRedirect = (error: OutgoingError, from: URL) => new OutgoingError(error.code, `${error.message} (${from.host} redirects there.)`, error.cause);

function toHeaders({ accept = '*/*', headers = {} }: OutgoingOptions, authorization: string | undefined): Record<string, string> {
  const misplaced = Object.keys(headers).find((name) => CREDENTIAL_HEADERS.includes(name.toLowerCase()));
  if (misplaced !== undefined) throw new TypeError(`${misplaced} is not a header to give by hand`);
  return {
    'user-agent': `Nexus/${forumVersion()}`,
    accept,
    'accept-encoding': 'identity',
    ...headers,
    ...(authorization === undefined ? {} : { authorization }),
  };
}
