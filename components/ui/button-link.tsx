import type { ReactNode } from 'react';
import { type ButtonLook, buttonClass } from './button-class';
import { Icon, type IconName } from './icon';
import { PageLink } from './page-link';

export interface ButtonLinkProps extends ButtonLook {
  href: string;
  children: ReactNode;
  icon?: IconName;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({ href, children, icon, ...look }: ButtonLinkProps) {
  return (
    <PageLink href={href} className={buttonClass(look)}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </PageLink>
  );
}
