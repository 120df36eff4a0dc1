'use client';
import { useSyncExternalStore } from 'react';
import type { IconName } from '@/components/ui/icon';
import { setTheme, type Theme, themeStore } from './theme-store';

/** The choices as controls show them. */
export const themeOptions = [
  { value: 'system', label: 'System', icon: 'monitor' },
  { value: 'light', label: 'Light', icon: 'sun' },
  { value: 'dark', label: 'Dark', icon: 'moon' },
] as const satisfies ReadonlyArray<{ value: Theme; label: string; icon: IconName }>;

/** The reader's theme and how to change it. */
export function useTheme() {
  const theme = useSyncExternalStore(themeStore.subscribe, themeStore.read, themeStore.readOnServer);
  return { theme, setTheme };
}
