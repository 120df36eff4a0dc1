import { beginTask } from '../tasks/begin-task';
import { requireAble, type TaskTools } from '../tasks/context';
import type { TaskInput } from '../tasks/inputs';
import type { Console } from './open-console';
import { runTask } from './run-task';

/** Begins a task and works on it. @returns the exit code @throws AppError not_found, unavailable in safe mode */
export async function runInput(input: TaskInput, tools: TaskTools, console: Console): Promise<number> {
  requireAble(tools, input.kind);
  return runTask(await beginTask({ input, actorId: null }), tools, console);
}
