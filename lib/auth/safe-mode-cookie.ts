import { hasRole } from '@/lib/permissions/roles';
import { sessionCookieOptions } from './session-cookie';
import type { Viewer } from './viewer';

const isOn = '1';

export const safeModeCookieName = () => (sessionCookieOptions().secure ? '__Host-nexus-safe-mode' : 'nexus-safe-mode');

/** Set, it lasts until the browser is closed or an admin leaves safe mode. */
export const safeModeCookie = () => ({ name: safeModeCookieName(), value: isOn, ...sessionCookieOptions() });

/** Extensions are hidden from an admin who asked for it in this browser. Whoever else sets the cookie sees what everybody sees. */
export function withSafeMode(viewer: Viewer | null, cookie: string | undefined): Viewer | null {
  return viewer && cookie === isOn && hasRole(viewer, 'admin') ? { ...viewer, hidesExtensions: true } : viewer;
}
