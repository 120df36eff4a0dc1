'use client';

import { useSyncExternalStore } from 'react';
import { getRuntime } from '@/lib/extensions/browser/runtime';
import { renderedSlotKey } from '@/lib/extensions/browser/rendered-slot';
import type { SlotName } from '@nexus/sdk/manifest';
import type { SlotHtml } from '@/lib/extensions/slots/render-slots';

const subscribe = (listener: () => void) => getRuntime().registry.subscribe(listener);
const read = () => getRuntime().registry.readRenderedSlots();
const readOnServer = () => null;

/** What the server put into a slot, by slug, without the parts of extensions that were switched off since. */
export function useFirstHtml(name: SlotName, first: readonly SlotHtml[]): ReadonlyMap<string, string> {
  const allowed = useSyncExternalStore(subscribe, read, readOnServer);
  return new Map(first.filter(({ slug }) => !allowed || allowed.has(renderedSlotKey({ slug, name }))).map(({ slug, html }) => [slug, html]));
}
