import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Logger } from 'pino';
import { clock } from '@/lib/core/clock';
import { db } from '@/lib/db/client';
import { announce } from '@/lib/realtime/announce';
import { cleanStore } from '../package/clean-store';
import type { Probe } from '../install/probe-package';
import { isFileError } from '../package/file-errors';
import { registerFolder, type RegisterOutcome } from './register-folder';
import { TOPIC } from './topic';

export interface RegisterBundledInput {
  /** Each folder in it that has a manifest.json is an extension. Of several places the first one to name a slug has it. */
  extensionsDir: string | readonly string[];
  /** NEXUS_DATA_DIR; copies go to `<dataDir>/extensions/<slug>/<digest>/`. */
  dataDir: string;
  log: Pick<Logger, 'info' | 'warn' | 'error'>;
  /** Asks a server half what it declares; without it, extensions that have one are left as they are. */
  probe?: Probe;
}

/**
 * Installs what lies in `extensionsDir`, at every start; what has not changed costs a look. What an admin chose (enabled
 * or not) stays. An extension that is broken gets a row that says why and never stops the others or the start.
 * @returns what became of each, in the order of the folders.
 */
export async function registerBundledExtensions({ extensionsDir, dataDir, log, probe }: RegisterBundledInput): Promise<RegisterOutcome[]> {
  const store = path.resolve(dataDir, 'extensions');
  const outcomes: RegisterOutcome[] = [];
  const folders = await Promise.all([extensionsDir].flat().map(listExtensionFolders));
  for (const folder of folders.flat()) {
    const taken = new Set(outcomes.map((outcome) => outcome.slug));
    const outcome = await registerFolder({ folder, store, taken, probe: probe ?? null });
    outcomes.push(outcome);
    if (outcome.status === 'loaded') log.info({ slug: outcome.slug, version: outcome.version, warnings: outcome.warnings }, 'extension registered');
    else log.warn({ slug: outcome.slug, status: outcome.status, reason: outcome.error }, 'extension not loaded');
  }
  const gone = await markVanished(outcomes.map((outcome) => outcome.slug));
  if (gone > 0) log.warn({ count: gone }, 'bundled extensions are gone from their folder');
  await cleanStore({ store, keep: await servedDigests(), now: clock.now().getTime() });
  await announce({ topic: TOPIC, event: 'registered' });
  return outcomes;
}

async function listExtensionFolders(extensionsDir: string): Promise<string[]> {
  const names = await readdir(extensionsDir).catch((error: unknown) => {
    if (isFileError(error, 'ENOENT')) return [];
    throw error;
  });
  const folders: string[] = [];
  for (const name of names.sort()) {
    const folder = path.join(extensionsDir, name);
    const manifest = await stat(path.join(folder, 'manifest.json')).catch(() => null);
    if (manifest?.isFile()) folders.push(folder);
  }
  return folders;
}

/** The rows stay: settings and data belong to the admin, not to the folder. */
async function markVanished(present: string[]): Promise<number> {
  const { count } = await db().extension.updateMany({
    where: { source: 'bundled', slug: { notIn: present }, loadStatus: { not: 'not_loaded' } },
    data: { loadStatus: 'not_loaded', loadError: 'Its folder is gone from extensions/.' },
  });
  return count;
}

async function servedDigests(): Promise<Map<string, Set<string>>> {
  const [rows, assets] = await Promise.all([
    db().extension.findMany({ select: { slug: true, digest: true } }),
    db().extensionAsset.groupBy({ by: ['slug', 'digest'] }),
  ]);
  const served = new Map<string, Set<string>>();
  for (const { slug, digest } of [...rows, ...assets]) served.set(slug, (served.get(slug) ?? new Set()).add(digest));
  return served;
}
