'use client';
import { usePathname } from 'next/navigation';
import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { PageLink } from '@/components/ui/page-link';

export interface NavLinkProps {
  href: string;
  children: ReactNode;
  className?: string;
  /** Also current on the pages below it. */
  within?: boolean;
}

/** A link of a navigation; says and shows when it is the page one is on. */
export function NavLink({ href, children, className, within }: NavLinkProps) {
  const pathname = usePathname();
  const current = pathname === href || (within && pathname.startsWith(`${href}/`));
  return (
    <PageLink href={href} className={classNames('nav-link', className)} aria-current={current ? 'page' : undefined}>
      {children}
    </PageLink>
  );
}
