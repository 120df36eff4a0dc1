import { z } from 'zod';
import { confirmPassword } from '@/lib/auth/confirm-password';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { requireExtensionAdmin } from '../policy';
import { agreeToTask, callOffTask, requireReview } from './decide-task';
import { start } from './start-task';
import { findTask, type TaskRow } from './task-row';
import { getTaskRunner } from './task-runner';

const idSchema = z.uuid('Expected the id of a task.');
const approveSchema = z.object({ id: idSchema, password: z.string({ error: 'Type your password.' }).min(1, 'Type your password.').max(1000) });

/**
 * Agrees to what a package asks for, with the admin's own password; exactly what was shown is then installed.
 * @throws AppError invalid_input (`password`), unauthenticated, forbidden (admins only), not_found, conflict when it does
 * not wait any more, rate_limited, unavailable
 */
export async function approveTask(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id, password } = parseInput(approveSchema, input);
  const admin = requireExtensionAdmin(viewer);
  const runner = getTaskRunner();
  const task = await getOne(id);
  requireReview(task);
  runner.requireAble(task.input.kind);
  await confirmPassword(admin, password);
  await agreeToTask({ task, actorId: admin.id });
  void runner.run(id);
}

/**
 * Calls a task off: one that waits, or one that has not begun to change anything.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict when it is too late
 */
export async function cancelTask(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id } = parseInput(z.object({ id: idSchema }), input);
  const admin = requireExtensionAdmin(viewer);
  await callOffTask({ task: await getOne(id), actorId: admin.id });
}

/**
 * Does once more what a task failed to do.
 * @returns the new task's id
 * @throws AppError as startUpdate does; conflict where there is nothing to repeat
 */
export async function retryTask(viewer: Viewer | null, input: unknown): Promise<string> {
  const { id } = parseInput(z.object({ id: idSchema }), input);
  requireExtensionAdmin(viewer);
  const { state, input: wanted } = await getOne(id);
  if (state !== 'failed' && state !== 'cancelled') throw new AppError('conflict', 'There is nothing to try again.');
  if (wanted.kind === 'install' && wanted.from === 'upload') throw new AppError('conflict', 'The archive is not kept. Choose it again.');
  return start(viewer, wanted);
}

async function getOne(id: string): Promise<TaskRow> {
  const task = await findTask(id);
  if (!task) throw notFound('That task');
  return task;
}
