import { afterEach, describe, expect, it, test, vi } from 'vitest';
import { safeModeCookie, withSafeMode } from './safe-mode-cookie';
import type { Viewer } from './viewer';

afterEach(() => vi.unstubAllEnvs());

const viewerOf = (role: Viewer['role']): Viewer => ({ id: 1, username: 'a', name: '', role, avatarUrl: null, sessionId: 1 });

describe('withSafeMode', () => {
  it('hides extensions from an admin whose browser has the cookie', () => {
    expect(withSafeMode(viewerOf('admin'), '1')).toEqual({ ...viewerOf('admin'), hidesExtensions: true });
  });

  it.each([undefined, '', '0', 'true', '1 '])('does not for the value %j', (cookie) => {
    expect(withSafeMode(viewerOf('admin'), cookie)).toEqual(viewerOf('admin'));
  });

  it.each(['member', 'moderator'] as const)('counts for nothing with a %s', (role) => {
    expect(withSafeMode(viewerOf(role), '1')).toEqual(viewerOf(role));
  });

  it('counts for nothing with a guest', () => expect(withSafeMode(null, '1')).toBeNull());
});

test('the cookie is out of reach for scripts and other sites, and bound to its host where the forum is on https', () => {
  vi.stubEnv('NEXTAUTH_URL', 'https://forum.example');
  expect(safeModeCookie()).toEqual({ name: '__Host-nexus-safe-mode', value: '1', httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
  expect(safeModeCookie()).toEqual({ name: 'nexus-safe-mode', value: '1', httpOnly: true, sameSite: 'lax', path: '/', secure: false });
});
