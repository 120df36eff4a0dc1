'use client';

import { useEffect } from 'react';
import type { SettingsView } from '@/lib/extensions/settings/read-settings-for-admin';
import { FontIcon } from '../../font-icon';

export interface SettingsTabsProps {
  tabs: SettingsView['tabs'];
  current: string | undefined;
  /** By field: a tab with one of them says so. */
  errors?: Readonly<Record<string, string>>;
}

/** Links to the parts of a settings form: fragments of the address, so that each part can be linked to and works without scripts. */
export function SettingsTabs({ tabs, current, errors = {} }: SettingsTabsProps) {
  const hasIcons = tabs.some(({ icon }) => icon);
  useEffect(() => {
    if (hasIcons) import('../../icon-font').catch((error: unknown) => console.warn('The icon font did not load.', error));
  }, [hasIcons]);
  return (
    <nav className="tabs-list settings-tabs" aria-label="Parts of the settings">
      {tabs.map(({ key, label, icon, fields }) => {
        const count = fields.filter((field) => Object.hasOwn(errors, field.key)).length;
        return (
          <a key={key} href={`#${key}`} className="tab" aria-current={key === current ? 'page' : undefined}>
            {icon && <FontIcon name={icon} />}
            {label}
            {count > 0 && <span className="settings-tab-errors">{count}<span className="sr-only"> to correct</span></span>}
          </a>
        );
      })}
    </nav>
  );
}
