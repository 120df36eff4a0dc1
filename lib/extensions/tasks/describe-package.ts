import { getPool } from '@/lib/db/pool';
import type { ReleaseFacts } from '../install/claim-slug';
import type { ReadPackage } from '../install/read-package';
import { readManifest } from '../registry/find-manifest';
import { listAssets } from '../registry/list-assets';
import { listKeptData } from '../removal/removal-row';
import { trustTierOf } from '../trust-tier';
import type { PackageChange, PackageReview } from './types';

export interface DescribePackageInput {
  pack: ReadPackage;
  source: 'repository' | 'upload';
  origin: string;
  release: ReleaseFacts;
}

/** What an admin has to know of a package before it is installed. */
export async function describePackage({ pack, source, origin, release }: DescribePackageInput): Promise<PackageReview> {
  const { manifest, packed, hasServer, warnings } = pack;
  const { slug, name, version, description = '', author = '', license = '', homepage, js_bundle: bundle, capabilities = [], network = [], hooks = [], permissions = [] } = manifest;
  const asset = listAssets(packed.files).find((candidate) => candidate.path === bundle);
  return {
    slug, name, version, description, author, license, source, origin, capabilities, network,
    homepage: homepage && /^https?:\/\//.test(homepage) ? homepage : null,
    repository: release.repository,
    archiveSha256: release.archiveSha256,
    digest: packed.digest,
    files: packed.files.length,
    bytes: packed.files.reduce((sum, { bytes }) => sum + bytes, 0),
    trustTier: trustTierOf({ source, isIndexed: release.isIndexed }),
    hooks: hooks.map((hook) => (typeof hook === 'string' ? hook : hook.event)),
    permissions: permissions.map(({ label }) => label),
    hasServerHalf: hasServer,
    bundleBytes: asset?.bytes ?? null,
    migrations: packed.files.filter((file) => file.path.startsWith('migrations/') && file.path.endsWith('.up.sql')).length,
    warnings: [...warnings, ...(await describeKeptData(slug))],
    change: await describeChange({ slug, capabilities, network, repository: release.repository }),
  };
}

/** What an update asks for beyond the version that runs; null where none runs. */
async function describeChange({ slug, capabilities, network, repository }: { slug: string; capabilities: string[]; network: string[]; repository: string | null }): Promise<PackageChange | null> {
  const { rows } = await getPool().query<{ version: string; digest: string; repository: string | null }>(`SELECT version, digest, repository FROM extensions WHERE slug = $1 AND digest <> ''`, [slug]);
  const [installed] = rows;
  if (!installed) return null;
  const before = await readManifest(slug, installed.digest);
  const added = (now: string[], then: string[] | undefined) => now.filter((entry) => !then?.includes(entry));
  return {
    fromVersion: installed.version,
    addedCapabilities: added(capabilities, before?.capabilities),
    addedNetwork: added(network, before?.network),
    owner: installed.repository === repository ? null : { from: installed.repository ?? 'an upload', to: repository ?? 'an upload' },
  };
}

/** Whether an update has to be agreed to. */
export const needsConsent = (change: PackageChange | null): boolean =>
  change === null || change.addedCapabilities.length > 0 || change.addedNetwork.length > 0 || change.owner !== null;

/** Tables and settings of one that was removed are taken over by the next of its slug. */
async function describeKeptData(slug: string): Promise<string[]> {
  const kept = (await listKeptData()).find((candidate) => candidate.slug === slug);
  return kept ? [`This forum still keeps the data of ${slug} ${kept.version}${kept.origin === null ? '' : ` from ${kept.origin}`}: its tables, settings and secrets go to this one. Delete them first if they are not meant for it.`] : [];
}
