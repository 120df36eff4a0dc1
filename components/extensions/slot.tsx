'use client';

import type { SlotHtml } from '@/lib/extensions/slots/render-slots';
import { contributionKey } from './contribution-view';
import { SlotBox } from './slot-box';
import { useContributions } from './use-contributions';

export interface SlotProps {
  name: 'post_footer' | 'profile_sidebar' | 'compose_attachments';
  /** What the slot declares: see the browser contract. */
  props: Record<string, unknown>;
  /** From renderSlots: what is there before any bundle has run. */
  first?: readonly SlotHtml[];
}

/** A place that extensions fill, each in a box of its own. Takes no room while nobody does. */
export function Slot({ name, props, first = [] }: SlotProps) {
  const contributions = useContributions('slot').filter((contribution) => contribution.key === name);
  const early = first.map(({ slug, html }) => ({ key: slug, slug, html, contribution: contributions.find((candidate) => candidate.slug === slug) }));
  const rest = contributions.filter(({ slug }) => !first.some((entry) => entry.slug === slug)).map((contribution) => ({ key: contributionKey(contribution), slug: contribution.slug, html: '', contribution }));
  return [...early, ...rest].map(({ key, ...box }) => <SlotBox key={key} name={name} given={props} {...box} />);
}
