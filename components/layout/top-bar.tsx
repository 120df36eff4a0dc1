import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/ui/button-link';
import { IconButton } from '@/components/ui/icon-button';
import type { Viewer } from '@/lib/auth/viewer';
import { AccountMenu } from './account-menu';
import { Logo } from './logo';
import { PaletteField } from './palette-field';
import { NAV_ID } from './side-nav';

export interface TopBarProps {
  viewer: Viewer | null;
  siteName: string;
  toolbar?: ReactNode;
}

/** The bar that stays on top: menu on narrow screens, logo, search, what one can start, who one is. */
export function TopBar({ viewer, siteName, toolbar }: TopBarProps) {
  return (
    <header className="top-bar" data-behind-drawer>
      <div className="top-bar-row">
        <div className="top-bar-start">
          <IconButton icon="menu" label="Navigation" large className="drawer-opener" popoverTarget={NAV_ID} />
          <Logo siteName={siteName} collapses />
        </div>
        <PaletteField />
        <div className="top-bar-end">
          {toolbar}
          {viewer ? (
            <>
              <ButtonLink href="/compose" variant="primary" icon="compose" className="top-bar-compose">
                New post
              </ButtonLink>
              <AccountMenu viewer={viewer} />
            </>
          ) : (
            <>
              <ButtonLink href="/login" variant="plain">Log in</ButtonLink>
              <ButtonLink href="/register" variant="primary">Register</ButtonLink>
            </>
          )}
        </div>
      </div>
    </header>
  );
}
