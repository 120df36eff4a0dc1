'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useLive } from '@/components/live/use-live';
import { TabLinks } from '@/components/ui/tab-links';

export interface ExtensionTabsProps {
  slug: string;
  /** Something that an admin should look at. */
  problems: number;
}

/** The pages of one extension; they follow what happens to it while they are open. */
export function ExtensionTabs({ slug, problems }: ExtensionTabsProps) {
  const router = useRouter();
  const pathname = usePathname();
  useLive('extensions', () => router.refresh());
  const base = `/admin/extensions/${slug}`;
  const pages = [
    { href: base, label: 'Overview' },
    { href: `${base}/permissions`, label: 'Permissions' },
    { href: `${base}/process`, label: 'Process and log' },
    { href: `${base}/problems`, label: problems > 0 ? <>Problems <span className="tab-count">{problems}</span></> : 'Problems' },
  ];
  return <TabLinks label="Pages of this extension" tabs={pages.map((page) => ({ ...page, current: pathname === page.href }))} />;
}
