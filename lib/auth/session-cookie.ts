import { decode, encode } from 'next-auth/jwt';

const SESSION_DAYS = 30;
export const SESSION_SECONDS = SESSION_DAYS * 24 * 3600;

const isSecure = () => (process.env.NEXTAUTH_URL ?? '').startsWith('https://');

/** `__Host-` binds the cookie to this host and to https (RFC 6265bis, 4.1.3.2); browsers refuse the prefix over http. */
export const sessionCookieName = () => (isSecure() ? '__Host-nexus-session' : 'nexus-session');

export const sessionCookieOptions = () => ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() }) as const;

const secret = () => {
  const value = process.env.NEXTAUTH_SECRET;
  if (!value) throw new Error('NEXTAUTH_SECRET is not set: boot sets it from NEXUS_SECRET or the data folder.');
  return value;
};

/** Seals the session token into the cookie's value (an encrypted JWT, as next-auth reads it). */
export const sealSessionToken = (token: string) => encode({ token: { sid: token }, secret: secret(), maxAge: SESSION_SECONDS });

/** The session token in a cookie's value; null when it is missing, foreign, tampered with or expired. */
export async function openSessionCookie(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const payload = await decode({ token: value, secret: secret() });
    return typeof payload?.sid === 'string' ? payload.sid : null;
  } catch {
    // Any cookie that we did not seal is a guest's.
    return null;
  }
}
