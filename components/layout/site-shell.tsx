import type { ReactNode } from 'react';
import { SkipLink } from '@/components/ui/skip-link';
import { BottomBar } from './bottom-bar';
import { Columns } from './columns';
import { CommandPalette } from './command-palette';
import type { ShellContext } from './shell-types';
import { SideNav } from './side-nav';
import { TopBar } from './top-bar';

export interface SiteShellProps extends ShellContext {
  siteName: string;
  children: ReactNode;
  /** The right column; leave it out where pages bring their own by Columns. */
  right?: ReactNode;
  /** More entries at the end of Explore. */
  explore?: ReactNode;
  /** What is said over every page. */
  notice?: ReactNode;
  /** More buttons in the top bar, before the account. */
  toolbar?: ReactNode;
}

/** The frame of every page of the forum: top bar, navigation, main column, right column, bottom bar on phones. */
export function SiteShell({ viewer, spaces, siteName, children, right, explore, toolbar, notice }: SiteShellProps) {
  return (
    <>
      <SkipLink />
      {notice}
      <TopBar viewer={viewer} siteName={siteName} toolbar={toolbar} />
      <div className="shell">
        <SideNav viewer={viewer} spaces={spaces} explore={explore} />
        <div className="shell-content" data-behind-drawer>
          {right === undefined ? children : <Columns right={right}>{children}</Columns>}
        </div>
      </div>
      <BottomBar viewer={viewer} />
      <CommandPalette viewer={viewer} spaces={spaces} />
    </>
  );
}
