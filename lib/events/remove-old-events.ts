import { getPool } from '@/lib/db/pool';
import { BURY_WAITING, REMOVE_DEAD } from './queue.sql';

/** Long enough to notice and mend a broken extension, short enough that one nobody mends does not fill the database. */
const WAITING_DAYS = 7;
const DEAD_DAYS = 30;

/** Gives up what has waited for too long, and forgets dead letters that nobody wanted. Any server may do it at any time. */
export async function removeOldEvents(): Promise<void> {
  await getPool().query(BURY_WAITING, [WAITING_DAYS]);
  await getPool().query(REMOVE_DEAD, [DEAD_DAYS]);
}
