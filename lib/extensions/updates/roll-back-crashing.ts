import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { taskOwner } from '../tasks/task-owner';
import { tellTasks } from '../tasks/task-row';

/** Crashes this soon after an update are put down to it. */
const BLAMED = '1 hour';

// The row of its crashes is locked, and its last task is a rollback from then on: of several servers only one gets it, and it once.
const TAKE = `
  WITH due AS (
    SELECT s.slug FROM extension_runner_states s JOIN extensions e ON e.slug = s.slug AND e.digest = s.digest
    WHERE s.quarantined_at IS NOT NULL AND e.enabled AND e.previous_digest IS NOT NULL AND e.source <> 'bundled' AND e.pinned_version IS NULL AND e.uninstalling IS NULL
      AND EXISTS (
        SELECT FROM (SELECT kind, status, state, finished_at FROM extension_tasks t WHERE t.slug = s.slug ORDER BY created_at DESC LIMIT 1) AS last
        WHERE last.kind = 'update' AND (last.state = 'done' OR last.status = 'update_failed') AND last.finished_at > s.quarantined_at - $2::interval)
    ORDER BY s.slug LIMIT 1 FOR UPDATE OF s SKIP LOCKED)
  INSERT INTO extension_tasks (kind, slug, input, owner) SELECT 'rollback', slug, jsonb_build_object('slug', slug), $1 FROM due RETURNING id, slug`;

/**
 * Puts back the version before where an update brought one that crashed into quarantine; the one that is left is held, so
 * that it is not offered again. A pinned one stays: an admin wants it as it is.
 * @returns how many were put back, or tried to be
 */
export async function rollBackCrashing({ run }: { run: (id: string) => Promise<void> }): Promise<number> {
  for (let count = 0; ; count += 1) {
    const { rows } = await getPool().query<{ id: string; slug: string }>(TAKE, [taskOwner(), BLAMED]);
    const [task] = rows;
    if (!task) return count;
    log.warn({ extension: task.slug }, 'the update of an extension crashed until its quarantine; the version before is put back');
    await tellTasks();
    await run(task.id);
  }
}
