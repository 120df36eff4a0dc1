import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { IconButton } from '@/components/ui/icon-button';
import { DrawerFocus } from './drawer-focus';
import { NavLink } from './nav-link';
import type { ShellContext } from './shell-types';
import { SpaceMark } from './space-mark';
import { ThemeToggle } from './theme-toggle';
import { YouSection } from './you-section';

export const NAV_ID = 'site-nav';

export interface SideNavProps extends ShellContext {
  explore?: ReactNode;
}

/** The left column. Below 900 px the same element is a popover: the browser opens, dismisses and closes it, scripts or not. */
export function SideNav({ viewer, spaces, explore }: SideNavProps) {
  return (
    <nav id={NAV_ID} className="side-nav" popover="auto" aria-label="Site">
      <DrawerFocus id={NAV_ID} />
      <IconButton icon="x" label="Close navigation" large className="drawer-closer" popoverTarget={NAV_ID} popoverTargetAction="hide" />
      <NavSection title="Explore">
        <li><NavLink href="/"><Icon name="home" />Home</NavLink></li>
        {explore}
      </NavSection>
      {spaces.length > 0 && (
        <NavSection title="Spaces">
          {spaces.map((space) => (
            <li key={space.slug}>
              <NavLink href={`/space/${space.slug}`}>
                <SpaceMark color={space.color} icon={space.icon} />
                <span className="nav-text">{space.name}</span>
              </NavLink>
            </li>
          ))}
        </NavSection>
      )}
      <NavSection title="You">
        <YouSection viewer={viewer} />
      </NavSection>
      <div className="side-nav-foot">
        <ThemeToggle />
      </div>
    </nav>
  );
}

function NavSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="nav-section">
      <h2 className="nav-title">{title}</h2>
      <ul className="nav-list">{children}</ul>
    </section>
  );
}
