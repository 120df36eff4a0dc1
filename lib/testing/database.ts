import { afterAll, beforeAll, inject } from 'vitest';
import { closePool } from '@/lib/db/pool';
import { cloneTemplate } from './template';

/**
 * Gives a test file a migrated, empty database of its own: call it once, at the top of the file. Everything that reads
 * DATABASE_URL, `db()` and `transaction()` then works on it.
 */
export function useTestDatabase(): void {
  let drop = async () => {};
  beforeAll(async () => {
    const database = await cloneTemplate(inject('postgresUrl'));
    drop = database.drop;
    process.env.DATABASE_URL = database.url;
  });
  afterAll(async () => {
    await closePool();
    delete process.env.DATABASE_URL;
    await drop();
  });
}
