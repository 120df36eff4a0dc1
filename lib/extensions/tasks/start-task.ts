import type { Viewer } from '@/lib/auth/viewer';
import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { z } from 'zod';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { beginTask } from './begin-task';
import { addressSchema, taskInputs, type TaskInput } from './inputs';
import { getTaskRunner } from './task-runner';

/**
 * Fetches the package of an address and has it looked at. It goes on after the answer; see getTask.
 * @returns the task's id
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), rate_limited, unavailable
 */
export async function startInstall(viewer: Viewer | null, input: unknown): Promise<string> {
  const { address } = parseInput(z.object({ address: addressSchema }), input);
  return start(viewer, { kind: 'install', from: 'address', address });
}

/** Installs one that comes with the forum and was removed. @returns the task's id @throws AppError as startInstall does */
export async function startBundledInstall(viewer: Viewer | null, input: unknown): Promise<string> {
  const { slug } = parseInput(z.object({ slug: slugSchema }), input);
  return start(viewer, { kind: 'install', from: 'bundled', slug });
}

/**
 * Brings an extension to its latest release, or to `version`.
 * @returns the task's id
 * @throws AppError as startInstall does; not_found
 */
export async function startUpdate(viewer: Viewer | null, input: unknown): Promise<string> {
  return start(viewer, { kind: 'update', ...parseInput(taskInputs.update, input) });
}

/** Puts the version that ran before back in place. @returns the task's id @throws AppError as startUpdate does */
export async function startRollback(viewer: Viewer | null, input: unknown): Promise<string> {
  return start(viewer, { kind: 'rollback', ...parseInput(taskInputs.rollback, input) });
}

/** Fetches the version that runs once more. @returns the task's id @throws AppError as startUpdate does */
export async function startSync(viewer: Viewer | null, input: unknown): Promise<string> {
  return start(viewer, { kind: 'sync', ...parseInput(taskInputs.sync, input) });
}

/** Runs migrations that have not run yet. @returns the task's id @throws AppError as startUpdate does */
export async function startMigrate(viewer: Viewer | null, input: unknown): Promise<string> {
  return start(viewer, { kind: 'migrate', ...parseInput(taskInputs.migrate, input) });
}

const uninstallForm = taskInputs.uninstall.extend({
  isForced: z.union([z.boolean(), z.literal('on').transform(() => true)]).default(false),
  /** The slug once more, where data is lost. */
  confirm: z.string().default(''),
});

/**
 * Removes an extension; what becomes of its data is `mode`.
 * @returns the task's id
 * @throws AppError as startUpdate does; invalid_input for `confirm` when its data goes too and the slug was not repeated
 */
export async function startUninstall(viewer: Viewer | null, input: unknown): Promise<string> {
  const { confirm, ...wanted } = parseInput(uninstallForm, input);
  requireExtensionAdmin(viewer);
  if (wanted.mode !== 'keep' && confirm.trim() !== wanted.slug) throw new AppError('invalid_input', 'Nothing was removed.', { fields: { confirm: `Type ${wanted.slug} to say that its data may go.` } });
  return start(viewer, { kind: 'uninstall', ...wanted });
}

/** What every task of an admin begins with: who may, how often, and off it goes. @throws AppError not_found */
export async function start(viewer: Viewer | null, input: TaskInput): Promise<string> {
  const admin = requireExtensionAdmin(viewer);
  const runner = getTaskRunner();
  runner.requireAble(input.kind);
  await consumeLimit('extensionTask', String(admin.id));
  const id = await beginTask({ input, actorId: admin.id });
  void runner.run(id);
  return id;
}
