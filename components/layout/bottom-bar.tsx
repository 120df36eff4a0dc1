import { Avatar } from '@/components/ui/avatar';
import { Icon } from '@/components/ui/icon';
import type { Viewer } from '@/lib/auth/viewer';
import { NavLink } from './nav-link';
import { PaletteTab } from './palette-field';

/** The bar under the thumb, on phones. */
export function BottomBar({ viewer }: { viewer: Viewer | null }) {
  return (
    <nav className="bottom-bar" aria-label="Main" data-behind-drawer>
      <NavLink href="/" className="bottom-tab"><Icon name="home" size={22} />Home</NavLink>
      <PaletteTab />
      {viewer ? (
        <>
          <NavLink href="/compose" className="bottom-tab"><Icon name="compose" size={22} />New post</NavLink>
          <NavLink href={`/profile/${viewer.username}`} className="bottom-tab"><Avatar user={viewer} size={22} />You</NavLink>
        </>
      ) : (
        <>
          <NavLink href="/login" className="bottom-tab"><Icon name="log-in" size={22} />Log in</NavLink>
          <NavLink href="/register" className="bottom-tab"><Icon name="user" size={22} />Register</NavLink>
        </>
      )}
    </nav>
  );
}
