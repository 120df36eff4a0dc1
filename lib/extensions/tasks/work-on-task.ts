import { setTimeout as delay } from 'node:timers/promises';
import { isAppError } from '@/lib/core/errors';
import { log, logUnexpected } from '@/lib/core/log';
import { toPrintable } from '@/lib/core/printable';
import { isInstallFailure } from '../install/install-failure';
import { requireAble, type TaskContext, type TaskTools } from './context';
import { TaskProgress, TaskStopped } from './progress';
import { runInstall } from './run-install';
import { runMigrate } from './run-migrate';
import { runRollback } from './run-rollback';
import { runSync } from './run-sync';
import { runUninstall } from './run-uninstall';
import { runUpdate } from './run-update';
import { removeStaging } from './staging';
import { findTask, type Settlement } from './task-row';
import { taskOwner } from './task-owner';

const SETTLE_AGAIN_AFTER_MS = [100, 400, 1_600, 6_400] as const;

/**
 * Works on one task of this process until it is over, or waits for somebody to agree. Never rejects: what goes wrong is
 * the task's end.
 * @returns how it ended; null when it was not there, or called off
 */
export async function workOnTask(id: string, tools: TaskTools, signal: AbortSignal): Promise<Settlement | null> {
  const task = await findTask(id);
  if (task?.state !== 'running') return null;
  const progress = new TaskProgress(id, taskOwner(), task, tools.observe);
  const settlement = await work({ task, tools, progress, signal });
  if (settlement?.state !== 'waiting') await removeStaging(id).catch((error: unknown) => log.warn({ err: error, task: id }, 'what a task left is still there; it is looked for again'));
  if (settlement) await settle(progress, settlement);
  return settlement;
}

/** A database that is away for a moment does not cost a task its end; after that it ends like one whose server was killed. */
async function settle(progress: TaskProgress, settlement: Settlement): Promise<void> {
  for (const ms of SETTLE_AGAIN_AFTER_MS) {
    try {
      return await progress.settle(settlement);
    } catch (error) {
      log.warn({ err: error }, 'the end of a task could not be written; it is tried again');
      await delay(ms);
    }
  }
  await progress.settle(settlement);
}

async function work(context: TaskContext): Promise<Settlement | null> {
  try {
    return await dispatch(context);
  } catch (error) {
    return error instanceof TaskStopped ? null : toSettlement(error, context.task.id);
  }
}

async function dispatch(context: TaskContext): Promise<Settlement> {
  const { input } = context.task;
  requireAble(context.tools, input.kind);
  switch (input.kind) {
    case 'install': return runInstall(context, input);
    case 'update': return runUpdate(context, input);
    case 'rollback': return runRollback(context, input);
    case 'sync': return runSync(context, input);
    case 'migrate': return runMigrate(context, input);
    case 'uninstall': return runUninstall(context, input);
  }
}

function toSettlement(error: unknown, task: string): Settlement {
  if (isInstallFailure(error)) return { state: 'failed', status: error.status, message: toPrintable(error.message) };
  if (isAppError(error) && error.code !== 'internal') return { state: 'failed', message: error.message };
  return { state: 'failed', message: `Something went wrong on our side. Try again; if it stays, quote incident ${logUnexpected(error, { task })}.` };
}
