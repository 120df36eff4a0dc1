import type { NextAuthOptions } from 'next-auth';
import { findSession } from './find-session';
import { SESSION_SECONDS, sessionCookieName, sessionCookieOptions } from './session-cookie';

/** next-auth reads sessions (and will carry OAuth); logging in is our own action, and the session row decides. */
export const nextAuthOptions = (): NextAuthOptions => ({
  providers: [],
  session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  pages: { signIn: '/login', error: '/login' },
  callbacks: {
    async session({ session, token }) {
      const viewer = typeof token.sid === 'string' ? await findSession(token.sid) : null;
      if (!viewer) return { expires: session.expires };
      return { expires: session.expires, user: { id: viewer.id, name: viewer.username, role: viewer.role, image: viewer.avatarUrl } };
    },
  },
});
