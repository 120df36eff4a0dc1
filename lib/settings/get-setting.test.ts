import { afterEach, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { getSetting } from './get-setting';

useTestDatabase();

afterEach(() => db().setting.deleteMany());

it('is the default while nothing is stored', async () => {
  expect(await getSetting('siteName')).toBe('Nexus');
  expect(await getSetting('rateLimits')).toEqual({});
});

it('is what is stored', async () => {
  await db().setting.create({ data: { key: 'siteName', value: 'Harbour' } });
  await db().setting.create({ data: { key: 'rateLimits', value: { writeUser: { limit: 3, windowSeconds: 5 } } } });
  expect(await getSetting('siteName')).toBe('Harbour');
  expect(await getSetting('rateLimits')).toEqual({ writeUser: { limit: 3, windowSeconds: 5 } });
});

it.each(['', 'x'.repeat(61), 5, false, ['Harbour'], { name: 'Harbour' }])('falls back to the default when %j is stored, which no longer fits', async (value) => {
  await db().setting.create({ data: { key: 'siteName', value } });
  expect(await getSetting('siteName')).toBe('Nexus');
});
