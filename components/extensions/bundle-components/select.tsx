'use client';

import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';

export interface SelectProps {
  value: string;
  onChange: (value: string) => void;
  options?: readonly { value: string; label: string }[];
  /** `<option>` elements, instead of `options`. */
  children?: ReactNode;
  disabled?: boolean;
  /** Names it for readers where no label stands beside it. */
  'aria-label'?: string;
}

/** A choice from a list: the browser's own. */
export function Select({ value, onChange, options, children, disabled, 'aria-label': label }: SelectProps) {
  return (
    <span className="select">
      <select className="fi" value={value} disabled={disabled} aria-label={label} onChange={(event) => onChange(event.target.value)}>
        {options?.map((option) => <option key={option.value} value={option.value}>{option.label}</option>)}
        {children}
      </select>
      <Icon name="chevron-down" size={16} />
    </span>
  );
}
