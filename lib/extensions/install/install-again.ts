import { access } from 'node:fs/promises';
import path from 'node:path';
import { readEnv } from '@/lib/core/env';
import { AppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { findBundledFolder } from '../registry/find-bundled-folder';
import { TOPIC } from '../registry/topic';
import { getSupervisor } from '../runner/get-supervisor';
import { findRow, isInPlace, type ExtensionRow } from './extension-row';
import { isInstallFailure } from './install-failure';
import { installPackage } from './install-package';
import { readPackage } from './read-package';
import { recordFailure } from './record-failure';

/**
 * Installs an extension again from where it came from, with the hook that failed. What pages ask for through
 * findInstaller: the compiler is no part of them.
 * @throws AppError conflict with the reason, unavailable where no runners run
 */
export async function installAgain(slug: string): Promise<void> {
  const row = await findRow(slug);
  if (!row) return;
  const folder = canRepeatHook(row) && !isFolder(row) ? null : await findFolder(row);
  if (folder === null) await repeatHook(row);
  else await installFrom(row, folder);
}

/** What failed last is a hook of the version that runs. */
export const canRepeatHook = (row: ExtensionRow): boolean => row.failedHook !== null && isInPlace(row);
const isFolder = ({ source }: ExtensionRow) => source === 'bundled' || source === 'folder';

async function installFrom({ slug, source, origin }: ExtensionRow, folder: string): Promise<void> {
  const supervisor = getSupervisor();
  try {
    const pack = await readPackage(folder).catch(async (error: unknown) => {
      if (isInstallFailure(error)) await recordFailure({ slug, source, status: error.status, message: error.message, version: '' });
      throw error;
    });
    if (pack.manifest.slug !== slug) throw new AppError('conflict', `The folder ${folder} now holds the extension "${pack.manifest.slug}". Install it with: nexus ext install ${folder}`);
    await installPackage({ pack, source: source === 'bundled' ? 'bundled' : 'folder', origin, store: path.resolve(readEnv().NEXUS_DATA_DIR, 'extensions'), probe: (spec) => supervisor.probe(spec), retriesHook: true });
  } catch (error) {
    throw isInstallFailure(error) ? new AppError('conflict', `It was not installed. ${error.message}`, { cause: error }) : error;
  }
}

/** Where its files come from; null when they are gone and only its hook has to be run again. */
async function findFolder(row: ExtensionRow): Promise<string | null> {
  const { slug, source, origin } = row;
  if (source === 'upload') throw new AppError('conflict', 'Its archive is not kept. Choose it again.');
  const folder = source === 'bundled' ? await findBundledFolder(slug) : origin;
  const isThere = folder !== null && (await access(path.join(folder, 'manifest.json')).then(() => true, () => false));
  if (isThere) return folder;
  if (canRepeatHook(row)) return null;
  throw new AppError('conflict', `Its folder${folder === null ? '' : ` ${folder}`} is gone, or the forum may not read it. Put it back, or install it from where it is now: nexus ext install <folder>`);
}

async function repeatHook({ slug, digest, failedHook }: ExtensionRow): Promise<void> {
  await getPool().query(
    `UPDATE extensions SET pending_hook = $3, load_error = NULL, updated_at = now(), load_status = CASE WHEN enabled THEN 'loaded'::"LoadStatus" ELSE 'disabled'::"LoadStatus" END
     WHERE slug = $1 AND digest = $2 AND pending_hook IS NULL`,
    [slug, digest, JSON.stringify(failedHook)],
  );
  await announce({ topic: TOPIC, event: 'hook_again' });
}
