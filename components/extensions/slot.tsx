'use client';

import { useState } from 'react';
import type { SlotHtml } from '@/lib/extensions/slots/render-slots';
import { SlotBox } from './slot-box';
import { useContributions } from './use-contributions';
import { useFirstHtml } from './use-first-html';

export interface SlotProps {
  name: 'post_footer' | 'profile_sidebar' | 'compose_attachments';
  /** What the slot declares: see the browser contract. */
  props: Record<string, unknown>;
  /** From renderSlots: what is there before any bundle has run. */
  first?: readonly SlotHtml[];
  /** How often an extension's part has begun anew, by slug. */
  rounds?: ReadonlyMap<string, number>;
}

const none: readonly SlotHtml[] = [];

/** A place that extensions fill, each in a box of its own. Takes no room while nobody does. */
export function Slot({ name, props, first = none, rounds }: SlotProps) {
  const html = useFirstHtml(name, first);
  const contributions = useContributions('slot').filter(({ key }) => key === name);
  // What came with the page keeps its place when its component arrives, and when a later answer goes without it.
  const [leading] = useState(() => first.map(({ slug }) => slug));
  const slugs = new Set([...leading, ...contributions.map(({ slug }) => slug), ...html.keys()]);
  return [...slugs].map((slug) => {
    const contribution = contributions.find((candidate) => candidate.slug === slug);
    const early = html.get(slug) ?? '';
    if (!contribution && early === '') return null;
    return <SlotBox key={slug} name={name} slug={slug} html={early} contribution={contribution} round={rounds?.get(slug) ?? 0} given={props} />;
  });
}
