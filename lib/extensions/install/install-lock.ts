import pg from 'pg';
import { AppError } from '@/lib/core/errors';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { getPool } from '@/lib/db/pool';

export interface InstallLockOptions {
  slug: string;
  /** How long to wait for another install of the same extension; refused at once when left out. */
  waitMs?: number;
}

/** PostgreSQL hears of a killed process, and frees its lock, in less. */
export const NOTICE_MS = 1_000;

const LOCK_NOT_AVAILABLE = '55P03';

/**
 * Does work on one extension that nobody else may do at the same time, on whichever server. A row lock: it ends with
 * this process, whatever becomes of it.
 * @throws AppError conflict while another has it
 */
export async function withInstallLock<T>({ slug, waitMs = 0 }: InstallLockOptions, work: () => Promise<T>): Promise<T> {
  // Of its own: it is held for as long as the work takes, which needs others of the pool meanwhile.
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL, application_name: 'nexus-install' });
  // A connection that is lost takes the lock with it; the work finds out by its own statements.
  client.on('error', () => undefined);
  await client.connect();
  try {
    // Whoever removes an extension takes its row away; who waited for it then has none.
    while (!(await lock(client, slug, waitMs))) await client.query('ROLLBACK');
    return await work();
  } finally {
    // Ends the transaction, and the lock with it, also when the connection is lost by now.
    await client.end().catch(() => undefined);
  }
}

async function lock(client: pg.Client, slug: string, waitMs: number): Promise<boolean> {
  await client.query('INSERT INTO extension_install_locks (slug) VALUES ($1) ON CONFLICT DO NOTHING', [slug]);
  await client.query('BEGIN');
  // The transaction lasts as long as the work, idle all the time.
  await client.query(`SELECT set_config('lock_timeout', $1, true), set_config('idle_in_transaction_session_timeout', '0', true)`, [String(Math.max(1, waitMs))]);
  const { rowCount } = await client.query('SELECT FROM extension_install_locks WHERE slug = $1 FOR UPDATE', [slug]).catch((error: unknown) => {
    throw hasErrorCode(error, LOCK_NOT_AVAILABLE) ? new AppError('conflict', `The extension "${slug}" is being installed, changed or removed right now.`) : error;
  });
  return rowCount === 1;
}

/** Forgets the row that was locked, of an extension that is gone. The lock is free by now, or somebody else's, who keeps it. */
export async function forgetLock(slug: string): Promise<void> {
  await getPool().query('DELETE FROM extension_install_locks WHERE slug IN (SELECT slug FROM extension_install_locks WHERE slug = $1 FOR UPDATE SKIP LOCKED)', [slug]);
}

/** Forgets the rows of extensions that are gone or never came, where nobody has them locked. */
export async function forgetUnusedLocks(): Promise<void> {
  await getPool().query(
    `DELETE FROM extension_install_locks WHERE slug IN (
       SELECT slug FROM extension_install_locks l WHERE slug <> '' AND NOT EXISTS (SELECT FROM extensions e WHERE e.slug = l.slug)
         AND NOT EXISTS (SELECT FROM extension_kept_data k WHERE k.slug = l.slug) FOR UPDATE SKIP LOCKED)`,
  );
}

/** Whether somebody, on whichever server, is at it now. */
export async function isBeingInstalled(slug: string): Promise<boolean> {
  try {
    await getPool().query('SELECT FROM extension_install_locks WHERE slug = $1 FOR SHARE NOWAIT', [slug]);
    return false;
  } catch (error) {
    if (hasErrorCode(error, LOCK_NOT_AVAILABLE)) return true;
    throw error;
  }
}
