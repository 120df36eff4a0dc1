import { notFound } from '@/lib/core/errors';
import { InstallFailure, isInstallFailure } from '../install/install-failure';
import { takenFrom } from '../install/claim-slug';
import { findRow } from '../install/extension-row';
import { installPackage } from '../install/install-package';
import { readPackage } from '../install/read-package';
import { recordFailure } from '../install/record-failure';
import { findBundledFolder } from '../registry/find-bundled-folder';
import { rememberRemovedBundled } from '../removal/removed-bundled';
import { readAnnouncedAt, readAnnouncedManifest } from '../sources/read-announced-manifest';
import { requireSupervisor, type TaskContext, type TaskWork } from './context';
import { describePackage } from './describe-package';
import type { TaskInput } from './inputs';
import { installStaged } from './install-staged';
import { waitForHook } from './wait-for-hook';
import { openStaged, stageFromAddress, stageFromUpload, type StagedPackage } from './stage-package';
import type { Settlement } from './task-row';

type Input = Extract<TaskInput, { kind: 'install' }>;

/** Fetches a package and has it looked at; goes on once somebody agreed. */
export const runInstall: TaskWork<Input> = async (context, input) => {
  const { task } = context;
  if (task.review) return installReviewed(context);
  if (input.from === 'bundled') return installBundled(context, input.slug);
  const staged = input.from === 'upload' ? await stageFromUpload({ taskId: task.id, ...context }, input) : await fetchFirst(context, input.address);
  const { slug } = staged.pack.manifest;
  const row = await findRow(slug);
  if (row && row.digest !== '' && (row.source !== staged.source || row.repository !== staged.release.repository)) throw new InstallFailure('manifest_invalid', `${takenFrom(row)} Remove that one first, or give this one another slug.`);
  return { state: 'waiting', review: await describePackage(staged) };
};

/** One that comes with the forum and was removed; it needs nobody's consent. */
async function installBundled({ tools, progress, signal }: TaskContext, slug: string): Promise<Settlement> {
  const folder = await findBundledFolder(slug);
  if (folder === null) throw notFound('A bundled extension of that slug');
  progress.knowSlug(slug);
  const pack = await progress.step('read', () => readPackage(folder), ({ manifest }) => `${manifest.name} ${manifest.version}`);
  await rememberRemovedBundled(slug, false);
  const { version } = await installPackage({ pack, source: 'bundled', origin: null, store: tools.store, probe: (spec) => requireSupervisor(tools).probe(spec), watcher: progress.watcher });
  return waitForHook({ slug, progress, isForumRunning: tools.isForumRunning, signal }, `Version ${version} is installed.`);
}

/** What fails before there is an archive is told in the extension's row as soon as its slug is known, so that it can be tried again. */
async function fetchFirst(context: TaskContext, address: string): Promise<StagedPackage> {
  const { task, progress, signal } = context;
  const known: { origin: string; slug?: string; name?: string } = { origin: address };
  try {
    const staged = await stageFromAddress({ taskId: task.id, progress, signal }, {
      address,
      onSource: async (source) => {
        known.origin = source.origin;
        const announced = await readAnnouncedManifest(source, { signal });
        if (!announced) return;
        Object.assign(known, announced);
        progress.knowSlug(announced.slug);
      },
    });
    if (staged) return staged;
    throw new InstallFailure('no_release', 'There is nothing to install.');
  } catch (error) {
    // What somebody called off has not failed.
    if (signal.aborted) throw error;
    if (isInstallFailure(error) && error.status === 'no_repo' && known.slug === undefined) Object.assign(known, await readAnnouncedAt(address, { signal }));
    if (isInstallFailure(error) && known.slug !== undefined) await recordFailure({ slug: known.slug, name: known.name ?? known.slug, source: 'repository', origin: known.origin, status: error.status, message: error.message, version: '' });
    throw error;
  }
}

/** From what was agreed to. */
export async function installReviewed(context: TaskContext): Promise<Settlement> {
  const { task, progress } = context;
  const { review } = task;
  if (!review) throw new Error('There is nothing that was agreed to.');
  const pack = await openStaged(task.id, review.digest);
  progress.knowSlug(pack.manifest.slug);
  const { source, origin, repository, archiveSha256, trustTier } = review;
  const staged = { pack, source: source === 'upload' ? 'upload' : 'repository', origin, release: { repository, archiveSha256, isIndexed: trustTier === 'community_indexed' } } satisfies StagedPackage;
  return installStaged(context, staged, { replaces: review.change?.owner != null });
}
