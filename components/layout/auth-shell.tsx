import type { ReactNode } from 'react';
import { SkipLink } from '@/components/ui/skip-link';
import { Logo } from './logo';
import { ThemeToggle } from './theme-toggle';

export interface AuthShellProps {
  siteName: string;
  children: ReactNode;
  /** Under the card: the other way in, a way back. */
  footer?: ReactNode;
  /** For lists (sessions) instead of a form. */
  wide?: boolean;
}

/** A calm page with one card: logging in, registering, setting up, one's sessions. */
export function AuthShell({ siteName, children, footer, wide }: AuthShellProps) {
  return (
    <div className="auth">
      <SkipLink />
      <header className="auth-head"><Logo siteName={siteName} /></header>
      <main id="main" tabIndex={-1} className={wide ? 'auth-card auth-card-wide' : 'auth-card'}>{children}</main>
      <footer className="auth-foot">
        <div>{footer}</div>
        <ThemeToggle />
      </footer>
    </div>
  );
}
