import { registerBundledExtensions } from '../registry/register-bundled';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { manifestOf, temporaryFolder, writePackage, type WritePackageInput } from './write-package';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Installation {
  extensionsDir: string;
  dataDir: string;
  /** Registers the folder again, as a start of the forum does. */
  register(): Promise<void>;
}

/** A data folder of its own with one registered extension; sets NEXUS_DATA_DIR for this test file. */
export async function installExtension(given: Omit<WritePackageInput, 'extensionsDir'> = {}): Promise<Installation> {
  const extensionsDir = await temporaryFolder();
  const dataDir = await temporaryFolder();
  process.env.NEXUS_DATA_DIR = dataDir;
  const register = async () => {
    await registerBundledExtensions({ extensionsDir, dataDir, log: silent });
    invalidateActiveExtensions();
  };
  await writePackage({ extensionsDir, manifest: manifestOf(), ...given });
  await register();
  return { extensionsDir, dataDir, register };
}
