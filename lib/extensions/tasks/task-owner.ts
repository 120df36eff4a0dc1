import { randomUUID } from 'node:crypto';
import { processState } from '@/lib/core/process-state';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { tellTasks } from './task-row';

const BEAT_MS = 2_000;
/** Five beats missed: the process is gone, or so busy that what it does next is refused. */
export const DEAD_AFTER_MS = 10_000;
const CUT_OFF = 'The forum was stopped while it was at it. What ran before runs on; try it again.';

/** Who this process is among those that work on tasks. */
export const taskOwner = (): string => processState('extensions.task-owner', () => randomUUID());

/** Says that this process lives, and ends tasks of those that do not. @returns stops it */
export function keepTasksAlive(): () => void {
  const beat = async () => {
    await getPool().query(`UPDATE extension_tasks SET beat_at = clock_timestamp() WHERE owner = $1 AND state = 'running'`, [taskOwner()]);
    await endDeadTasks(DEAD_AFTER_MS);
  };
  const timer = setInterval(() => void beat().catch((error: unknown) => log.warn({ err: error }, 'tasks: no sign of life could be given')), BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Tasks whose process is gone have failed. @param afterMs without a sign of life */
export async function endDeadTasks(afterMs: number): Promise<void> {
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'failed', message = $2, owner = NULL, finished_at = clock_timestamp()
     WHERE state = 'running' AND owner IS DISTINCT FROM $3 AND beat_at < clock_timestamp() - $1 * interval '1 millisecond'`,
    [afterMs, CUT_OFF, taskOwner()],
  );
  if (rowCount) await tellTasks();
}
