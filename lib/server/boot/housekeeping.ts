import { logUnexpected } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';

const EVERY_MS = 3_600_000;

/** What nobody can use any more; each statement is safe to run twice, and on two servers at once. */
const SWEEPS = [
  'DELETE FROM sessions WHERE expires_at < now()',
  'DELETE FROM rate_limits WHERE reset_at < now()',
  'DELETE FROM tokens WHERE expires_at < now()',
];

/** Removes expired rows now and every hour. @returns a function that stops it. */
export function startHousekeeping(): () => void {
  const sweepAll = () => void sweep().catch((error: unknown) => logUnexpected(error, { source: 'housekeeping' }));
  sweepAll();
  const timer = setInterval(sweepAll, EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}

export async function sweep(): Promise<void> {
  for (const statement of SWEEPS) await getPool().query(statement);
}
