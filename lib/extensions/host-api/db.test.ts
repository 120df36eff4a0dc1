import { expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { useExtensions } from '../sql/testing';
import { dbMembers } from './db';
import type { HostCall } from './members-types';

useTestDatabase();
useExtensions('polls');

const call: HostCall = { slug: 'polls', viewer: null, depth: 0, correlationId: 'one', capabilities: [], signal: new AbortController().signal };
const query = (...args: unknown[]) => dbMembers['db.query'].run(call, dbMembers['db.query'].args.parse(args));

it('takes a text, a text with its values, and both with the token of a transaction', async () => {
  expect(await query('SELECT 1 AS a')).toEqual({ rows: [{ a: 1 }], rowCount: 1 });
  expect(await query('SELECT $1::int AS a', [2])).toEqual({ rows: [{ a: 2 }], rowCount: 1 });
  expect(await query(null, 'SELECT $1::int AS a', [3])).toEqual({ rows: [{ a: 3 }], rowCount: 1 });
  const token = await dbMembers['db.begin'].run(call, []);
  expect(await query(token, 'SELECT $1::int AS a', [4])).toEqual({ rows: [{ a: 4 }], rowCount: 1 });
  expect(await dbMembers['db.commit'].run(call, dbMembers['db.commit'].args.parse([token]))).toBeNull();
  await expect(dbMembers['db.rollback'].run(call, dbMembers['db.rollback'].args.parse([token]))).rejects.toMatchObject({ code: 'no_transaction' });
});

it.each([[[]], [[1]], [['SELECT 1', 'x']], [[1, 'SELECT 1', []]], [['t', 'SELECT 1', [], 1]]])('does not take %j', (args) => {
  expect(dbMembers['db.query'].args.safeParse(args).success).toBe(false);
});
