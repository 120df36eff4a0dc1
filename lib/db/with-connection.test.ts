import { expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { getPool } from './pool';
import { inOneTransaction, withConnection } from './with-connection';

useTestDatabase();

const count = async () => (await getPool().query('SELECT FROM things')).rowCount;

it('keeps all or nothing', async () => {
  await getPool().query('CREATE TABLE things (id int)');
  expect(await inOneTransaction(async (client) => (await client.query('INSERT INTO things VALUES (1) RETURNING id')).rows)).toEqual([{ id: 1 }]);
  await expect(inOneTransaction(async (client) => {
    await client.query('INSERT INTO things VALUES (2)');
    throw new Error('on purpose');
  })).rejects.toThrow('on purpose');
  expect(await count()).toBe(1);
});

it('a connection that is lost ends neither the process nor what comes after it', async () => {
  await expect(inOneTransaction(async (client) => {
    await client.query('INSERT INTO things VALUES (3)');
    await getPool().query('SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()');
    return client.query('INSERT INTO things VALUES (4)');
  })).rejects.toThrow(/terminat|connection/i);
  expect(await count()).toBe(1);
  expect(getPool().totalCount).toBe(getPool().idleCount);
  expect(await withConnection(async (client) => (await client.query('SELECT 1 AS one')).rows)).toEqual([{ one: 1 }]);
});
