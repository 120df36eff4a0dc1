import path from 'node:path';
import { isAppError } from '@/lib/core/errors';
import { isInstallFailure, type FailureStatus } from '../install/install-failure';
import { installPackage } from '../install/install-package';
import type { Probe } from '../install/probe-package';
import { readPackage, type ReadPackage } from '../install/read-package';
import { recordFailure } from '../install/record-failure';

export type RegisterOutcome =
  | { slug: string; status: 'loaded'; version: string; digest: string; warnings: string[] }
  | { slug: string; status: FailureStatus | 'not_loaded'; error: string; version?: undefined };

export interface RegisterFolderInput {
  folder: string;
  /** `<data>/extensions` */
  store: string;
  /** Slugs of this start that are registered already. */
  taken: ReadonlySet<string>;
  /** Slugs that an admin removed. */
  removed: ReadonlySet<string>;
  /** Null where no server half runs: those extensions are then left as they are. */
  probe: Probe | null;
}

/** Another server that starts at the same time installs the same; this one then finds it done. */
const WAIT_MS = 120_000;

/** Registers one folder; what is wrong with it ends up in its row, never in an exception. @returns null for one that was removed */
export async function registerFolder({ folder, store, taken, removed, probe }: RegisterFolderInput): Promise<RegisterOutcome | null> {
  const folderSlug = slugFromFolder(folder);
  let pack: ReadPackage;
  try {
    pack = await readPackage(folder);
  } catch (error) {
    return removed.has(folderSlug) ? null : fail(folderSlug, error);
  }
  const { slug } = pack.manifest;
  if (removed.has(slug)) return null;
  if (taken.has(slug)) return record({ slug: folderSlug, status: 'manifest_invalid', error: `slug ${JSON.stringify(slug)} is taken by another folder of extensions/` });
  if (pack.hasServer && !probe) return { slug, status: 'not_loaded', error: 'The server half of extensions does not run here.' };
  try {
    const { version, digest } = await installPackage({ pack, source: 'bundled', origin: null, store, probe: probe ?? refuseToProbe, waitMs: WAIT_MS });
    return { slug, status: 'loaded', version, digest, warnings: pack.warnings };
  } catch (error) {
    // Recorded where it happened.
    if (isInstallFailure(error)) return { slug, status: error.status, error: error.message };
    if (isAppError(error) && error.code === 'conflict') return { slug, status: 'not_loaded', error: error.message };
    return fail(slug, error);
  }
}

function fail(slug: string, error: unknown): Promise<RegisterOutcome> {
  const status = isInstallFailure(error) ? error.status : 'compile_failed';
  return record({ slug, status, error: error instanceof Error ? error.message : String(error) });
}

async function record({ slug, status, error }: { slug: string; status: FailureStatus; error: string }): Promise<RegisterOutcome> {
  await recordFailure({ slug, source: 'bundled', status, message: error, version: '' });
  return { slug, status, error };
}

const refuseToProbe: Probe = () => Promise.reject(new Error('There is no server half to ask.'));

/** A row needs a name before its manifest can be believed. */
function slugFromFolder(folder: string): string {
  return path.basename(folder).toLowerCase().replace(/[^a-z0-9-]/g, '-').slice(0, 40);
}
