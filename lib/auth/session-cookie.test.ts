import { encode } from 'next-auth/jwt';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSessionCookie, sealSessionToken, SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from './session-cookie';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

describe('openSessionCookie', () => {
  it.each([undefined, '', 'nonsense', 'a.b.c.d.e', 'x'.repeat(5000), '\0'])('%j is a guest\'s', async (value) => {
    expect(await openSessionCookie(value)).toBeNull();
  });

  it('refuses a cookie that another secret sealed', async () => {
    const foreign = await encode({ token: { sid: 'a token' }, secret: 'the secret of some other forum, just as long', maxAge: 60 });
    expect(await openSessionCookie(foreign)).toBeNull();
  });

  it('refuses a cookie in which one character was changed', async () => {
    const sealed = await sealSessionToken('a token');
    for (const at of [5, Math.floor(sealed.length / 2), sealed.length - 5]) {
      const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1);
      expect(await openSessionCookie(changed)).toBeNull();
    }
  });

  it('refuses a cookie of ours that names no session', async () => {
    const secret = process.env.NEXTAUTH_SECRET ?? '';
    expect(await openSessionCookie(await encode({ token: { name: 'x' }, secret }))).toBeNull();
    expect(await openSessionCookie(await encode({ token: { sid: 5 }, secret }))).toBeNull();
  });

  it('refuses a cookie that is older than a session gets', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() });
    const sealed = await sealSessionToken('a token');
    vi.setSystemTime(Date.now() + (SESSION_SECONDS - 60) * 1000);
    expect(await openSessionCookie(sealed)).toBe('a token');
    vi.setSystemTime(Date.now() + 120 * 1000);
    expect(await openSessionCookie(sealed)).toBeNull();
  });

  it('reads the token that was sealed, which the cookie does not show', async () => {
    const sealed = await sealSessionToken('a token');
    expect(Buffer.from(sealed, 'base64url').toString('latin1')).not.toContain('a token');
    expect(await openSessionCookie(sealed)).toBe('a token');
  });
});

describe('the cookie', () => {
  it('is bound to its host where the forum is on https', () => {
    vi.stubEnv('NEXTAUTH_URL', 'https://forum.example');
    expect(sessionCookieName()).toBe('__Host-nexus-session');
    expect(sessionCookieOptions()).toEqual({ httpOnly: true, sameSite: 'lax', path: '/', secure: true });
  });

  it('has no prefix over http, where browsers would refuse it', () => {
    vi.stubEnv('NEXTAUTH_URL', 'http://localhost:3000');
    expect(sessionCookieName()).toBe('nexus-session');
    expect(sessionCookieOptions()).toMatchObject({ httpOnly: true, secure: false });
  });

  it('is not sealed without a secret', () => {
    vi.stubEnv('NEXTAUTH_SECRET', '');
    expect(() => sealSessionToken('a token')).toThrow('NEXTAUTH_SECRET is not set');
  });
});
