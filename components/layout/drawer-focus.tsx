'use client';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

const WIDE = '(min-width: 900px)';

/** What scripts add to the drawer: the page behind it is out of reach while it is open, and following a link closes it. */
export function DrawerFocus({ id }: { id: string }) {
  const pathname = usePathname();

  useEffect(() => {
    const drawer = document.getElementById(id);
    if (!drawer) return undefined;
    const behind = document.querySelectorAll<HTMLElement>('[data-behind-drawer]');
    const wide = matchMedia(WIDE);

    const onToggle = () => {
      const open = drawer.matches(':popover-open');
      for (const element of behind) element.inert = open;
      if (open) drawer.querySelector<HTMLElement>('a[aria-current], a')?.focus();
    };
    const close = () => {
      if (drawer.matches(':popover-open')) drawer.hidePopover();
    };

    drawer.addEventListener('toggle', onToggle);
    wide.addEventListener('change', close);
    return () => {
      close();
      drawer.removeEventListener('toggle', onToggle);
      wide.removeEventListener('change', close);
      for (const element of behind) element.inert = false;
    };
  }, [id, pathname]);

  return null;
}
