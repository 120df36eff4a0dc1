import type { TrustTier } from './types';

/** Follows from where an extension came from; what it says of itself does not count. */
export function trustTierOf({ source, isIndexed }: { source: string; isIndexed: boolean }): TrustTier {
  if (source === 'bundled') return 'official';
  return isIndexed ? 'community_indexed' : 'unverified';
}
