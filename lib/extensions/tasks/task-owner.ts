import { randomUUID } from 'node:crypto';
import { processState } from '@/lib/core/process-state';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { tellTasks } from './task-row';

const BEAT_MS = 2_000;
/** Five beats missed: the process is gone, or so busy that what it does next is refused. */
export const DEAD_AFTER_MS = 10_000;
const STOPPED = 'The forum was stopped while it was at it.';
const CUT_OFF = `${STOPPED} What ran before runs on; try it again.`;
/** It may have died before the commit or after it. */
const CUT_OFF_AT_SWITCH = `${STOPPED} Either what ran before runs on, or the new version does; try it again if it is not the one that you want.`;
const CUT_OFF_REMOVAL = `${STOPPED} A removal that has begun goes on by itself; try it again if it is still installed.`;

/** Who this process is among those that work on tasks. */
export const taskOwner = (): string => processState('extensions.task-owner', () => randomUUID());

/**
 * Says what this process works on, and ends tasks that nobody works on any more.
 * @param listGoing ids of its tasks; null where all that it ever began still go on
 * @param onDead sees to what they left; called after some were ended
 * @returns stops it
 */
export function keepTasksAlive(listGoing: (() => string[]) | null = null, onDead: () => Promise<void> = async () => undefined): () => void {
  const beat = async () => {
    // One whose end could not be written is not among them: it ends as those of the dead do.
    await getPool().query(`UPDATE extension_tasks SET beat_at = clock_timestamp() WHERE owner = $1 AND state = 'running' AND ($2::uuid[] IS NULL OR id = ANY ($2))`, [taskOwner(), listGoing?.() ?? null]);
    if (await endDeadTasks(DEAD_AFTER_MS)) await onDead();
  };
  const timer = setInterval(() => void beat().catch((error: unknown) => log.warn({ err: error }, 'tasks: no sign of life could be given')), BEAT_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Tasks whose process is gone have failed. @param afterMs without a sign of life @returns whether there were any */
export async function endDeadTasks(afterMs: number): Promise<boolean> {
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'failed', owner = NULL, finished_at = clock_timestamp(),
       message = CASE WHEN kind = 'uninstall' THEN $4 WHEN steps @> '[{"step": "switch"}]' THEN $3 ELSE $2 END
     WHERE state = 'running' AND beat_at < clock_timestamp() - $1 * interval '1 millisecond'`,
    [afterMs, CUT_OFF, CUT_OFF_AT_SWITCH, CUT_OFF_REMOVAL],
  );
  if (rowCount) await tellTasks();
  return (rowCount ?? 0) > 0;
}
