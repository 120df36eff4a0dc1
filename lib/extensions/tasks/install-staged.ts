import semver from 'semver';
import { findRow } from '../install/extension-row';
import { installPackage } from '../install/install-package';
import { requireSupervisor, type TaskContext } from './context';
import type { StagedPackage } from './stage-package';
import { waitForHook } from './wait-for-hook';
import type { Settlement } from './task-row';

export interface InstallStagedOptions {
  /** An admin agreed to another publisher. */
  replaces?: boolean;
}

/** Steps 6 to 11 of a package that was looked at. */
export async function installStaged({ tools, progress, signal }: Pick<TaskContext, 'tools' | 'progress' | 'signal'>, { pack, source, origin, release }: StagedPackage, { replaces = false }: InstallStagedOptions = {}): Promise<Settlement> {
  const { slug, version } = pack.manifest;
  const before = await findRow(slug);
  const goesBack = before !== null && before.digest !== '' && semver.valid(before.version) !== null && semver.lt(version, before.version);
  const installed = await installPackage({
    pack, source, origin, release, replaces, goesBack,
    store: tools.store,
    probe: (spec) => requireSupervisor(tools).probe(spec),
    watcher: progress.watcher,
    retriesHook: true,
  });
  const warnings = installed.warnings.map((warning) => `\n${warning}`).join('');
  return waitForHook({ slug, progress, isForumRunning: tools.isForumRunning, signal }, `${describeResult(installed)}${warnings}`);
}

function describeResult({ version, previousVersion, isNew }: { version: string; previousVersion: string; isNew: boolean }): string {
  if (!isNew) return `Version ${version} was installed already, unchanged.`;
  return previousVersion === '' || previousVersion === version ? `Version ${version} is installed.` : `Version ${version} is installed, in place of ${previousVersion}.`;
}
