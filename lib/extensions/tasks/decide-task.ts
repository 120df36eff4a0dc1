import { recordAudit } from '@/lib/audit/record-audit';
import { AppError } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { transaction } from '@/lib/db/transaction';
import { canStop } from './progress';
import { removeStaging } from './staging';
import { taskOwner } from './task-owner';
import { takeWaiting, tellTasks, type TaskRow } from './task-row';
import type { PackageReview } from './types';

interface Decision {
  task: TaskRow;
  /** Null for the command line. */
  actorId: number | null;
}

/**
 * What a task waits for somebody to agree to.
 * @throws AppError conflict when it does not wait any more
 */
export function requireReview({ state, review }: TaskRow): PackageReview {
  if (state === 'waiting' && review) return review;
  throw new AppError('conflict', 'This does not wait for anybody any more.');
}

/**
 * Agrees to what a package asks for; this process goes on with it. Who may is asked before.
 * @throws AppError conflict when it does not wait any more
 */
export async function agreeToTask({ task, actorId }: Decision): Promise<void> {
  const { slug, version, digest, archiveSha256, capabilities, network } = requireReview(task);
  if (!(await takeWaiting({ id: task.id, owner: taskOwner(), actorId }))) throw new AppError('conflict', 'This does not wait for anybody any more.');
  await transaction((tx) => recordAudit(tx, { actorId, action: 'extension.approve', subject: `extension:${slug}`, after: { version, digest, archiveSha256, capabilities, network } }));
}

/**
 * Calls a task off that waits, or that has not begun to change anything. Who may is asked before.
 * @throws AppError conflict when it is over, when it is too late, and when it has just got further
 */
export async function callOffTask({ task, actorId }: Decision): Promise<void> {
  const { id, state, steps, slug } = task;
  if (!['running', 'waiting'].includes(state)) throw new AppError('conflict', 'This is over already.');
  if (!canStop(steps)) throw new AppError('conflict', 'It is too late to call this off: the new version is being put in place.');
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'cancelled', finished_at = clock_timestamp(), owner = NULL WHERE id = $1 AND state IN ('running', 'waiting') AND steps = $2::jsonb`,
    [id, JSON.stringify(steps)],
  );
  if (rowCount === 0) throw new AppError('conflict', 'It has just got further. Look again whether it can still be called off.');
  await transaction((tx) => recordAudit(tx, { actorId, action: 'extension.cancel_task', subject: `extension:${slug ?? id}` }));
  if (state === 'waiting') await removeStaging(id);
  await tellTasks();
}
