import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { projectPath } from '@/lib/core/project-path';
import { compileServer } from '../compile/compile-server';
import { asStep } from './install-failure';
import { toolchain } from './toolchain';

/** Beside the package's own files; a name that begins with a dot is no part of a package and its digest. */
const FOLDER = '.compiled';
const FILE = 'server.mjs';

export const compiledEntryOf = async (): Promise<string> => path.posix.join(FOLDER, await toolchain(), FILE);

export const isCompiled = (versionFolder: string, entry: string): Promise<boolean> => access(path.join(versionFolder, entry)).then(() => true, () => false);

/**
 * Step 6: compiles the server half of a stored version, unless this forum's SDK and compiler have done so before.
 * @returns the compiled file, relative to the version's folder
 * @throws InstallFailure compile_failed with file, line and column
 */
export async function compilePackage({ versionFolder, signal }: { versionFolder: string; signal?: AbortSignal }): Promise<string> {
  const entry = await compiledEntryOf();
  if (await isCompiled(versionFolder, entry)) return entry;
  const outDir = path.join(versionFolder, path.dirname(entry));
  await asStep('compile_failed', () => compileServer({ packageDir: versionFolder, outDir, sdkDir: projectPath('sdk'), ...(signal && { signal }) })).catch(async (error: unknown) => {
    await rm(outDir, { recursive: true, force: true });
    throw error;
  });
  return entry;
}
