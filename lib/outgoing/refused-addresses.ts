import { BlockList, isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** Networks that are nobody's public address, by IANA's registries of special-purpose addresses, each with what it is. */
const IPV4: readonly (readonly [string, string])[] = [
  ['0.0.0.0/8', 'an address of this machine'],
  ['127.0.0.0/8', 'an address of this machine'],
  ['10.0.0.0/8', 'a private address'],
  ['172.16.0.0/12', 'a private address'],
  ['192.168.0.0/16', 'a private address'],
  ['100.64.0.0/10', 'an address inside a provider’s network'],
  ['169.254.0.0/16', 'a link-local address'],
  // Azure's host, which answers machines inside only.
  ['168.63.129.16/32', 'an address inside a provider’s network'],
  ['192.0.0.0/24', 'a reserved address'],
  ['192.0.2.0/24', 'an address for documentation'],
  ['198.51.100.0/24', 'an address for documentation'],
  ['203.0.113.0/24', 'an address for documentation'],
  ['192.88.99.0/24', 'a reserved address'],
  ['198.18.0.0/15', 'an address for measurements'],
  ['224.0.0.0/4', 'a multicast address'],
  ['240.0.0.0/4', 'a reserved address'],
];

/** Of IPv6 only 2000::/3 is handed out; the two lines before the last are in it and are no machine's address either. */
const IPV6: readonly (readonly [string, string])[] = [
  ['::/128', 'an address of this machine'],
  ['::1/128', 'an address of this machine'],
  ['fc00::/7', 'a private address'],
  ['fec0::/10', 'a private address'],
  ['fe80::/10', 'a link-local address'],
  ['ff00::/8', 'a multicast address'],
  // Teredo among them, which leads behind somebody's router.
  ['2001::/23', 'a reserved address'],
  ['2001:db8::/32', 'an address for documentation'],
  ['3fff::/20', 'an address for documentation'],
  ['::/3', 'a reserved address'],
  ['4000::/2', 'a reserved address'],
  ['8000::/1', 'a reserved address'],
];

/** IPv6 networks that carry an IPv4 address, and the byte at which it begins. */
const EMBEDDING: readonly (readonly [string, number])[] = [
  // Mapped, translated, NAT64, 6to4.
  ['::ffff:0:0/96', 12],
  ['::ffff:0:0:0/96', 12],
  ['64:ff9b::/96', 12],
  ['2002::/16', 2],
];

type Family = 'ipv4' | 'ipv6';

// One list for each family: a list with both reads ::ffff:0:0/96 as every IPv4 address.
const toLists = (rows: readonly (readonly [string, string])[], family: Family) =>
  rows.map(([range, kind]) => {
    const [network = '', bits] = range.split('/');
    const list = new BlockList();
    list.addSubnet(network, Number(bits), family);
    return { kind, list };
  });

const lists = { ipv4: toLists(IPV4, 'ipv4'), ipv6: toLists(IPV6, 'ipv6') } as const;
const embedding = EMBEDDING.map(([range, start]) => ({ network: ipaddr.IPv6.parseCIDR(range), start }));

/**
 * What an IP address is when it is not a public one; undefined for public ones.
 * @example findAddressProblem('::ffff:10.0.0.1') // 'a private address'
 */
export function findAddressProblem(address: string): string | undefined {
  const [plain = ''] = address.split('%');
  const family = FAMILIES.get(isIP(plain));
  if (!family) return 'no IP address';
  if (family === 'ipv4') return kindOf(plain, family);
  // In hexadecimal: ipaddr.js takes ::8.8.8.8 for ::ffff:8.8.8.8.
  const parsed = ipaddr.IPv6.parse(new URL(`http://[${plain}]`).hostname.slice(1, -1));
  const carrier = embedding.find(({ network }) => parsed.match(network));
  if (carrier) return kindOf(parsed.toByteArray().slice(carrier.start, carrier.start + 4).join('.'), 'ipv4');
  return kindOf(parsed.toNormalizedString(), family);
}

const FAMILIES: ReadonlyMap<number, Family> = new Map([[4, 'ipv4'], [6, 'ipv6']]);

const kindOf = (address: string, family: Family) => lists[family].find(({ list }) => list.check(address, family))?.kind;
