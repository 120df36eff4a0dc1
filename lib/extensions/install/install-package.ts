import { getExportName } from '@nexus/sdk/manifest';
import path from 'node:path';
import { announce } from '@/lib/realtime/announce';
import { storePackage } from '../package/store-package';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { TOPIC } from '../registry/topic';
import { claimSlug, requireFreeKinds, type InstallSource } from './claim-slug';
import { compiledEntryOf, compilePackage, isCompiled } from './compile-package';
import { isInPlace, type ExtensionRow } from './extension-row';
import { forgetVersions } from './forget-versions';
import { asStep, isInstallFailure } from './install-failure';
import { withInstallLock } from './install-lock';
import { probePackage, type Probe } from './probe-package';
import { publishAssets } from './publish-assets';
import type { ReadPackage } from './read-package';
import { recordFailure } from './record-failure';
import { switchVersion } from './switch-version';

export interface InstallPackageInput {
  pack: ReadPackage;
  source: InstallSource;
  /** The folder or address it comes from, for people. */
  origin: string | null;
  /** `<data>/extensions` */
  store: string;
  probe: Probe;
  /** How long to wait while the same extension is being installed elsewhere. */
  waitMs?: number;
}

export interface Installed {
  slug: string;
  version: string;
  digest: string;
  /** False when exactly this was in place already. */
  isNew: boolean;
}

/**
 * Steps 6 to 10: from a package that was read to the running version. What ran before runs on until the last of them,
 * and for good when one fails. Step 11, the version's own hook, follows where the supervisor is: see runPendingHooks.
 * @throws InstallFailure, recorded in the extension's row; AppError conflict while another install of it is going on
 */
export async function installPackage(input: InstallPackageInput): Promise<Installed> {
  const { pack, source, waitMs } = input;
  const { slug, version } = pack.manifest;
  return withInstallLock({ slug, ...(waitMs !== undefined && { waitMs }) }, async () => {
    try {
      return await install(input);
    } catch (error) {
      if (isInstallFailure(error)) {
        await recordFailure({ slug, source, version, status: error.status, message: error.message });
        await forgetVersions({ slug, store: input.store });
        await tellAll('install_failed');
      }
      throw error;
    }
  });
}

async function install({ pack, source, origin, store, probe }: InstallPackageInput): Promise<Installed> {
  const { slug, name, version, side_data: sideData = [], module, capabilities = [] } = pack.manifest;
  const { digest } = pack.packed;
  const before = await claimSlug({ slug, name, source });
  await requireFreeKinds({ slug, sideData });
  const folder = await asStep('compile_failed', () => storePackage({ source: pack.folder, store, slug, packed: pack.packed }));
  if (await isUnchanged(before, pack, folder)) return { slug, version, digest, isNew: false };
  const compiledEntry = pack.hasServer ? await compilePackage({ versionFolder: folder }) : null;
  const declared = compiledEntry === null ? null : await probePackage({
    manifest: pack.manifest,
    spec: { slug, name, version, digest, entry: path.join(folder, compiledEntry), exportName: getExportName(module), capabilities, hasWorkers: false },
    probe,
  });
  await asStep('compile_failed', () => publishAssets({ slug, packed: pack.packed }));
  await switchVersion({ before, pack, origin, folder, compiledEntry, declared });
  await forgetVersions({ slug, store });
  await tellAll('installed');
  return { slug, version, digest, isNew: true };
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
