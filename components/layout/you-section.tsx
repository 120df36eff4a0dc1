import { Icon } from '@/components/ui/icon';
import { logOutAction } from '@/lib/accounts/actions';
import type { Viewer } from '@/lib/auth/viewer';
import { LOG_OUT_FORM } from './log-out';
import { NavLink } from './nav-link';

/** What is the viewer's own; for a guest, the ways in. */
export function YouSection({ viewer }: { viewer: Viewer | null }) {
  if (!viewer) {
    return (
      <>
        <li><NavLink href="/login"><Icon name="log-in" />Log in</NavLink></li>
        <li><NavLink href="/register"><Icon name="user" />Register</NavLink></li>
      </>
    );
  }
  return (
    <>
      <li><NavLink href={`/profile/${viewer.username}`}><Icon name="user" />Profile</NavLink></li>
      <li><NavLink href="/settings/security"><Icon name="smartphone" />Sessions</NavLink></li>
      {viewer.role === 'admin' && <li><NavLink href="/admin" within><Icon name="shield" />Administration</NavLink></li>}
      <li className="no-js-only">
        <form id={LOG_OUT_FORM} action={logOutAction}>
          <button type="submit" className="nav-link"><Icon name="log-out" />Log out</button>
        </form>
      </li>
    </>
  );
}
