'use client';

import type { VisibleContribution } from '@/lib/extensions/browser/contribution';
import { ContributionBoundary } from './contribution-boundary';

export interface ContributionViewProps {
  contribution: VisibleContribution;
  /** Exactly what the surface declares, nothing more. */
  given: Record<string, unknown>;
}

/** One component of an extension, on its own. */
export function ContributionView({ contribution, given }: ContributionViewProps) {
  const { component: Contributed } = contribution;
  if (!Contributed) return null;
  return (
    <ContributionBoundary contribution={contribution}>
      <Contributed {...given} />
    </ContributionBoundary>
  );
}

/** Another version is another thing: what failed in the old one is tried afresh. */
export const contributionKey = ({ slug, digest16, key }: VisibleContribution) => `${slug}:${digest16}:${key}`;
