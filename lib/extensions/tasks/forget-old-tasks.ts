import { getPool } from '@/lib/db/pool';
import { tellTasks } from './task-row';

const UNDECIDED = '7 days';
const REMEMBERED = '90 days';

/** Calls off what nobody decided in a week, so that its files go, and forgets what was over a quarter of a year ago. The audit log keeps both. */
export async function forgetOldTasks(): Promise<void> {
  const { rowCount } = await getPool().query(
    `UPDATE extension_tasks SET state = 'cancelled', finished_at = clock_timestamp(), message = 'Nobody decided within a week.' WHERE state = 'waiting' AND created_at < now() - $1::interval`,
    [UNDECIDED],
  );
  await getPool().query('DELETE FROM extension_tasks WHERE finished_at < now() - $1::interval', [REMEMBERED]);
  if (rowCount) await tellTasks();
}
