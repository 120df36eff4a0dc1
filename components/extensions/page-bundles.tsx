'use client';

import { usePathname } from 'next/navigation';
import { useEffect, useRef } from 'react';
import { useLive } from '@/components/live/use-live';
import { fetchPageBundles } from '@/lib/extensions/browser/fetch-page-bundles';
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

/** Loads its bundles, and follows what an admin switches while it is open. Draws nothing. */
export function PageBundles({ bundles }: PageBundlesProps) {
  const pathname = usePathname();
  const mounted = useRef(false);

  async function readAgain(): Promise<void> {
    const read = ++latestRead;
    const current = await fetchPageBundles(pathname).catch((error: unknown) => console.warn('The list of extensions could not be read again.', error));
    if (current && read === latestRead && mounted.current) getRuntime().showBundles(current);
  }

  useLive('extensions', () => {
    hasChanged = true;
    void readAgain();
  });

  useEffect(() => {
    mounted.current = true;
    latestRead += 1;
    if (hasChanged) void readAgain();
    else getRuntime().showBundles(bundles);
    return () => {
      mounted.current = false;
      getRuntime().showBundles([]);
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- readAgain is of this render and depends on the path alone
  }, [bundles, pathname]);

  return null;
}
