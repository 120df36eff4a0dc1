import semver from 'semver';
import { AppError, notFound } from '@/lib/core/errors';
import { isInstallFailure, InstallFailure } from '../install/install-failure';
import { findRow, type ExtensionRow } from '../install/extension-row';
import { recordFailure } from '../install/record-failure';
import type { Release } from '../sources/find-release';
import { saveLatest } from '../updates/save-latest';
import type { TaskContext, TaskWork } from './context';
import { describePackage, needsConsent } from './describe-package';
import type { TaskInput } from './inputs';
import { installStaged } from './install-staged';
import { installReviewed } from './run-install';
import { stageFromAddress, type StagedPackage } from './stage-package';
import type { Settlement } from './task-row';

type Input = Extract<TaskInput, { kind: 'update' }>;

/** Brings an extension to its latest release, or to one that is named: a newer or an older one. */
export const runUpdate: TaskWork<Input> = async (context, { slug, version }) => {
  if (context.task.review) return installReviewed(context);
  const row = await findRow(slug);
  if (!row) throw notFound('That extension');
  const origin = requireRepository(row);
  if (row.pinnedVersion !== null && version === undefined) throw new AppError('conflict', `${slug} is pinned to ${row.pinnedVersion}. Unpin it, or name the version it should go to.`);
  return recordingFailure({ row, version: version ?? '', signal: context.signal }, async (attempt) => {
    const isKnown = (release: Release) => {
      attempt(release.version);
      return isNothingNew(row, release, version);
    };
    const staged = await stageFromAddress({ taskId: context.task.id, ...context }, { address: origin, version, isKnown });
    return staged ? continueWith(context, slug, staged) : { state: 'done', message: `Version ${row.version} is the latest.` };
  });
};

async function continueWith(context: TaskContext, slug: string, staged: StagedPackage): Promise<Settlement> {
  requireSlug(slug, staged);
  const review = await describePackage(staged);
  return needsConsent(review.change) ? { state: 'waiting', review } : installStaged(context, staged);
}

async function isNothingNew(row: ExtensionRow, release: Release, wanted: string | undefined): Promise<boolean> {
  if (wanted === undefined) await saveLatest(row.slug, release);
  // What never came to run, or was damaged, is fetched in any case; so is what somebody asks for by name.
  if (row.digest === '' || row.loadStatus === 'not_loaded' || wanted !== undefined) return false;
  if (semver.gt(row.version, release.version)) throw new AppError('conflict', `The latest release is ${release.version}; ${row.version} is newer. To go back, name the version.`);
  if (row.version !== release.version && row.heldVersion === release.version) throw new AppError('conflict', `${release.version} is held back. To install it all the same, name the version.`);
  return row.version === release.version;
}

/** @throws AppError conflict where an extension came from elsewhere */
export function requireRepository({ slug, source, origin }: ExtensionRow): string {
  if (source === 'repository' && origin !== null) return origin;
  const from = { bundled: 'comes with the forum and is updated with it', folder: 'was installed from a folder; install the folder again', upload: 'was uploaded; upload the next version' }[source] ?? 'has no repository';
  throw new AppError('conflict', `${slug} ${from}.`);
}

/** @throws InstallFailure manifest_invalid: an update may not change the slug */
export function requireSlug(slug: string, { pack }: StagedPackage): void {
  const found = pack.manifest.slug;
  if (found !== slug) throw new InstallFailure('manifest_invalid', `slug: the release is of an extension "${found}", and an update may not change the slug "${slug}"`);
}

/**
 * Tells in the extension's row why a version did not come, also when it never got as far as the installer.
 * @param version that is tried; `work` says so as soon as it knows better
 */
export async function recordingFailure({ row, version, signal }: { row: ExtensionRow; version: string; signal: AbortSignal }, work: (attempt: (version: string) => void) => Promise<Settlement>): Promise<Settlement> {
  let attempted = version;
  try {
    return await work((found) => (attempted = found));
  } catch (error) {
    // What somebody called off has not failed.
    if (isInstallFailure(error) && !signal.aborted) await recordFailure({ slug: row.slug, source: row.source, origin: row.origin, status: error.status, message: error.message, version: attempted });
    throw error;
  }
}
