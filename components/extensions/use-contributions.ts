'use client';

import { useSyncExternalStore } from 'react';
import type { VisibleContribution } from '@/lib/extensions/browser/contribution';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import type { SurfaceKind } from '@/lib/extensions/browser/surface-kinds';

const none: readonly VisibleContribution[] = [];
const subscribe = (listener: () => void) => getRuntime().registry.subscribe(listener);
const read = () => getRuntime().registry.read();
const readOnServer = () => getRuntime().registry.readOnServer();

/** What extensions contribute to this page of a kind, in order. Empty on the server and in the first render. */
export function useContributions(kind: SurfaceKind): readonly VisibleContribution[] {
  return useSyncExternalStore(subscribe, read, readOnServer).get(kind) ?? none;
}
