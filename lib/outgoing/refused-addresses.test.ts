import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAddressProblem } from './refused-addresses';

describe('addresses that the forum does not connect to for others', () => {
  it.each([
    ['0.0.0.0', 'an address of this machine'], ['127.0.0.1', 'an address of this machine'], ['127.255.255.254', 'an address of this machine'],
    ['10.0.0.1', 'a private address'], ['172.16.0.1', 'a private address'], ['172.31.255.255', 'a private address'], ['192.168.1.1', 'a private address'],
    ['100.64.0.1', 'an address inside a provider’s network'], ['100.100.100.200', 'an address inside a provider’s network'], ['168.63.129.16', 'an address inside a provider’s network'],
    ['169.254.169.254', 'a link-local address'], ['192.0.0.192', 'a reserved address'], ['192.0.2.1', 'an address for documentation'], ['203.0.113.7', 'an address for documentation'],
    ['198.18.0.1', 'an address for measurements'], ['224.0.0.1', 'a multicast address'], ['240.0.0.1', 'a reserved address'], ['255.255.255.255', 'a reserved address'],
    ['::', 'an address of this machine'], ['::1', 'an address of this machine'], ['fd00:ec2::254', 'a private address'], ['fe80::1', 'a link-local address'], ['fe80::1%eth0', 'a link-local address'],
    ['fec0::1', 'a private address'], ['ff02::1', 'a multicast address'], ['2001:db8::1', 'an address for documentation'], ['3fff::1', 'an address for documentation'],
    ['100::1', 'a reserved address'], ['5f00::1', 'a reserved address'], ['64:ff9b:1::1', 'a reserved address'], ['::8.8.8.8', 'a reserved address'],
    ['2001:0:4136:e378:8000:63bf:3fff:fdd2', 'a reserved address'],
  ])('%s is %s', (address, kind) => {
    expect(findAddressProblem(address)).toBe(kind);
  });

  it.each(['::ffff:10.0.0.1', '::ffff:0a00:1', '::ffff:0:10.0.0.1', '64:ff9b::10.0.0.1', '2002:0a00:0001::1'])('%s carries a private IPv4 address', (address) => {
    expect(findAddressProblem(address)).toBe('a private address');
  });

  it.each(['8.8.8.8', '140.82.121.3', '172.15.255.255', '172.32.0.0', '100.128.0.1', '169.253.255.255', '2606:50c0:8000::154', '2a00:1450::1', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '2002:0808:0808::1'])('%s is public', (address) => {
    expect(findAddressProblem(address)).toBeUndefined();
  });

  it.each(['', 'localhost', '127.0.0.1:80', '[::1]', '1.2.3.4.5'])('%j is no address at all', (text) => {
    expect(findAddressProblem(text)).toBe('no IP address');
  });

  it('judges an IPv4 address alike in every IPv6 spelling that reaches it', () => {
    fc.assert(fc.property(fc.ipV4(), (address) => {
      const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number);
      const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
      const problem = findAddressProblem(address);
      expect([`::ffff:${hex}`, `64:ff9b::${hex}`, `2002:${hex}::1`, `::ffff:0:${hex}`].map(findAddressProblem)).toEqual([problem, problem, problem, problem]);
    }));
  });
});
