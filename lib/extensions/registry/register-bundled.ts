import path from 'node:path';
import type { Logger } from 'pino';
import { db } from '@/lib/db/client';
import { announce } from '@/lib/realtime/announce';
import { clearInterrupted } from '../install/clear-interrupted';
import type { Probe } from '../install/probe-package';
import { listExtensionFolders } from './list-extension-folders';
import { listRemovedBundled } from '../removal/removed-bundled';
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
  await clearInterrupted(store);
  const outcomes: RegisterOutcome[] = [];
  const folders = await Promise.all([extensionsDir].flat().map(listExtensionFolders));
  const removed = new Set(await listRemovedBundled());
  for (const folder of folders.flat()) {
    const taken = new Set(outcomes.map((outcome) => outcome.slug));
    const outcome = await registerFolder({ folder, store, taken, removed, probe: probe ?? null });
    if (outcome === null) continue;
    outcomes.push(outcome);
    if (outcome.status === 'loaded') log.info({ slug: outcome.slug, version: outcome.version, warnings: outcome.warnings }, 'extension registered');
    else log.warn({ slug: outcome.slug, status: outcome.status, reason: outcome.error }, 'extension not loaded');
  }
  const gone = await markVanished(outcomes.map((outcome) => outcome.slug));
  if (gone > 0) log.warn({ count: gone }, 'bundled extensions are gone from their folder');
  await announce({ topic: TOPIC, event: 'registered' });
  return outcomes;
}

/** The rows stay: settings and data belong to the admin, not to the folder. */
async function markVanished(present: string[]): Promise<number> {
  const { count } = await db().extension.updateMany({
    where: { source: 'bundled', slug: { notIn: present }, loadStatus: { not: 'not_loaded' } },
    data: { loadStatus: 'not_loaded', loadError: 'Its folder is gone from extensions/.' },
  });
  return count;
}
