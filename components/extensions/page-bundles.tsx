'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useLive } from '@/components/live/use-live';
import { fetchOpenPage } from '@/lib/extensions/browser/fetch-open-page';
import type { PageBundle } from '@/lib/extensions/browser/page-bundle';
import { getRuntime } from '@/lib/extensions/browser/runtime';

export interface PageBundlesProps {
  /** From listPageBundles, for this page and viewer. */
  bundles: PageBundle[];
}

// Since this document was loaded: has anything been switched? Then what a page carries may be from before (the router
// keeps pages for the way back), and the server is asked.
let hasChanged = false;
let latestRead = 0;

/** Loads the bundles of a page, and follows what an admin switches while it is open. Draws nothing. */
export function PageBundles({ bundles }: PageBundlesProps) {
  const pathname = usePathname();
  const isMounted = useRef(false);

  const readAgain = async (): Promise<void> => {
    const read = ++latestRead;
    const current = await fetchOpenPage(pathname).catch((error: unknown) => console.warn('The list of extensions could not be read again.', error));
    if (current && read === latestRead && isMounted.current) getRuntime().showPage(current);
  };

  const show = useEffectEvent((carried: PageBundle[]) => {
    latestRead += 1;
    if (hasChanged) void readAgain();
    else getRuntime().showBundles(carried);
  });

  useEffect(() => {
    isMounted.current = true;
    return () => {
      isMounted.current = false;
      getRuntime().showBundles([]);
    };
  }, []);

  // Without an end of its own: a page that is rendered again keeps what it shows, and what people typed into it.
  useEffect(() => show(bundles), [bundles, pathname]);

  useLive('extensions', () => {
    hasChanged = true;
    void readAgain();
  });

  return null;
}
