import { isAppError } from '@/lib/core/errors';
import { log, logUnexpected } from '@/lib/core/log';
import { toPrintable } from '@/lib/core/printable';
import { tryAgain } from '@/lib/core/try-again';
import { isInstallFailure } from '../install/install-failure';
import { requireAble, type TaskContext, type TaskTools } from './context';
import { explainFault } from './explain-fault';
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
  // One whose end cannot be written ends like one whose server was killed.
  if (settlement) await tryAgain(() => progress.settle(settlement));
  return settlement;
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
  const explained = explainFault(error);
  if (explained !== null) {
    log.error({ err: error, task }, 'a task of an extension failed');
    return { state: 'failed', message: explained };
  }
  return { state: 'failed', message: `Something went wrong on our side. Try again; if it stays, quote incident ${logUnexpected(error, { task })}.` };
}
