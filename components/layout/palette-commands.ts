import type { IconName } from '@/components/ui/icon';
import type { ShellContext } from './shell-types';

export interface PaletteLink {
  href: string;
  label: string;
  icon: IconName;
}

/** The pages this viewer can go to; nothing that would answer not found or forbidden. */
export function paletteLinks({ viewer }: Pick<ShellContext, 'viewer'>): PaletteLink[] {
  const links: PaletteLink[] = [{ href: '/', label: 'Home', icon: 'home' }];
  if (!viewer) {
    return [...links, { href: '/login', label: 'Log in', icon: 'log-in' }, { href: '/register', label: 'Register', icon: 'user' }];
  }
  links.push(
    { href: '/compose', label: 'New post', icon: 'compose' },
    { href: `/profile/${viewer.username}`, label: 'Your profile', icon: 'user' },
    { href: '/settings/security', label: 'Sessions', icon: 'smartphone' },
  );
  if (viewer.role === 'admin') {
    links.push({ href: '/admin', label: 'Administration', icon: 'shield' }, { href: '/admin/extensions', label: 'Extensions', icon: 'puzzle' });
  }
  return links;
}
