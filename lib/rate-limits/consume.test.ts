import { afterEach, describe, expect, it } from 'vitest';
import { isAppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { consumeLimit, consumeRateLimit } from './consume';

useTestDatabase();

afterEach(async () => {
  await db().rateLimit.deleteMany();
  await db().setting.deleteMany();
});

const twiceAMinute = { key: 'test:1', limit: 2, windowSeconds: 60 };
const tooOften = { code: 'rate_limited', message: expect.stringMatching(/^That was too often\. Try again in (60|59|58) seconds\.$/) };

/** Lets a window pass by moving its end. */
const endWindow = (key: string, resetAt = new Date(Date.now() - 1000)) => db().rateLimit.update({ where: { key }, data: { resetAt } });

async function useUp() {
  await consumeRateLimit(twiceAMinute);
  await consumeRateLimit(twiceAMinute);
}

describe('consumeRateLimit', () => {
  it('refuses what is above the limit and says for how long', async () => {
    await useUp();
    const refusal = await consumeRateLimit(twiceAMinute).catch((error: unknown) => error);
    expect(refusal).toMatchObject(tooOften);
    const wait = isAppError(refusal) ? refusal.retryAfter : undefined;
    expect(wait).toBeGreaterThan(57);
    expect(refusal).toMatchObject({ message: `That was too often. Try again in ${wait} seconds.` });
  });

  it('does not push the end of the window away while it refuses', async () => {
    await useUp();
    const before = await db().rateLimit.findUniqueOrThrow({ where: { key: twiceAMinute.key } });
    await expect(consumeRateLimit(twiceAMinute)).rejects.toMatchObject(tooOften);
    expect((await db().rateLimit.findUniqueOrThrow({ where: { key: twiceAMinute.key } })).resetAt).toEqual(before.resetAt);
  });

  it('says one second in the singular', async () => {
    await useUp();
    await endWindow(twiceAMinute.key, new Date(Date.now() + 900));
    await expect(consumeRateLimit(twiceAMinute)).rejects.toMatchObject({ message: 'That was too often. Try again in 1 second.', retryAfter: 1 });
  });

  it('begins again at one when the window has passed', async () => {
    await useUp();
    await endWindow(twiceAMinute.key);
    await useUp();
    await expect(consumeRateLimit(twiceAMinute)).rejects.toMatchObject(tooOften);
  });

  it('counts each key apart', async () => {
    await useUp();
    await consumeRateLimit({ ...twiceAMinute, key: 'test:2' });
    expect(await db().rateLimit.count()).toBe(2);
  });

  it('lets exactly the limit through when all come at once', async () => {
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => consumeRateLimit(twiceAMinute)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await db().rateLimit.findUniqueOrThrow({ where: { key: twiceAMinute.key } })).count).toBe(8);
  });
});

describe('consumeLimit', () => {
  const useUpSetup = async (times: number) => {
    for (let time = 0; time < times; time += 1) await consumeLimit('setupAddress', '203.0.113.9');
  };

  it('takes the default', async () => {
    await useUpSetup(10);
    await expect(consumeLimit('setupAddress', '203.0.113.9')).rejects.toMatchObject(tooOften);
  });

  it('takes what the settings say instead', async () => {
    await db().setting.create({ data: { key: 'rateLimits', value: { setupAddress: { limit: 1, windowSeconds: 60 } } } });
    await useUpSetup(1);
    await expect(consumeLimit('setupAddress', '203.0.113.9')).rejects.toMatchObject(tooOften);
  });

  it.each([{ setupAddress: { limit: 0, windowSeconds: 60 } }, { setupAddress: { limit: 1 } }, { noSuchLimit: { limit: 1, windowSeconds: 1 } }, 'nothing'])('keeps the default when the settings hold %j', async (value) => {
    await db().setting.create({ data: { key: 'rateLimits', value } });
    await useUpSetup(10);
    await expect(consumeLimit('setupAddress', '203.0.113.9')).rejects.toMatchObject(tooOften);
  });

  it('counts each subject and each limit apart', async () => {
    await useUpSetup(10);
    await consumeLimit('setupAddress', '203.0.113.10');
    await consumeLimit('registerAddress', '203.0.113.9');
    expect((await db().rateLimit.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key)).toEqual(['registerAddress:203.0.113.9', 'setupAddress:203.0.113.10', 'setupAddress:203.0.113.9']);
  });
});
