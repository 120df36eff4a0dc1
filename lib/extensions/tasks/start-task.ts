import { recordAudit } from '@/lib/audit/record-audit';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { z } from 'zod';
import { findRow } from '../install/extension-row';
import { requireExtensionAdmin } from '../policy';
import { slugSchema } from '../schema';
import { findRemovalTarget } from '../removal/removal-row';
import { addressSchema, taskInputs, type TaskInput } from './inputs';
import { taskOwner } from './task-owner';
import { createTask } from './task-row';
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
  return startOnInstalled(viewer, { kind: 'update', ...parseInput(taskInputs.update, input) });
}

/** Puts the version that ran before back in place. @returns the task's id @throws AppError as startUpdate does */
export async function startRollback(viewer: Viewer | null, input: unknown): Promise<string> {
  return startOnInstalled(viewer, { kind: 'rollback', ...parseInput(taskInputs.rollback, input) });
}

/** Fetches the version that runs once more. @returns the task's id @throws AppError as startUpdate does */
export async function startSync(viewer: Viewer | null, input: unknown): Promise<string> {
  return startOnInstalled(viewer, { kind: 'sync', ...parseInput(taskInputs.sync, input) });
}

/** Runs migrations that have not run yet. @returns the task's id @throws AppError as startUpdate does */
export async function startMigrate(viewer: Viewer | null, input: unknown): Promise<string> {
  return startOnInstalled(viewer, { kind: 'migrate', ...parseInput(taskInputs.migrate, input) });
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
  if (!(await findRemovalTarget(wanted.slug))) throw notFound('That extension');
  return start(viewer, { kind: 'uninstall', ...wanted });
}

async function startOnInstalled(viewer: Viewer | null, input: Exclude<TaskInput, { kind: 'install' }>): Promise<string> {
  requireExtensionAdmin(viewer);
  if (!(await findRow(input.slug))) throw notFound('That extension');
  return start(viewer, input);
}

/** What every task begins with: who may, how often, what is told, and off it goes. */
export async function start(viewer: Viewer | null, input: TaskInput): Promise<string> {
  const admin = requireExtensionAdmin(viewer);
  const runner = getTaskRunner();
  await consumeLimit('extensionTask', String(admin.id));
  const { kind, ...after } = input;
  const subject = 'slug' in input ? input.slug : input.from === 'upload' ? input.name : input.address;
  await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: `extension.${kind}`, subject: `extension:${subject}`, after }));
  const id = await createTask({ input, actorId: admin.id, owner: taskOwner() });
  void runner.run(id);
  return id;
}
