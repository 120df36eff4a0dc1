import type { ReactNode } from 'react';
import { buttonClass } from './button-class';
import { Icon } from './icon';
import { PageLink } from './page-link';

export interface PaginationLinkProps {
  href: string;
  rel?: 'next' | 'prev';
  children?: ReactNode;
}

/** The way to the next (or previous) page of a list that is paged by cursor. */
export function PaginationLink({ href, rel = 'next', children = rel === 'next' ? 'Older' : 'Newer' }: PaginationLinkProps) {
  return (
    <PageLink href={href} rel={rel} className={buttonClass({ variant: 'ghost' })}>
      {rel === 'prev' && <Icon name="chevron-left" size={16} />}
      {children}
      {rel === 'next' && <Icon name="chevron-right" size={16} />}
    </PageLink>
  );
}
