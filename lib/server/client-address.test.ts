import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { clientAddress, parseTrustedProxies } from './client-address';

interface Given {
  /** Null when the connection is gone already. */
  from?: string | null;
  forwarded?: string | string[];
  trusted?: string[];
}

function addressOf({ from = '203.0.113.9', forwarded, trusted = [] }: Given): string {
  const request = new IncomingMessage(Object.defineProperty(new Socket(), 'remoteAddress', { value: from ?? undefined }));
  request.headers = forwarded === undefined ? {} : { 'x-forwarded-for': forwarded };
  return clientAddress(request, parseTrustedProxies(trusted));
}

describe('parseTrustedProxies', () => {
  it.each(['nonsense', '10.0.0.0/33', '10.0.0.0/', '/8', '::/129', '*'])('names the entry %j that is no address', (entry) => {
    expect(() => parseTrustedProxies(['127.0.0.1', entry])).toThrow(`NEXUS_TRUSTED_PROXIES: "${entry}" is not an address or a range such as 10.0.0.0/8`);
  });

  it.each([
    ['10.1.2.3', '10.0.0.0/8', true],
    ['::ffff:10.1.2.3', '10.0.0.0/8', true],
    ['11.1.2.3', '10.0.0.0/8', false],
    ['127.0.0.1', '127.0.0.1', true],
    ['127.0.0.2', '127.0.0.1', false],
    ['::1', '::1', true],
    ['::1', '0.0.0.0/0', false],
    ['10.1.2.3', '::/0', false],
    ['2001:db8::5', '2001:db8::/32', true],
    ['not an address', '0.0.0.0/0', false],
    ['', '0.0.0.0/0', false],
  ])('%s in %s: %s', (address, entry, isTrusted) => {
    expect(parseTrustedProxies([entry])(address)).toBe(isTrusted);
  });
});

describe('clientAddress', () => {
  it('does not believe a visitor who sends X-Forwarded-For', () => {
    expect(addressOf({ forwarded: '1.2.3.4' })).toBe('203.0.113.9');
    expect(addressOf({ forwarded: '127.0.0.1', trusted: ['127.0.0.1'] })).toBe('203.0.113.9');
  });

  it('does not believe what a visitor put in front of the proxy\'s word', () => {
    expect(addressOf({ from: '10.0.0.1', forwarded: '1.2.3.4, 203.0.113.7', trusted: ['10.0.0.0/8'] })).toBe('203.0.113.7');
  });

  it('goes back over every proxy of ours, and no further', () => {
    expect(addressOf({ from: '10.0.0.1', forwarded: '1.2.3.4,203.0.113.7,10.9.9.9', trusted: ['10.0.0.0/8'] })).toBe('203.0.113.7');
    expect(addressOf({ from: '10.0.0.1', forwarded: ['1.2.3.4, 203.0.113.7', '10.9.9.9'], trusted: ['10.0.0.0/8'] })).toBe('203.0.113.7');
  });

  it.each([undefined, '', ' , ,'])('is the proxy itself when it says %j', (forwarded) => {
    expect(addressOf({ from: '10.0.0.1', forwarded, trusted: ['10.0.0.0/8'] })).toBe('10.0.0.1');
  });

  it('is unknown when a proxy says what is no address, so that nobody picks a name for themselves', () => {
    expect(addressOf({ from: '10.0.0.1', forwarded: '1.2.3.4, <script>', trusted: ['10.0.0.0/8'] })).toBe('unknown');
  });

  it('writes one address in one way', () => {
    expect(addressOf({ from: '::ffff:203.0.113.9' })).toBe('203.0.113.9');
    expect(addressOf({ from: '2001:0DB8:0000::0005' })).toBe('2001:db8::5');
    expect(addressOf({ from: '::ffff:10.0.0.1', forwarded: '::ffff:198.51.100.1', trusted: ['10.0.0.0/8'] })).toBe('198.51.100.1');
  });

  it('is unknown when the connection is gone already', () => {
    expect(addressOf({ from: null })).toBe('unknown');
  });
});
