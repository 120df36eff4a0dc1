import { expect, it } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { startListening, stopListening } from '@/lib/realtime/listener';
import { useTestDatabase } from '@/lib/testing/database';
import { sqlLimits } from '../limits';
import { roleNameOf } from '../names';
import { ask, asRole, useExtensions } from '../testing';
import { askForRoom } from './ask-for-room';
import { connectAsRole } from './connect-as-role';
import { borrowConnection, countConnections, returnConnection } from './lender';

const slugs = Array.from({ length: 9 }, (_, index) => `extension-${index}`);

useTestDatabase();
useExtensions(...slugs);

it('keeps all extensions together to their share; who waits gets what others leave idle', async () => {
  const borrow = async (slug: string) => borrowConnection({ role: await roleNameOf(slug), waitMs: 10_000 });
  for (const slug of slugs.slice(0, 8)) {
    const lent = [await borrow(slug), await borrow(slug), await borrow(slug)];
    await Promise.all(lent.map(returnConnection));
  }
  expect(countConnections()).toBe(sqlLimits.connections);
  expect((await ask('extension-8', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  expect(countConnections()).toBeLessThanOrEqual(sqlLimits.connections);
}, 60_000);

it('serves who waits in their order when a connection comes back', async () => {
  const role = await roleNameOf('extension-0');
  const lent = [await borrowConnection({ role, waitMs: 30_000 }), await borrowConnection({ role, waitMs: 5_000 }), await borrowConnection({ role, waitMs: 5_000 })];
  const order: number[] = [];
  const waiting = [1, 2, 3, 4].map((number) => asRole('extension-0', async () => void order.push(number)));
  await Promise.all(lent.map(returnConnection));
  await Promise.all(waiting);
  expect(order).toEqual([1, 2, 3, 4]);
  expect(countConnections(role)).toBe(3);
}, 60_000);

it('lets go of one for another server, which PostgreSQL counts together with this one', async () => {
  await startListening();
  const role = await roleNameOf('extension-2');
  const lent = [await borrowConnection({ role, waitMs: 30_000 }), await borrowConnection({ role, waitMs: 5_000 }), await borrowConnection({ role, waitMs: 5_000 })];
  const elsewhere = connectAsRole({ role, statementMs: 1_000 });
  await expect(elsewhere).rejects.toMatchObject({ cause: { code: '53300' } });
  await askForRoom(role);
  // None is idle: the next that comes back goes, also where somebody waits for it here.
  const waiting = asRole('extension-2', async () => 'served');
  await Promise.all(lent.map(returnConnection));
  expect(await waiting).toBe('served');
  expect(await waitUntil(() => countConnections(role) === 2, 5_000)).toBe(true);
  await askForRoom(role);
  expect(await waitUntil(() => countConnections(role) === 1, 5_000)).toBe(true);
  const connections = [await connectAsRole({ role, statementMs: 1_000 }), await connectAsRole({ role, statementMs: 1_000 })];
  for (const { client } of connections) await client.end();
  await stopListening();
}, 60_000);

it('opens another in place of one that broke', async () => {
  const role = await roleNameOf('extension-1');
  const lent = await borrowConnection({ role, waitMs: 30_000 });
  lent.spoiled = true;
  await returnConnection(lent);
  expect((await ask('extension-1', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
});

it('says when the role does not exist', async () => {
  await expect(borrowConnection({ role: 'ext_00000000_nobody', waitMs: 30_000 })).rejects.toMatchObject({ code: 'unavailable', message: expect.stringContaining('cannot be reached now') });
  expect(countConnections('ext_00000000_nobody')).toBe(0);
});
