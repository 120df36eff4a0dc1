import { z } from 'zod';
import { recordAudit } from '@/lib/audit/record-audit';
import { confirmPassword } from '@/lib/auth/confirm-password';
import type { Viewer } from '@/lib/auth/viewer';
import { AppError, notFound } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { getPool } from '@/lib/db/pool';
import { requireExtensionAdmin } from '../policy';
import { canStop } from './progress';
import { removeStaging } from './staging';
import { start } from './start-task';
import { taskOwner } from './task-owner';
import { findTask, takeWaiting, tellTasks, type TaskRow } from './task-row';
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
  if (task.state !== 'waiting' || !task.review) throw new AppError('conflict', 'This does not wait for anybody any more.');
  await confirmPassword(admin, password);
  const { slug, version, digest, archiveSha256, capabilities, network } = task.review;
  if (!(await takeWaiting({ id, owner: taskOwner(), actorId: admin.id }))) throw new AppError('conflict', 'This does not wait for anybody any more.');
  await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: 'extension.approve', subject: `extension:${slug}`, after: { version, digest, archiveSha256, capabilities, network } }));
  void runner.run(id);
}

/**
 * Calls a task off: one that waits, or one that has not begun to change anything.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only), not_found, conflict when it is too late
 */
export async function cancelTask(viewer: Viewer | null, input: unknown): Promise<void> {
  const { id } = parseInput(z.object({ id: idSchema }), input);
  const admin = requireExtensionAdmin(viewer);
  const task = await getOne(id);
  if (!['running', 'waiting'].includes(task.state)) throw new AppError('conflict', 'This is over already.');
  if (!canStop(task.steps)) throw new AppError('conflict', 'It is too late to call this off: the new version is being put in place.');
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'cancelled', finished_at = clock_timestamp(), owner = NULL WHERE id = $1 AND state IN ('running', 'waiting') AND steps = $2::jsonb`,
    [id, JSON.stringify(task.steps)],
  );
  if (rowCount === 0) throw new AppError('conflict', 'It has just got further. Look again whether it can still be called off.');
  await transaction((tx) => recordAudit(tx, { actorId: admin.id, action: 'extension.cancel_task', subject: `extension:${task.slug ?? id}` }));
  if (task.state === 'waiting') await removeStaging(id);
  await tellTasks();
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
