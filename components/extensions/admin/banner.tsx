import type { ReactNode } from 'react';
import { Icon, type IconName } from '@/components/ui/icon';

export interface BannerProps {
  /** red: it does not work · amber: somebody has to act · plain: good to know. */
  tone: 'red' | 'amber' | 'plain';
  icon?: IconName;
  children: ReactNode;
}

/** A line over the pages of an extension, or over all of them. */
export function Banner({ tone, icon = 'alert', children }: BannerProps) {
  return <div className={`extension-banner banner-${tone}`} role="status"><Icon name={icon} size={16} /><div className="min-w-0">{children}</div></div>;
}
