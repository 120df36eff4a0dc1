import { lookup as lookUpName } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { OutgoingError } from './outgoing-error';
import { findAddressProblem } from './refused-addresses';

export interface ResolvedAddress {
  address: string;
  family: number;
}

/** How names become addresses, and whose certificates count; tests bring their own. */
export interface Network {
  /** @throws what `dns.lookup` throws */
  resolve?: (hostname: string) => Promise<ResolvedAddress[]>;
  /** PEM certificates to trust instead of the machine's. */
  ca?: string;
}

export interface ConnectorOptions {
  allowPrivateHosts: ReadonlySet<string>;
  connectMs: number;
  network: Network;
  /** Ends connections, finished or not: undici alone would wait for one that is being made. */
  signal: AbortSignal;
}

const resolveBySystem = (hostname: string): Promise<ResolvedAddress[]> => lookUpName(hostname, { all: true });

/**
 * Makes the connections of a client, to public addresses only. What is checked is what is connected to: a literal
 * address before connecting, since Node looks nothing up for it, and of a name every address that it has at that moment.
 */
export function guardedConnector({ allowPrivateHosts, connectMs, network, signal }: ConnectorOptions): buildConnector.connector {
  const { resolve = resolveBySystem, ca } = network;
  const base = { timeout: connectMs, autoSelectFamily: true, signal, ...(ca === undefined ? {} : { ca }) };
  const connectFreely = buildConnector({ ...base, lookup: toLookup(resolve) });
  const connectGuarded = buildConnector({ ...base, lookup: toLookup(async (hostname) => requirePublic(hostname, await resolve(hostname))) });
  return (options, callback) => {
    const { origin } = new URL(`${options.protocol}//${options.host ?? options.hostname}`);
    if (allowPrivateHosts.has(origin)) return connectFreely(options, callback);
    const problem = isIP(options.hostname) === 0 ? undefined : findAddressProblem(options.hostname);
    if (problem !== undefined) return callback(new OutgoingError('address_refused', `${options.hostname} is ${problem}; the forum connects to public ones only.`), null);
    return connectGuarded(options, callback);
  };
}

/** One address inside is enough to refuse the name: which of them is tried first is not ours to say. */
function requirePublic(hostname: string, found: ResolvedAddress[]): ResolvedAddress[] {
  for (const { address } of found) {
    const problem = findAddressProblem(address);
    if (problem !== undefined) throw new OutgoingError('address_refused', `${hostname} leads to ${address}, ${problem}; the forum connects to public ones only.`);
  }
  return found;
}

/** Node asks for all addresses when it tries them in turn, and for one otherwise. */
function toLookup(resolve: NonNullable<Network['resolve']>): LookupFunction {
  return (hostname, options, callback) => {
    const answer = (found: ResolvedAddress[]) => {
      const [first] = found;
      if (!first) callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENOTFOUND' }), '', 0);
      else if (options.all) callback(null, found);
      else callback(null, first.address, first.family);
    };
    const fail = (error: NodeJS.ErrnoException) => callback(error, '', 0);
    resolve(hostname).then(answer, fail);
  };
}
