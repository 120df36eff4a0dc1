'use client';

import { ContributionView, contributionKey } from './contribution-view';
import { useContributions } from './use-contributions';

export interface SlotProps {
  name: 'post_footer' | 'profile_sidebar' | 'compose_attachments';
  /** What the slot declares: see the browser contract. */
  props: Record<string, unknown>;
}

/** A place that extensions fill, each in a box of its own. Takes no room while nobody does. */
export function Slot({ name, props }: SlotProps) {
  const contributions = useContributions('slot').filter((contribution) => contribution.key === name);
  return contributions.map((contribution) => (
    <div key={contributionKey(contribution)} className="extension-slot" data-slot={name} data-extension={contribution.slug}>
      <ContributionView contribution={contribution} given={props} />
    </div>
  ));
}
