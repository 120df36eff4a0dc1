import type { PillProps } from '@/components/ui/pill';
import type { TrustTier } from '@/lib/extensions/types';

/** Trust tiers in words and colours. */
export const tierLooks = {
  official: { label: 'Official', tone: 'blue' },
  community_indexed: { label: 'Community', tone: 'green' },
  unverified: { label: 'Unverified', tone: 'amber' },
} as const satisfies Record<TrustTier, { label: string; tone: PillProps['tone'] }>;
