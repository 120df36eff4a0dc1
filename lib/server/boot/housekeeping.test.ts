import { expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createUser } from '@/lib/testing/factories';
import { sweep } from './housekeeping';

useTestDatabase();

it('removes what has expired, and nothing else', async () => {
  const { id: userId } = await createUser();
  const [past, future] = [new Date(Date.now() - 1000), new Date(Date.now() + 60_000)];
  for (const [index, expiresAt] of [past, future].entries()) {
    await db().session.create({ data: { userId, tokenHash: new Uint8Array([index]), expiresAt } });
    await db().rateLimit.create({ data: { key: `k${index}`, count: 1, resetAt: expiresAt } });
    await db().token.create({ data: { hash: new Uint8Array([index]), purpose: 'mail', expiresAt } });
  }
  await db().token.create({ data: { hash: new Uint8Array([9]), purpose: 'setup' } });
  await sweep();
  await sweep();
  expect(await db().session.findMany({ select: { expiresAt: true } })).toEqual([{ expiresAt: future }]);
  expect(await db().rateLimit.findMany({ select: { key: true } })).toEqual([{ key: 'k1' }]);
  expect(await db().token.findMany({ select: { purpose: true }, orderBy: { id: 'asc' } })).toEqual([{ purpose: 'mail' }, { purpose: 'setup' }]);
});
