import { expect } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { getPool } from '@/lib/db/pool';
import { roleNameOf } from '../../sql/names';
import { SLUG } from './testing';

/** Reads the extension's table and does not come to an end: others may read and write, and not change the table. @returns ends it */
export async function readForLong(): Promise<() => Promise<void>> {
  const client = await getPool().connect();
  await client.query('BEGIN');
  await client.query(`SELECT FROM "${await roleNameOf(SLUG)}".words`);
  return async () => {
    await client.query('ROLLBACK');
    client.release();
  };
}

/** Resolves when a statement waits for who reads. */
export async function expectWaiting(statement: string): Promise<void> {
  const isWaiting = async () => (await getPool().query(`SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE $1`, [statement])).rowCount === 1;
  expect(await waitUntil(isWaiting, 30_000), `${statement} waits`).toBe(true);
}
