import type { ReactNode } from 'react';
import { Card } from '@/components/ui/card';
import { Pill } from '@/components/ui/pill';
import { Time } from '@/components/ui/time';
import type { ExtensionView } from '@/lib/extensions/get-extension';
import { sourceLabel } from '../source-labels';
import { tierLooks } from '../trust-tiers';

/** The version that runs, with everything that says whose it is and which bytes. */
export function RunningVersion({ extension }: { extension: ExtensionView }) {
  const { version, digest, source, origin, trustTier, installedAt, updatedAt, versions: { repository, archiveSha256, pinned } } = extension;
  const tier = tierLooks[trustTier];
  if (digest === '') return <Card title="No version is installed"><p className="process-text">What is said above kept it from being installed.</p></Card>;
  return (
    <Card title={`Version ${version}`} action={pinned !== null && <Pill icon="pin">Pinned to {pinned}</Pill>}>
      <dl className="wants">
        <Row name="Source">{sourceLabel(source)}{origin && <><br /><code>{origin}</code></>}</Row>
        {repository && <Row name="Repository"><a href={`https://${repository}`} rel="noopener noreferrer nofollow" className="link">{repository}</a></Row>}
        <Row name="Trust"><Pill tone={tier.tone}>{tier.label}</Pill> {tier.text}</Row>
        {archiveSha256 && <Row name="SHA-256 of the archive"><code className="facts-digest">{archiveSha256}</code></Row>}
        <Row name="Digest of its files"><code className="facts-digest">{digest}</code></Row>
        <Row name="Installed"><Time date={installedAt} />{updatedAt !== installedAt && <>, changed <Time date={updatedAt} /></>}</Row>
      </dl>
    </Card>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <div className="want"><dt>{name}</dt><dd>{children}</dd></div>;
}
