import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { readEnv } from '@/lib/core/env';
import { waitUntil } from '@/lib/core/wait-until';
import type { InstallSource } from '../install/claim-slug';
import { findRow } from '../install/extension-row';
import { installPackage, type Installed } from '../install/install-package';
import type { InstallWatcher } from '../install/install-steps';
import { readPackage } from '../install/read-package';
import { rememberRemovedBundled } from '../removal/removed-bundled';
import { HostCallError } from '../runner/host-call-error';
import { startSupervisor, stopSupervisor } from '../runner/start-supervisor';
import { requireSupervisor } from '../tasks/context';
import type { OpenForum } from './open-forum';

export interface InstallFolderOptions {
  watcher?: InstallWatcher;
  replaces?: boolean;
  /** Nobody waits any more for a hook to be done. */
  signal?: AbortSignal;
}

/** What came of an install, for the terminal. */
export interface Outcome {
  text: string;
  /** False when its hook failed. */
  isRunning: boolean;
}

export interface Installer {
  /** @throws InstallFailure, AppError */
  install(folder: string, options?: InstallFolderOptions): Promise<Outcome>;
  stop(): Promise<void>;
}

/** The forum runs hooks for at most 30 s; it takes a moment to hear of them. */
const HOOK_LIMIT_MS = 36_000;

/** Installs folders into a forum through the same steps as everything else; hooks are the running forum's. */
export async function createInstaller(forum: OpenForum): Promise<Installer> {
  if (readEnv().NEXUS_SAFE_MODE) requireSupervisor({ supervisor: null });
  const supervisor = await startSupervisor({
    dataDir: forum.dataDir,
    answerHost: () => Promise.reject(new HostCallError('Error', 'The forum does not run.', 'not_ready')),
    readSettings: async () => ({}),
    onChange: () => undefined,
  });
  const install = async (given: string, { signal, ...options }: InstallFolderOptions = {}) => {
    const folder = await realpath(given);
    const pack = await readPackage(folder);
    const source = await sourceOf(folder, forum);
    // Asked for again, it comes with the next starts again.
    if (source === 'bundled') await rememberRemovedBundled(pack.manifest.slug, false);
    const installed = await installPackage({ pack, source, origin: source === 'bundled' ? null : folder, store: path.join(forum.dataDir, 'extensions'), probe: (spec) => supervisor.probe(spec), waitMs: HOOK_LIMIT_MS, retriesHook: true, ...options });
    const hook = await describeHook(installed.slug, forum, signal);
    return { text: [describe(installed), ...[...pack.warnings, ...installed.warnings].map((warning) => `  warning: ${warning}`), ...hook.lines].join('\n'), isRunning: hook.isDone };
  };
  return { install, stop: stopSupervisor };
}

function describe({ slug, version, previousVersion, digest, isNew }: Installed): string {
  if (!isNew) return `${slug} ${version} is installed already, unchanged.`;
  const before = previousVersion === '' ? '' : previousVersion === version ? ', in place of other content of the same version' : `, in place of ${previousVersion}`;
  return `Installed ${slug} ${version} (${digest.slice(0, 16)})${before}.`;
}

/** A folder that the forum starts with stays bundled, so that its author can watch it. */
async function sourceOf(folder: string, { extensionsDirs }: OpenForum): Promise<InstallSource> {
  const bundled = await Promise.all(extensionsDirs.map((dir) => realpath(dir).catch(() => dir)));
  return bundled.includes(path.dirname(folder)) ? 'bundled' : 'folder';
}

async function describeHook(slug: string, { isForumRunning }: OpenForum, signal?: AbortSignal): Promise<{ lines: string[]; isDone: boolean }> {
  const before = await findRow(slug);
  if (before && !before.enabled) return { lines: ['  It is switched off; an admin switches it on in /admin/extensions.'], isDone: true };
  const hook = before?.pendingHook?.hook;
  if (!hook) return { lines: isForumRunning ? [] : ['  It runs when the forum starts.'], isDone: true };
  if (!isForumRunning) return { lines: [`  It runs when the forum starts, and ${hook} with it.`], isDone: true };
  const isDone = await waitUntil(async () => signal?.aborted === true || (await findRow(slug))?.pendingHook === null, HOOK_LIMIT_MS);
  const row = await findRow(slug);
  if (!isDone || row?.pendingHook) return { lines: [`  ${hook} has not run yet; /admin/extensions/${slug} shows what becomes of it.`], isDone: true };
  if (row?.loadStatus !== 'install_failed' && row?.loadStatus !== 'update_failed') return { lines: [`  ${hook} ran.`], isDone: true };
  return { lines: [`  ${hook} failed: ${row.loadError ?? row.loadStatus}`, `  The version runs all the same. Correct ${hook} and install it again: it then has another turn.`], isDone: false };
}
