import { isAppError } from '@/lib/core/errors';
import { findRow, isInPlace } from '../install/extension-row';
import type { TaskTools } from '../tasks/context';
import { agreeToTask, callOffTask, requireReview } from '../tasks/decide-task';
import { canStop } from '../tasks/progress';
import { findTask, type Settlement } from '../tasks/task-row';
import { workOnTask } from '../tasks/work-on-task';
import { isYes } from './ask';
import { describeReview } from './describe-review';
import { describeSettlement } from './describe-failure';
import type { Console } from './open-console';
import { showSteps } from './progress';
import { EXIT } from './usage';

/**
 * Works on one task in this process, before the eyes of whoever called; admins see it in the browser too.
 * @param id from beginTask or beginUpload
 * @returns the exit code
 */
export async function runTask(id: string, tools: TaskTools, console: Console): Promise<number> {
  const stop = new AbortController();
  let stopping: Promise<void> = Promise.resolve();
  const onStop = () => {
    stopping = callOff(id, console).finally(() => stop.abort());
  };
  console.signal.addEventListener('abort', onStop);
  if (console.signal.aborted) onStop();
  try {
    return await work(id, { ...tools, observe: showSteps(console.terminal) }, console, stop.signal);
  } finally {
    console.signal.removeEventListener('abort', onStop);
    await stopping;
  }
}

async function work(id: string, tools: TaskTools, console: Console, stop: AbortSignal): Promise<number> {
  const looked = await workOnTask(id, tools, stop);
  if (looked?.state !== 'waiting') return tell(id, looked, console);
  if (!(await isAgreed(id, console))) return refuse(id, console);
  const task = await findTask(id);
  if (task?.state !== 'waiting') return tell(id, null, console);
  await agreeToTask({ task, actorId: null });
  return tell(id, await workOnTask(id, tools, stop), console);
}

/** @returns whether what the task waits for may go in */
async function isAgreed(id: string, { terminal, ask, saysYes, signal }: Console): Promise<boolean> {
  const task = await findTask(id);
  if (!task || signal.aborted) return false;
  terminal.say(`\n${describeReview(requireReview(task))}\n`);
  if (saysYes) return true;
  if (ask) return isYes(await ask('Install? [y/N] ')) && !signal.aborted;
  terminal.complain('Nothing was installed: there is no terminal to ask for consent. Look at what it asks for, then repeat the command with --yes.');
  return false;
}

async function refuse(id: string, { terminal, ask, signal }: Console): Promise<number> {
  if (signal.aborted) return tellCalledOff(terminal);
  const task = await findTask(id);
  if (task?.state === 'waiting') await callOffTask({ task, actorId: null });
  if (ask) terminal.say('Nothing was installed.');
  return EXIT.failed;
}

/** Ctrl-C: until something is changed, nothing will be; from then on it goes on to its end. */
async function callOff(id: string, { terminal }: Console): Promise<void> {
  for (;;) {
    const task = await findTask(id);
    if (!task || !['running', 'waiting'].includes(task.state)) return;
    if (!canStop(task.steps)) return terminal.say('  It is too late to call this off. It ends in a moment, so that nothing is left half done.');
    // It may have got further since it was read.
    if (await callOffTask({ task, actorId: null }).then(() => true, isConflict)) return;
  }
}

function isConflict(error: unknown): false {
  if (isAppError(error) && error.code === 'conflict') return false;
  throw error;
}

async function tell(id: string, settlement: Settlement | null, { terminal, signal }: Console): Promise<number> {
  const task = await findTask(id);
  // The row decides: what was called off while it failed was called off.
  if (!settlement || task?.state === 'cancelled') {
    if (signal.aborted) return tellCalledOff(terminal);
    terminal.complain(`It was decided elsewhere meanwhile; /admin/installs/${id} tells more.`);
    return EXIT.failed;
  }
  if (settlement.state === 'done') {
    terminal.say(settlement.message ?? 'Done.');
    return EXIT.ok;
  }
  const row = task?.slug ? await findRow(task.slug) : null;
  terminal.complain(describeSettlement(settlement, row && isInPlace(row) ? row.version : ''));
  return EXIT.failed;
}

function tellCalledOff(terminal: Console['terminal']): number {
  terminal.complain('Called off. Nothing was changed.');
  return EXIT.interrupted;
}
