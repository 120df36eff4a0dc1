import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { Icon, type IconName } from './icon';
import { PageLink } from './page-link';

export interface PillProps {
  children: ReactNode;
  /** Only where the colour means something. */
  tone?: 'accent' | 'green' | 'blue' | 'amber' | 'red' | 'pink';
  icon?: IconName;
  /** A dot in a colour of the content's own. */
  dot?: string;
  href?: string;
  className?: string;
}

/** A small label; with `href` a small link. */
export function Pill({ children, tone, icon, dot, href, className }: PillProps) {
  const names = classNames('pill', tone && `pill-${tone}`, className);
  const content = (
    <>
      {dot && <span className="pill-dot" style={{ '--pill-color': dot }} />}
      {icon && <Icon name={icon} size={12} />}
      <span className="pill-text">{children}</span>
    </>
  );
  return href ? <PageLink href={href} className={names}>{content}</PageLink> : <span className={names}>{content}</span>;
}
