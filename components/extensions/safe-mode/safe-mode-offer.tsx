'use client';

import { usePathname } from 'next/navigation';
import { createContext, type ReactNode, useContext } from 'react';
import type { Viewer } from '@/lib/auth/viewer';
import { buttonClass } from '@/components/ui/button-class';
import { Icon } from '@/components/ui/icon';

const Offers = createContext(false);

/** Around what may break: whether whoever looks at it can look at it without extensions. */
export function SafeModeOffer({ viewer, children }: { viewer: Pick<Viewer, 'role' | 'hidesExtensions'> | null; children: ReactNode }) {
  return <Offers value={viewer?.role === 'admin' && !viewer.hidesExtensions}>{children}</Offers>;
}

/** The way from a page that broke to the same page without extensions. A document of its own: nothing of the broken one is kept. */
export function SafeModeLink() {
  const offers = useContext(Offers);
  const pathname = usePathname();
  if (!offers) return null;
  return <a href={`/admin/safe-mode?next=${encodeURIComponent(pathname)}`} className={buttonClass({})}><Icon name="shield" size={16} />Try without extensions</a>;
}
