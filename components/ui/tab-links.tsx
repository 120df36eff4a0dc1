import type { ReactNode } from 'react';
import { PageLink } from './page-link';

export interface TabLinksProps {
  /** Names the group for screen readers. */
  label: string;
  tabs: ReadonlyArray<{ href: string; label: ReactNode; current?: boolean }>;
}

/** Pages side by side, as tabs that are links: they work without scripts and can be opened in a new tab. */
export function TabLinks({ label, tabs }: TabLinksProps) {
  return (
    <nav className="tabs-list" aria-label={label}>
      {tabs.map((tab) => (
        <PageLink key={tab.href} href={tab.href} className="tab" aria-current={tab.current ? 'page' : undefined}>
          {tab.label}
        </PageLink>
      ))}
    </nav>
  );
}
