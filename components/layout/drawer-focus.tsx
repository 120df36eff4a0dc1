'use client';
import { usePathname } from 'next/navigation';
import { useEffect } from 'react';

const WIDE = '(min-width: 900px)';

/** What scripts add to the drawer: the page behind it is out of reach while it is open, and following a link closes it. */
export function DrawerFocus({ id }: { id: string }) {
  // A new page gets a new one, and the old one closes the drawer on its way out.
  return <DrawerWatch key={usePathname()} id={id} />;
}

function DrawerWatch({ id }: { id: string }) {
  useEffect(() => {
    const drawer = document.getElementById(id);
    if (!drawer) return undefined;
    const behind = document.querySelectorAll<HTMLElement>('[data-behind-drawer]');
    const wide = matchMedia(WIDE);

    const setBehind = (inert: boolean) => {
      for (const element of behind) element.inert = inert;
    };
    const onOpened = () => {
      if (!drawer.matches(':popover-open')) return;
      setBehind(true);
      drawer.querySelector<HTMLElement>('a[aria-current], a')?.focus();
    };
    // Before it closes, for the browser returns the focus to the opener while it closes.
    const onClosing = (event: Event) => {
      if (event instanceof ToggleEvent && event.newState === 'closed') setBehind(false);
    };
    const close = () => {
      if (drawer.matches(':popover-open')) drawer.hidePopover();
    };

    drawer.addEventListener('toggle', onOpened);
    drawer.addEventListener('beforetoggle', onClosing);
    wide.addEventListener('change', close);
    return () => {
      close();
      drawer.removeEventListener('toggle', onOpened);
      drawer.removeEventListener('beforetoggle', onClosing);
      wide.removeEventListener('change', close);
      setBehind(false);
    };
  }, [id]);

  return null;
}
