import { AppError, notFound } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { findRow, type ExtensionRow } from '../install/extension-row';
import type { InstallSource, ReleaseFacts } from '../install/claim-slug';
import { installPackage } from '../install/install-package';
import { asStep } from '../install/install-failure';
import { readPackage } from '../install/read-package';
import { versionFolder } from '../registry/store-folder';
import { requireSupervisor, type TaskWork } from './context';
import type { TaskInput } from './inputs';

type Input = Extract<TaskInput, { kind: 'rollback' }>;

/** Puts the version that ran before back in place, from its stored files; the one that is left is not offered again. */
export const runRollback: TaskWork<Input> = async ({ tools, progress }, { slug }) => {
  const row = await findRow(slug);
  if (!row) throw notFound('That extension');
  const digest = requirePrevious(row);
  const pack = await progress.step('read', () => asStep('download_failed', () => readPackage(versionFolder({ slug, digest }))), ({ manifest }) => manifest.version);
  const installed = await installPackage({
    pack, origin: row.origin, source: row.source as InstallSource, goesBack: true, replaces: true, holds: row.version,
    release: await readRelease(row, digest),
    store: tools.store,
    probe: (spec) => requireSupervisor(tools).probe(spec),
    watcher: progress.watcher,
  });
  return { state: 'done', message: `Version ${installed.version} is back in place of ${row.version}, which is not offered again.` };
};

/** @throws AppError conflict when there is nothing to go back to */
export function requirePrevious({ slug, source, previousDigest }: ExtensionRow): string {
  if (source === 'bundled') throw new AppError('conflict', `${slug} comes with the forum: its version is the forum’s.`);
  if (previousDigest === null) throw new AppError('conflict', `There is no version of ${slug} to go back to.`);
  return previousDigest;
}

async function readRelease({ slug, archiveSha256 }: ExtensionRow, digest: string): Promise<ReleaseFacts | null> {
  const { rows } = await getPool().query<ReleaseFacts>(
    'SELECT repository, archive_sha256 AS "archiveSha256", is_indexed AS "isIndexed" FROM extension_releases WHERE slug = $1 AND digest = $2',
    [slug, digest],
  );
  const [release] = rows;
  if (release || archiveSha256 === null) return release ?? null;
  throw new AppError('conflict', `Nothing is known any more of where the version before came from. Install it by its number instead.`);
}
