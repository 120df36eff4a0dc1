import { cookies } from 'next/headers';
import { cache } from 'react';
import { findSession } from './find-session';
import { openSessionCookie, sessionCookieName } from './session-cookie';
import type { Viewer } from './viewer';

/** Who this request is from; read once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const token = await openSessionCookie((await cookies()).get(sessionCookieName())?.value);
  return token ? findSession(token) : null;
});
