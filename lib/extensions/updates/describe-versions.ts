import semver from 'semver';
import type { Extension } from '@/lib/db/generated/client';
import { latestSchema, type LatestRelease } from './save-latest';

/** What an extension's page says of its versions. */
export interface VersionsView {
  /** Newer than what runs, not held back, and not pinned away. */
  update: LatestRelease | null;
  /** The newest release that was seen, offered or not. */
  latest: LatestRelease | null;
  pinned: string | null;
  held: string | null;
  /** Whether the version that ran before is still here to go back to. */
  canRollBack: boolean;
  /** Whether its repository can be asked. */
  canCheck: boolean;
  checkedAt: string | null;
  checkError: string | null;
  repository: string | null;
  archiveSha256: string | null;
}

type Row = Pick<Extension, 'source' | 'version' | 'digest' | 'previousDigest' | 'latest' | 'pinnedVersion' | 'heldVersion' | 'checkedAt' | 'checkError' | 'repository' | 'archiveSha256'>;

export function describeVersions(row: Row): VersionsView {
  const latest = latestSchema.safeParse(row.latest).data ?? null;
  return {
    latest,
    update: latest && row.pinnedVersion === null && latest.version !== row.heldVersion && isNewer(latest.version, row.version) ? latest : null,
    pinned: row.pinnedVersion,
    held: row.heldVersion,
    canRollBack: row.previousDigest !== null && row.digest !== '' && row.source !== 'bundled',
    canCheck: row.source === 'repository',
    checkedAt: row.checkedAt?.toISOString() ?? null,
    checkError: row.checkError,
    repository: row.repository,
    archiveSha256: row.archiveSha256,
  };
}

const isNewer = (candidate: string, running: string) => semver.valid(candidate) !== null && (semver.valid(running) === null || semver.gt(candidate, running));
