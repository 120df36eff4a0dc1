import { cookies } from 'next/headers';
import { SESSION_SECONDS, sealSessionToken, sessionCookieName, sessionCookieOptions } from './session-cookie';

export async function setSessionCookie(token: string): Promise<void> {
  (await cookies()).set(sessionCookieName(), await sealSessionToken(token), { ...sessionCookieOptions(), maxAge: SESSION_SECONDS });
}

export async function clearSessionCookie(): Promise<void> {
  (await cookies()).set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
