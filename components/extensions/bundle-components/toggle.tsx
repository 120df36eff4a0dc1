'use client';

import { useId } from 'react';
import { Switch } from '@/components/ui/switch';

export interface ToggleProps {
  value: boolean;
  onChange: (value: boolean) => void;
  label?: string;
  hint?: string;
}

/** A setting that is on or off. */
export function Toggle({ value, onChange, label, hint }: ToggleProps) {
  return <Switch id={useId()} label={label} description={hint} checked={Boolean(value)} onChange={(event) => onChange(event.target.checked)} />;
}
