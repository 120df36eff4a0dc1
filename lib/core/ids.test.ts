import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashToken, incidentId, isSameSecret, randomToken, sha256Hex } from './ids';

describe('ids', () => {
  it('tokens hold 32 bytes and do not repeat', () => {
    const tokens = Array.from({ length: 200 }, randomToken);
    expect(new Set(tokens).size).toBe(200);
    expect(tokens.every((token) => /^[\w-]{43}$/.test(token) && Buffer.from(token, 'base64url').length === 32)).toBe(true);
  });

  it('stores a token as its SHA-256', () => {
    expect(Buffer.from(hashToken('a token')).toString('hex')).toBe(createHash('sha256').update('a token').digest('hex'));
    expect(sha256Hex('a token')).toBe(Buffer.from(hashToken('a token')).toString('hex'));
  });

  it('an incident can be read out', () => {
    expect(incidentId()).toMatch(/^[0-9a-f]{10}$/);
    expect(incidentId()).not.toBe(incidentId());
  });

  it('compares secrets of any length', () => {
    expect(isSameSecret('secret', 'secret')).toBe(true);
    expect(isSameSecret('secret', 'secreT')).toBe(false);
    expect(isSameSecret('secret', 'secret and more')).toBe(false);
    expect(isSameSecret('', '')).toBe(true);
  });
});
