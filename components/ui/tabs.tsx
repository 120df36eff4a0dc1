'use client';
import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabsProps {
  /** Names the group of tabs. */
  label: string;
  tabs: ReadonlyArray<{ value: string; label: ReactNode; content: ReactNode }>;
  defaultValue?: string;
  value?: string;
  onValueChange?: (value: string) => void;
}

/** Parts of one page behind tabs, by arrow keys. Tabs with addresses of their own are TabLinks. */
export function Tabs({ label, tabs, defaultValue = tabs[0]?.value, value, onValueChange }: TabsProps) {
  return (
    <Radix.Root defaultValue={defaultValue} value={value} onValueChange={onValueChange}>
      <Radix.List className="tabs-list" aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className="tab">
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="tab-panel">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
