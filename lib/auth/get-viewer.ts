import { cookies } from 'next/headers';
import { cache } from 'react';
import { findSession } from './find-session';
import { safeModeCookieName, withSafeMode } from './safe-mode-cookie';
import { openSessionCookie, sessionCookieName } from './session-cookie';
import type { Viewer } from './viewer';

/** Who this request is from; read once a request. */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const given = await cookies();
  const token = await openSessionCookie(given.get(sessionCookieName())?.value);
  return token ? withSafeMode(await findSession(token), given.get(safeModeCookieName())?.value) : null;
});
