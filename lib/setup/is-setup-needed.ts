import { getPool } from '@/lib/db/pool';
import { processState } from '@/lib/core/process-state';

/** True until the first account exists. That never turns back, so the answer is asked of the database only until then. */
export async function isSetupNeeded(): Promise<boolean> {
  const known = processState('setup.known', () => ({ done: false }));
  if (known.done) return false;
  const { rows } = await getPool().query<{ any: boolean }>('SELECT EXISTS (SELECT 1 FROM users) AS any');
  known.done = rows[0]?.any ?? false;
  return !known.done;
}
