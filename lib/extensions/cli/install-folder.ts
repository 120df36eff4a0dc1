import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { waitUntil } from '@/lib/core/wait-until';
import type { InstallSource } from '../install/claim-slug';
import { findRow } from '../install/extension-row';
import { installPackage } from '../install/install-package';
import { readPackage } from '../install/read-package';
import { HostCallError } from '../runner/host-call-error';
import { startSupervisor, stopSupervisor } from '../runner/start-supervisor';
import type { OpenForum } from './open-forum';

export interface Installer {
  /** @returns what happened, for the terminal. @throws InstallFailure, AppError */
  install(folder: string): Promise<string>;
  stop(): Promise<void>;
}

/** The forum runs hooks for at most 30 s; it takes a moment to hear of them. */
const HOOK_LIMIT_MS = 36_000;

/** Installs folders into a forum through the same steps as everything else; hooks are the running forum's. */
export async function createInstaller(forum: OpenForum): Promise<Installer> {
  const supervisor = await startSupervisor({
    dataDir: forum.dataDir,
    answerHost: () => Promise.reject(new HostCallError('Error', 'The forum does not run.', 'not_ready')),
    readSettings: async () => ({}),
    onChange: () => undefined,
  });
  const install = async (given: string) => {
    const startedAt = performance.now();
    const folder = await realpath(given);
    const pack = await readPackage(folder);
    const { slug, version, digest, isNew } = await installPackage({ pack, source: await sourceOf(folder, forum), origin: folder, store: path.join(forum.dataDir, 'extensions'), probe: (spec) => supervisor.probe(spec), waitMs: HOOK_LIMIT_MS });
    const warnings = pack.warnings.map((warning) => `\n  warning: ${warning}`).join('');
    const took = `${Math.round(performance.now() - startedAt)} ms`;
    if (!isNew) return `${slug} ${version} is installed already, unchanged.${warnings}`;
    return `Installed ${slug} ${version} (${digest.slice(0, 16)}) in ${took}.${warnings}${await describeHook(slug, forum)}`;
  };
  return { install, stop: stopSupervisor };
}

/** A folder that the forum starts with stays bundled, so that its author can watch it. */
async function sourceOf(folder: string, { extensionsDirs }: OpenForum): Promise<InstallSource> {
  const bundled = await Promise.all(extensionsDirs.map((dir) => realpath(dir).catch(() => dir)));
  return bundled.includes(path.dirname(folder)) ? 'bundled' : 'folder';
}

async function describeHook(slug: string, { isForumRunning }: OpenForum): Promise<string> {
  const hook = (await findRow(slug))?.pendingHook?.hook;
  if (!hook) return '';
  const later = `\n  ${hook} runs when the forum starts.`;
  if (isForumRunning === false) return later;
  const isDone = await waitUntil(async () => (await findRow(slug))?.pendingHook === null, HOOK_LIMIT_MS);
  const row = await findRow(slug);
  if (!isDone) return isForumRunning ? `\n  ${hook} has not run yet; see /admin/extensions.` : later;
  return row?.loadStatus === 'loaded' ? `\n  ${hook} ran.` : `\n  ${hook} failed: ${row?.loadStatus ?? ''}; see /admin/extensions.`;
}
