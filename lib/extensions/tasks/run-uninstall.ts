import { rm } from 'node:fs/promises';
import path from 'node:path';
import { AppError, notFound } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { announce } from '@/lib/realtime/announce';
import { forgetLock, withInstallLock } from '../install/install-lock';
import { findRunnerSpec } from '../install/list-runner-specs';
import { listDependents } from '../install/require-dependencies';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { TOPIC } from '../registry/topic';
import { lifecycleContext } from '../runner/start-runner';
import { exportData } from '../removal/export-data';
import { beginRemoval, callOffRemoval, findRemovalTarget, passNoReturn, type RemovalTarget } from '../removal/removal-row';
import { removeData } from '../removal/remove-data';
import { rememberRemovedBundled } from '../removal/removed-bundled';
import type { TaskContext, TaskWork } from './context';
import type { TaskInput } from './inputs';
import { makeStaging } from './staging';
import type { Settlement } from './task-row';

type Input = Extract<TaskInput, { kind: 'uninstall' }>;

/**
 * Removes an extension: it is switched off everywhere, says goodbye, and then its data is kept, exported or deleted. From
 * the moment it is marked the next start goes on with it, so that no half of it stays.
 */
export const runUninstall: TaskWork<Input> = async (context, input) => {
  const settlement = await withInstallLock({ slug: input.slug }, () => remove(context, input));
  if (settlement.state === 'done' && input.mode !== 'keep') await forgetLock(input.slug);
  return settlement;
};

async function remove(context: TaskContext, input: Input): Promise<Settlement> {
  const { slug, mode } = input;
  const target = await findRemovalTarget(slug);
  if (!target) throw notFound('That extension');
  if (mode === 'keep' && !target.hasRow) throw new AppError('conflict', `${slug} is removed already, and its data is kept.`);
  await requireNoDependents(input);
  return target.hasRow ? removeInstalled(context, input, target) : removeKept(context, input);
}

async function removeInstalled(context: TaskContext, input: Input, target: RemovalTarget): Promise<Settlement> {
  const { progress, tools } = context;
  const { slug, mode } = input;
  const { failure, left, exported } = target.isGoing ? { failure: null, left: undefined, exported: target.exported } : await takeLeave(context, input, target).catch(async (error: unknown) => {
    await callOff(slug, target).catch((cause: unknown) => log.warn({ err: cause, extension: slug }, 'a removal that failed could not be called off; the next start goes on with it'));
    throw error;
  });
  await progress.step('remove', async () => {
    await passNoReturn({ slug, exported });
    await removeData({ slug, keepsData: mode === 'keep' });
    if (target.source === 'bundled') await rememberRemovedBundled(slug, true);
    await removeFiles(tools.store, slug);
  });
  await tellAll('uninstalled');
  const parts = [describeRemoval(slug, mode), exported && `Its data is in ${exported}.`, left, failure && `onUninstall failed: ${failure}`];
  return { state: 'done', message: parts.filter(Boolean).join('\n') };
}

/**
 * Switches it off, has it say goodbye, and writes out what it keeps: all of it can be called off.
 * @throws AppError conflict where it does not want to go
 */
async function takeLeave({ task, tools, progress }: TaskContext, { slug, mode, isForced }: Input, { version }: RemovalTarget): Promise<Goodbye & { exported: string | null }> {
  await progress.step('stop', async () => {
    await beginRemoval({ slug, mode, isForced, actorId: task.actorId });
    await tellAll('uninstalling');
    await tools.settle();
  });
  const goodbye = await sayGoodbye({ tools, progress }, slug);
  const { failure } = goodbye;
  if (failure !== null && !isForced) throw new AppError('conflict', `onUninstall failed: ${failure}\nIt is installed as before. Remove it by force if it is to go all the same.`);
  return { ...goodbye, exported: mode === 'export' ? await writeExport({ task, progress }, { slug, version }) : null };
}

async function callOff(slug: string, { wasEnabled }: RemovalTarget): Promise<void> {
  await callOffRemoval({ slug, wasEnabled });
  await tellAll('uninstall_failed');
}

/** Data of one that was removed before. */
async function removeKept({ task, progress, tools }: TaskContext, { slug, mode }: Input): Promise<Settlement> {
  const exported = mode === 'export' ? await writeExport({ task, progress }, { slug, version: 'kept' }) : null;
  await progress.step('remove', async () => {
    await removeData({ slug, keepsData: false });
    await removeFiles(tools.store, slug);
  });
  return { state: 'done', message: [`The kept data of ${slug} is deleted.`, exported && `Before that it was written to ${exported}.`].filter(Boolean).join('\n') };
}

const writeExport = ({ task, progress }: Pick<TaskContext, 'task' | 'progress'>, of: { slug: string; version: string }) =>
  progress.step('export', async () => exportData({ ...of, stagingFolder: (await makeStaging(task.id)).folder }), path.basename);

async function requireNoDependents({ slug, isForced }: Input): Promise<void> {
  const dependents = isForced ? [] : await listDependents(slug);
  if (dependents.length > 0) throw new AppError('conflict', `${dependents.join(', ')} cannot do without ${slug}. Switch ${dependents.length === 1 ? 'it' : 'them'} off or remove ${dependents.length === 1 ? 'it' : 'them'} first.`);
}

interface Goodbye {
  /** Why onUninstall failed; null when it ran, or there is none. */
  failure: string | null;
  /** What the admin has to know when it did not run. */
  left?: string;
}

async function sayGoodbye({ tools: { supervisor }, progress }: Pick<TaskContext, 'tools' | 'progress'>, slug: string): Promise<Goodbye> {
  const spec = await findRunnerSpec(slug, 'onUninstall');
  if (!spec) return { failure: null };
  if (!supervisor) return { failure: null, left: 'onUninstall did not run: the forum is in safe mode. What it would have tidied up elsewhere is still there.' };
  await progress.begin('goodbye');
  try {
    await supervisor.callOnce(spec, { kind: 'lifecycle', hook: 'onUninstall', args: [] }, lifecycleContext(slug, 'onUninstall', supervisor.knobs().uninstallMs));
    await progress.done('goodbye', 'onUninstall');
    return { failure: null };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

/** What cannot be removed now, the next start removes: nothing needs it any more. */
async function removeFiles(store: string, slug: string): Promise<void> {
  await rm(path.join(store, slug), { recursive: true, force: true }).catch((error: unknown) => log.warn({ err: error, extension: slug }, 'the files of a removed extension are still there'));
}

const describeRemoval = (slug: string, mode: Input['mode']) => mode === 'keep' ? `${slug} is removed; its data is kept for when it is installed again.` : `${slug} is removed, with all its data.`;

async function tellAll(event: string): Promise<void> {
  invalidateActiveExtensions();
  await announce({ topic: TOPIC, event });
}
