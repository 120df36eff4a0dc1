import type { ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import { Icon, type IconName } from '@/components/ui/icon';

export interface BannerProps {
  /** red: it does not work · amber: somebody has to act · plain: good to know. */
  tone: 'red' | 'amber' | 'plain';
  icon?: IconName;
  /** The page of versions says the same at greater length, and goes without. */
  isOfVersions?: boolean;
  children: ReactNode;
}

/** A line over the pages of an extension, or over all of them. */
export function Banner({ tone, icon = 'alert', isOfVersions, children }: BannerProps) {
  return <div className={classNames('extension-banner', `banner-${tone}`, isOfVersions && 'banner-of-versions')} role="status"><Icon name={icon} size={16} /><div className="min-w-0">{children}</div></div>;
}
