import type { PackageReview } from '../tasks/types';
import type { TrustTier } from '../types';

const TIERS: Readonly<Record<TrustTier, string>> = {
  official: 'official: it comes with the forum',
  community_indexed: 'community: a store list of this forum names exactly these bytes',
  unverified: 'unverified: nobody but its publisher vouches for it',
};

const WARNING = `Its server half runs in a process of its own: it can neither hang nor stop the forum, nor read what is not listed here.
Its browser half runs in the pages of everybody with their session: install only what you trust.`;

/** What an admin is asked to agree to, for the terminal. */
export function describeReview(review: PackageReview): string {
  const { slug, name, version, description, author, license, source, origin, repository, archiveSha256, trustTier, capabilities, network, hooks, permissions, migrations, warnings } = review;
  const facts: [string, string][] = [
    ['From', repository ?? `${origin}${source === 'upload' ? ' (an archive)' : ''}`],
    ['SHA-256', archiveSha256],
    ['Trust', TIERS[trustTier]],
    ['Author', [author, license].filter(Boolean).join(', ')],
    ['Runs', describeHalves(review)],
    ['May use', capabilities.join(', ') || 'nothing that needs a capability'],
    ['May ask', network.join(', ') || 'no other hosts'],
    ['Hears', hooks.join(', ')],
    ['Gates', permissions.join(', ')],
    ['Tables', migrations === 0 ? '' : `${migrations} ${migrations === 1 ? 'migration' : 'migrations'}`],
    ...describeChange(review),
  ];
  const lines = facts.filter(([, value]) => value !== '').map(([label, value]) => `  ${label.padEnd(9)}${value}`);
  return [`${name} ${version} (${slug})${description ? `: ${description}` : ''}`, ...lines, ...warnings.map((warning) => `  warning: ${warning}`), '', WARNING].join('\n');
}

function describeHalves({ hasServerHalf, bundleBytes }: PackageReview): string {
  const halves = [hasServerHalf ? 'on the server' : '', bundleBytes === null ? '' : `in browsers (${Math.ceil(bundleBytes / 1024)} KB)`].filter(Boolean);
  return halves.join(' and ') || 'nowhere: it has no code';
}

/** Said beside what runs now. */
function describeChange({ change }: PackageReview): [string, string][] {
  if (!change) return [];
  const { fromVersion, addedCapabilities, addedNetwork, owner } = change;
  return [
    ['Replaces', fromVersion],
    ['New', [addedCapabilities.length > 0 && `uses ${addedCapabilities.join(', ')}`, addedNetwork.length > 0 && `asks ${addedNetwork.join(', ')}`].filter(Boolean).join('; ')],
    ['Publisher', owner ? `another one: it was ${owner.from}, now it is ${owner.to}` : ''],
  ];
}
