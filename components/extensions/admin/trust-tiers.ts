import type { PillProps } from '@/components/ui/pill';
import type { TrustTier } from '@/lib/extensions/types';

/** Trust tiers in words and colours, and what each means. */
export const tierLooks = {
  official: { label: 'Official', tone: 'blue', text: 'It comes with the forum, from the people who make it.' },
  community_indexed: { label: 'Community', tone: 'green', text: 'A store list that this forum reads names exactly these bytes.' },
  unverified: { label: 'Unverified', tone: 'amber', text: 'Nobody that this forum knows vouches for these bytes: you do, by installing them.' },
} as const satisfies Record<TrustTier, { label: string; tone: PillProps['tone']; text: string }>;
