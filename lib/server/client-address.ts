import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

export type TrustedProxies = (address: string) => boolean;

/** Reads NEXUS_TRUSTED_PROXIES: addresses or CIDR ranges. @throws Error naming the entry that is neither. */
export function parseTrustedProxies(entries: string[]): TrustedProxies {
  const ranges = entries.map((entry) => {
    try {
      return ipaddr.parseCIDR(entry.includes('/') ? entry : `${entry}/${ipaddr.parse(entry).kind() === 'ipv6' ? 128 : 32}`);
    } catch (cause) {
      throw new Error(`NEXUS_TRUSTED_PROXIES: "${entry}" is not an address or a range such as 10.0.0.0/8`, { cause });
    }
  });
  return (address) => {
    if (!ipaddr.isValid(address)) return false;
    const parsed = ipaddr.process(address);
    return ranges.some(([range, bits]) => parsed.kind() === range.kind() && parsed.match([range, bits]));
  };
}

/** The visitor's address: the nearest hop that is not a proxy of ours. */
export function clientAddress(request: IncomingMessage, isTrusted: TrustedProxies): string {
  const direct = plain(request.socket.remoteAddress ?? 'unknown');
  const forwarded = [request.headers['x-forwarded-for'] ?? []].flat().join(',').split(',').map((hop) => hop.trim()).filter(Boolean);
  let address = direct;
  while (isTrusted(address) && forwarded.length > 0) address = plain(forwarded.pop() ?? direct);
  return address;
}

function plain(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : 'unknown';
}
