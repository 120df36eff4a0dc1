'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { useLiveRefresh } from '@/components/live/live-refresh';
import { useLive } from '@/components/live/use-live';
import { Icon } from '@/components/ui/icon';
import { TabLinks } from '@/components/ui/tab-links';

export interface ExtensionTabsProps {
  slug: string;
  /** Something that an admin should look at. */
  problems: number;
  /** Whether an update is offered. */
  hasUpdate: boolean;
}

/** The pages of one extension; they follow what happens to it while they are open. */
export function ExtensionTabs({ slug, problems, hasUpdate }: ExtensionTabsProps) {
  const router = useRouter();
  const pathname = usePathname();
  useLive('extensions', () => router.refresh());
  useLiveRefresh('extension-tasks');
  useEffect(showCurrentTab, [pathname]);
  const base = `/admin/extensions/${slug}`;
  const pages = [
    { href: base, label: 'Overview' },
    { href: `${base}/versions`, label: hasUpdate ? <>Versions <span className="tab-count tab-count-quiet"><Icon name="arrow-up" size={12} label="update offered" /></span></> : 'Versions' },
    { href: `${base}/permissions`, label: 'Permissions' },
    { href: `${base}/process`, label: 'Process and log' },
    { href: `${base}/problems`, label: problems > 0 ? <>Problems <span className="tab-count">{problems}</span></> : 'Problems' },
    { href: `${base}/remove`, label: 'Remove' },
  ];
  return <TabLinks label="Pages of this extension" tabs={pages.map((page) => ({ ...page, current: pathname === page.href }))} />;
}

/** On a narrow screen the page one is on may be out of sight at the end of the strip. Moves the strip, never the page. */
function showCurrentTab(): void {
  const tab = document.querySelector('.tab[aria-current="page"]');
  const strip = tab?.parentElement;
  if (!tab || !strip) return;
  const [inner, outer] = [tab.getBoundingClientRect(), strip.getBoundingClientRect()];
  if (inner.right > outer.right) strip.scrollLeft += inner.right - outer.right;
}
