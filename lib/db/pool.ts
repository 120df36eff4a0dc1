import pg from 'pg';
import { processState, resetProcessState } from '@/lib/core/process-state';

const POOL_SIZE = 10;

/** The pool of this process; made on first use from DATABASE_URL, which boot sets when PostgreSQL is embedded. */
export function getPool(): pg.Pool {
  return processState('db.pool', () => {
    const connectionString = process.env.DATABASE_URL;
    if (!connectionString) throw new Error('DATABASE_URL is not set: start the forum with `npm start`, which sets it.');
    const pool = new pg.Pool({ connectionString, max: POOL_SIZE, application_name: 'nexus' });
    // Without a listener a dropped idle connection ends the process; the pool replaces it by itself.
    pool.on('error', (error) => console.warn(`database: an idle connection was lost (${error.message})`));
    return pool;
  });
}

export async function closePool(): Promise<void> {
  const pool = getPool();
  resetProcessState('db.prisma');
  resetProcessState('db.pool');
  // pool.end() does not wait for its sockets; when PostgreSQL stops next, some still hear of it.
  pool.removeAllListeners('error').on('error', () => undefined);
  await pool.end();
}
