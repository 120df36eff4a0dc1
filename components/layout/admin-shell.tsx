import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Icon, type IconName } from '@/components/ui/icon';
import { PageLink } from '@/components/ui/page-link';
import { SkipLink } from '@/components/ui/skip-link';
import type { Viewer } from '@/lib/auth/viewer';
import { LogoMark } from './logo';
import { NavLink } from './nav-link';
import { ThemeToggle } from './theme-toggle';

export interface AdminSection {
  href: string;
  label: string;
  icon?: IconName;
  /** Also current on the pages below it. */
  within?: boolean;
  /** Belongs to the section before it, and stands back under it. */
  isPart?: boolean;
}

export interface AdminShellProps {
  viewer: Viewer;
  sections: readonly AdminSection[];
  children: ReactNode;
  /** What is said over every page. */
  notice?: ReactNode;
  /** Buttons at the end of the top bar. */
  toolbar?: ReactNode;
}

/** The denser frame of administration: sections on the left (a strip above on narrow screens), the whole width for content. */
export function AdminShell({ viewer, sections, children, toolbar, notice }: AdminShellProps) {
  return (
    <div className="admin">
      <SkipLink />
      {notice}
      <header className="admin-bar">
        <PageLink href="/admin" className="logo"><LogoMark size={24} /><span className="logo-name">Administration</span></PageLink>
        <div className="top-bar-end">
          {toolbar}
          <PageLink href="/" className="admin-back"><Icon name="arrow-left" size={16} /><span>To the forum</span></PageLink>
          <Avatar user={viewer} size={28} label={viewer.name || viewer.username} />
        </div>
      </header>
      <div className="admin-body">
        <nav className="admin-nav" aria-label="Administration">
          <ul className="nav-list">
            {sections.map(({ href, label, icon, within, isPart }) => (
              <li key={href}>
                <NavLink href={href} within={within} className={isPart ? 'nav-part' : undefined}>{icon && <Icon name={icon} size={16} />}<span className="nav-text">{label}</span></NavLink>
              </li>
            ))}
          </ul>
          <ThemeToggle />
        </nav>
        <main id="main" tabIndex={-1} className="admin-main">{children}</main>
      </div>
    </div>
  );
}
