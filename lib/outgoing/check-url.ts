import { OutgoingError } from './outgoing-error';

export interface UrlRules {
  /** Origins that the forum's owner configured: they may be private, and plain http. */
  allowPrivateHosts: ReadonlySet<string>;
  /** What redirects there; null for the address that was asked for. */
  from: URL | null;
}

const SHOWN_LENGTH = 100;

/**
 * Whether an address may be asked at all; which network it leads to is seen when connecting.
 * @throws OutgoingError url_refused, redirect_refused, scheme_refused
 */
export function checkUrl(address: string, { allowPrivateHosts, from }: UrlRules): URL {
  const refused = from ? 'redirect_refused' : 'url_refused';
  if (!URL.canParse(address, from?.href)) throw new OutgoingError(refused, `${JSON.stringify(shorten(address))} is not an address.`);
  const url = new URL(address, from?.href);
  if (url.username !== '' || url.password !== '') throw new OutgoingError(refused, `The address at ${url.host} holds a name or password, which are not sent to others.`);
  if (url.protocol === 'https:') return url;
  // Even to a configured host: what was asked over https is not given away on the way.
  if (url.protocol === 'http:' && from?.protocol !== 'https:' && allowPrivateHosts.has(url.origin)) return url;
  throw new OutgoingError('scheme_refused', `${shorten(`${url.protocol}//${url.host}`)} is not https.`);
}

const shorten = (text: string) => (text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text);
