import type { ReactNode } from 'react';
import { Pill } from '@/components/ui/pill';
import type { PackageReview } from '@/lib/extensions/tasks/types';
import { formatBytes } from '../format-bytes';
import { tierLooks } from '../trust-tiers';

/** Where a package comes from, who says so, and the bytes that are meant. */
export function PackageOrigin({ review }: { review: PackageReview }) {
  const { source, origin, repository, version, author, license, homepage, trustTier, archiveSha256, digest, files, bytes } = review;
  const tier = tierLooks[trustTier];
  return (
    <dl className="wants">
      <Row name="Trust"><Pill tone={tier.tone}>{tier.label}</Pill> {tier.text}</Row>
      <Row name={source === 'upload' ? 'Uploaded file' : 'Address'}><Address text={origin} /></Row>
      {repository && <Row name="Repository"><Address text={repository} href={`https://${repository}`} /></Row>}
      <Row name="Version">{version}</Row>
      {(author || license) && <Row name="Author">{[author, license].filter(Boolean).join(' · ')}</Row>}
      {homepage && <Row name="Homepage"><Address text={homepage} /></Row>}
      <Row name="Holds">{files === 1 ? '1 file' : `${files} files`}, {formatBytes(bytes)}</Row>
      <Row name="SHA-256 of the archive"><code className="facts-digest">{archiveSha256}</code></Row>
      <Row name="Digest of its files"><code className="facts-digest">{digest}</code></Row>
    </dl>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return <div className="want"><dt>{name}</dt><dd>{children}</dd></div>;
}

/** What is an address is a link; a file name is not. */
function Address({ text, href = text }: { text: string; href?: string }) {
  return /^https?:\/\//.test(href) ? <a href={href} rel="noopener noreferrer nofollow" className="link">{text}</a> : <code>{text}</code>;
}
