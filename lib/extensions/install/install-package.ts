import { getExportName } from '@nexus/sdk/manifest';
import path from 'node:path';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { storePackage } from '../package/store-package';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { TOPIC } from '../registry/topic';
import { claimSlug, requireFreeKinds, type InstallSource, type ReleaseFacts } from './claim-slug';
import { compiledEntryOf, compilePackage, isCompiled } from './compile-package';
import { isInPlace, type ExtensionRow } from './extension-row';
import { sayCutOff } from './clear-interrupted';
import { forgetVersions } from './forget-versions';
import { asStep, isInstallFailure, isSlugTaken } from './install-failure';
import { withInstallLock } from './install-lock';
import { nobodyWatches, showStep, type InstallWatcher } from './install-steps';
import { probePackage, type Probe } from './probe-package';
import { publishAssets } from './publish-assets';
import type { ReadPackage } from './read-package';
import { recordFailure } from './record-failure';
import { requireDependencies } from './require-dependencies';
import { requireSameContent } from './require-same-content';
import { switchVersion } from './switch-version';
import { listUnservedParts } from '../unserved';

export interface InstallPackageInput {
  pack: ReadPackage;
  source: InstallSource;
  /** The folder or address it comes from, for people. */
  origin: string | null;
  /** Null for folders. */
  release?: ReleaseFacts | null;
  /** `<data>/extensions` */
  store: string;
  probe: Probe;
  /** How long to wait while the same extension is being installed elsewhere. */
  waitMs?: number;
  watcher?: InstallWatcher;
  /** Puts it in the place of the same slug from another folder that is still there, or from another repository. */
  replaces?: boolean;
  /** It takes the place of a newer version: that one's migrations are undone with its own scripts, and no hook runs. */
  goesBack?: boolean;
  /** A version that is held back from then on: the one that is left. */
  holds?: string;
  /** Somebody asks for it: a hook that failed has another turn, also where nothing else is new. */
  retriesHook?: boolean;
}

export interface Installed {
  slug: string;
  version: string;
  digest: string;
  /** False when exactly this was in place already. */
  isNew: boolean;
  /** What of its definition this forum does nothing with. */
  warnings: string[];
  /** What ran before; empty at the first install. */
  previousVersion: string;
}

/**
 * Steps 6 to 10: from a package that was read to the running version. What ran before runs on until the last of them,
 * and for good when one fails. Step 11, the version's own hook, follows where the supervisor is: see runPendingHooks.
 * @throws InstallFailure, recorded in the extension's row; AppError conflict while another install of it is going on
 */
export async function installPackage(input: InstallPackageInput): Promise<Installed> {
  const { pack, source, origin, waitMs } = input;
  const { slug, version } = pack.manifest;
  return withInstallLock({ slug, ...(waitMs !== undefined && { waitMs }) }, async () => {
    try {
      return await install(input);
    } catch (error) {
      if (isSlugTaken(error)) throw error;
      if (isInstallFailure(error)) await recordFailure({ slug, source, origin, version, status: error.status, message: error.message });
      else await sayCutOff(slug);
      await tidyUp(input);
      await tellAll('install_failed');
      throw error;
    }
  });
}

/** The next install or start does what of it cannot be done now; the version runs, or does not, either way. */
async function tidyUp({ pack, store }: InstallPackageInput): Promise<void> {
  const { slug } = pack.manifest;
  await forgetVersions({ slug, store }).catch((error: unknown) => log.warn({ err: error, extension: slug }, 'what an install left could not be removed'));
}

async function install(input: InstallPackageInput): Promise<Installed> {
  const { pack, source, origin, release = null, store, probe, watcher = nobodyWatches, replaces = false, goesBack = false, holds, retriesHook = false } = input;
  const { slug, name, version, side_data: sideData = [], module, capabilities = [] } = pack.manifest;
  const { digest, files } = pack.packed;
  const before = await showStep(watcher, 'check', async () => {
    const row = await claimSlug({ slug, name, source, origin, release, replaces });
    if (release) await requireSameContent({ slug, version, digest });
    await requireDependencies(pack.manifest);
    await requireFreeKinds({ slug, sideData });
    return row;
  });
  const result = { slug, version, digest, previousVersion: before.version };
  const folder = await showStep(watcher, 'store', () => asStep('compile_failed', () => storePackage({ source: pack.folder, store, slug, packed: pack.packed })), () => describeSize(files));
  if (!(retriesHook && before.failedHook) && (await isUnchanged(before, pack, folder))) {
    await followOrigin(before, origin);
    return { ...result, isNew: false, warnings: [] };
  }
  const compiledEntry = pack.hasServer ? await showStep(watcher, 'compile', () => compilePackage({ versionFolder: folder })) : null;
  const declared = compiledEntry === null ? null : await showStep(watcher, 'start', () => probePackage({
    manifest: pack.manifest,
    spec: { slug, name, version, digest, entry: path.join(folder, compiledEntry), exportName: getExportName(module), capabilities, hasWorkers: false },
    probe,
  }));
  await showStep(watcher, 'assets', () => asStep('compile_failed', () => publishAssets({ slug, packed: pack.packed })), (count) => countOf(count, 'file'));
  await showStep(watcher, 'switch', () => switchVersion({ before, pack, origin, release, folder, compiledEntry, declared, goesBack, ...(holds !== undefined && { holds }) }), (applied) => applied.join(', '));
  await tidyUp(input);
  await tellAll('installed');
  return { ...result, isNew: true, warnings: declared ? listUnservedParts(declared) : [] };
}

const countOf = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`;

const describeSize = (files: readonly { bytes: number }[]) =>
  `${countOf(files.length, 'file')}, ${Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024)} KB`;

/** A folder that was moved: Retry looks for it where it is now. */
async function followOrigin({ slug, origin: known }: ExtensionRow, origin: string | null): Promise<void> {
  if (known !== origin) await getPool().query('UPDATE extensions SET origin = $2, updated_at = now() WHERE slug = $1', [slug, origin]);
}

async function isUnchanged(before: ExtensionRow, { packed, hasServer }: ReadPackage, folder: string): Promise<boolean> {
  if (before.digest !== packed.digest || !isInPlace(before)) return false;
  if (!hasServer) return before.compiledEntry === null;
  return before.compiledEntry === (await compiledEntryOf()) && isCompiled(folder, before.compiledEntry);
}

/** Every server reads again what is installed. */
async function tellAll(event: string): Promise<void> {
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event });
}
