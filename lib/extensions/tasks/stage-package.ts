import { mkdir } from 'node:fs/promises';
import { asStep, InstallFailure } from '../install/install-failure';
import type { ReleaseFacts } from '../install/claim-slug';
import { readPackage, type ReadPackage } from '../install/read-package';
import { downloadArchive } from '../sources/download-archive';
import { extractArchive } from '../sources/extract-archive';
import { findRelease, type Release } from '../sources/find-release';
import { resolveSource, type Source } from '../sources/resolve-source';
import { isIndexedArchive } from '../store/is-indexed-archive';
import type { TaskProgress } from './progress';
import { findPackageFolder, makeStaging, stagingOf, type Staging } from './staging';

/** A package that lies unpacked in a task's staging folder, and what is known of where it came from. */
export interface StagedPackage {
  pack: ReadPackage;
  source: 'repository' | 'upload';
  /** For people, and for Retry. */
  origin: string;
  release: ReleaseFacts;
}

export interface StageContext {
  taskId: string;
  progress: TaskProgress;
  signal: AbortSignal;
}

export interface StageFromAddressInput {
  address: string;
  /** That one, else the latest. */
  version?: string | undefined;
  /** Told as soon as it is known, for messages of what fails later. */
  onSource?: (source: Source) => Promise<void>;
  /** Answers true when there is nothing to fetch. */
  isKnown?: (release: Release) => Promise<boolean>;
}

/**
 * Steps 1 to 5 of a package that a repository publishes.
 * @returns null when `isKnown` says that there is nothing to fetch
 * @throws InstallFailure no_repo, no_release, download_failed, manifest_invalid, compile_failed; TaskStopped
 */
export async function stageFromAddress({ taskId, progress, signal }: StageContext, { address, version, onSource, isKnown }: StageFromAddressInput): Promise<StagedPackage | null> {
  const source = await progress.step('resolve', () => resolveSource(address, { signal }), ({ repository }) => repository);
  await onSource?.(source);
  const release = await progress.step('release', async () => requireAnswer(await findRelease({ source, version, signal })), (found) => found.version);
  if (await isKnown?.(release)) return null;
  const staging = await asStep('download_failed', () => makeStaging(taskId));
  const onProgress = (bytes: number, total: number | null) => progress.tell(total === null ? inKilobytes(bytes) : `${inKilobytes(bytes)} of ${inKilobytes(total)}`);
  const { sha256 } = await progress.step('download', () => downloadArchive({ archive: release.archive, file: staging.archive, onProgress, signal }), (done) => inKilobytes(done.bytes));
  const pack = await unpack({ staging, progress, signal });
  requireVersion(pack, release);
  const facts = { repository: release.repository, archiveSha256: sha256, isIndexed: await isIndexedArchive({ slug: pack.manifest.slug, sha256 }) };
  return { pack, source: 'repository', origin: source.origin, release: facts };
}

/** Steps 4 and 5 of an archive that somebody uploaded. @throws InstallFailure download_failed, manifest_invalid, compile_failed; TaskStopped */
export async function stageFromUpload({ taskId, progress, signal }: StageContext, { name, sha256 }: { name: string; sha256: string }): Promise<StagedPackage> {
  const pack = await unpack({ staging: stagingOf(taskId), progress, signal });
  return { pack, source: 'upload', origin: name, release: { repository: null, archiveSha256: sha256, isIndexed: await isIndexedArchive({ slug: pack.manifest.slug, sha256 }) } };
}

/** What waited for somebody to agree, as it was. @throws InstallFailure download_failed when it is not there any more */
export async function openStaged(taskId: string, digest: string): Promise<ReadPackage> {
  const folder = await findPackageFolder(stagingOf(taskId));
  if (folder === null) throw new InstallFailure('download_failed', 'What was downloaded is not here any more. Start again.');
  const pack = await readPackage(folder);
  if (pack.packed.digest !== digest) throw new InstallFailure('download_failed', 'What was downloaded is not what was agreed to. Start again.');
  return pack;
}

async function unpack({ staging, progress, signal }: { staging: Staging; progress: TaskProgress; signal: AbortSignal }): Promise<ReadPackage> {
  const { folder } = await progress.step('extract', async () => {
    await mkdir(staging.folder, { recursive: true });
    return extractArchive({ file: staging.archive, to: staging.unpacked, signal });
  }, ({ files }) => `${files} ${files === 1 ? 'file' : 'files'}`);
  const pack = await progress.step('read', () => readPackage(folder), ({ manifest }) => `${manifest.name} ${manifest.version}`);
  progress.knowSlug(pack.manifest.slug);
  return pack;
}

function requireAnswer(release: Release | 'unchanged'): Release {
  if (release === 'unchanged') throw new InstallFailure('download_failed', 'The repository says that nothing has changed, and was not asked that.');
  return release;
}

function requireVersion({ manifest }: ReadPackage, { version, tag }: Release): void {
  if (manifest.version === version) return;
  throw new InstallFailure('no_release', `The release ${tag} holds version ${manifest.version}: a release’s tag and the version in its manifest.json are the same.`);
}

const inKilobytes = (bytes: number) => `${Math.ceil(bytes / 1024)} KB`;
