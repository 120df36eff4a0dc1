import type { ReactNode } from 'react';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import { formatBytes } from './format-bytes';
import { sourceLabel } from './source-labels';
import { tierLooks } from './trust-tiers';

/** What an extension is and where it came from. */
export function ExtensionFacts({ extension }: { extension: ExtensionView }) {
  const { slug, enabled, version, trustTier, source, origin, author, license, homepage, digest, bundleBytes, hasServerHalf, capabilities, hooks, registrations, installedAt, updatedAt } = extension;
  const surfaces = registrations.filter(({ declared }) => declared);
  return (
    <dl className="facts">
      <Fact name="Version">{version || 'Unknown'}</Fact>
      <Fact name="Trust"><Pill tone={tierLooks[trustTier].tone}>{tierLooks[trustTier].label}</Pill></Fact>
      <Fact name="Source">{sourceLabel(source)}{origin && <><br /><code>{origin}</code></>}</Fact>
      {(author || license) && <Fact name="Author">{[author, license].filter(Boolean).join(' · ')}</Fact>}
      {homepage && <Fact name="Homepage"><a href={homepage} rel="noopener nofollow" className="link">{homepage}</a></Fact>}
      <Fact name="Runs">{describeHalves({ hasServerHalf, bundleBytes })}</Fact>
      {hasServerHalf && enabled && <Fact name="API"><a href={`/ext/${slug}/api/openapi.json`} className="link">OpenAPI document</a></Fact>}
      <Fact name="Surfaces">{surfaces.length === 0 ? 'None' : <ul className="facts-list">{surfaces.map(({ kind, key }) => <li key={`${kind}:${key}`}>{kind.replaceAll('_', ' ')} <code>{key}</code></li>)}</ul>}</Fact>
      <Fact name="May use">{capabilities.length === 0 ? 'Nothing that needs a capability' : <ul className="facts-list">{capabilities.map((capability) => <li key={capability}><code>{capability}</code></li>)}</ul>}</Fact>
      {hooks.length > 0 && <Fact name="Hears"><ul className="facts-list">{hooks.map((hook) => <li key={hook}><code>{hook}</code></li>)}</ul></Fact>}
      <Fact name="Installed"><Time date={installedAt} />{updatedAt !== installedAt && <>, changed <Time date={updatedAt} /></>}</Fact>
      {digest && <Fact name="Digest"><code className="facts-digest">{digest}</code></Fact>}
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return <div className="fact"><dt>{name}</dt><dd>{children}</dd></div>;
}

function describeHalves({ hasServerHalf, bundleBytes }: Pick<ExtensionView, 'hasServerHalf' | 'bundleBytes'>): string {
  const browser = bundleBytes === null ? null : `in the browser (${formatBytes(bundleBytes)})`;
  const parts = [hasServerHalf && 'in a process of its own', browser].filter(Boolean);
  return parts.length === 0 ? 'No code' : parts.join(' and ').replace(/^i/, 'I');
}
