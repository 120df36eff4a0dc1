import { beforeEach, describe, expect, it } from 'vitest';
import { findSession } from '@/lib/auth/find-session';
import { resetProcessState } from '@/lib/core/process-state';
import { randomToken } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import { getSetting } from '@/lib/settings/get-setting';
import { useTestDatabase } from '@/lib/testing/database';
import { createFirstAdmin } from './create-first-admin';
import { createSetupToken } from './create-setup-token';
import { isSetupNeeded } from './is-setup-needed';

useTestDatabase();

const client = { ip: '203.0.113.9', userAgent: 'Test' };
const admin = { siteName: 'Harbour', username: 'keeper', email: 'keeper@example.org', password: 'a long password' };
const alreadySetUp = { code: 'conflict', message: 'This forum is set up already. Log in instead.' };
const wrongToken = { code: 'forbidden', message: 'That setup token is not valid.', fields: { token: 'Use the token that the terminal printed at the last start.' } };

beforeEach(async () => {
  await db().user.deleteMany();
  await Promise.all([db().token.deleteMany(), db().setting.deleteMany(), db().space.deleteMany(), db().rateLimit.deleteMany()]);
  resetProcessState('setup.known');
});

describe('createFirstAdmin', () => {
  it.each([
    ['siteName', ' ', 'Name your forum.'],
    ['siteName', 'x'.repeat(61), 'Choose a name of at most 60 characters.'],
    ['siteName', 'a\0b', 'The name holds a control character.'],
    ['token', ' ', 'Enter the setup token that the terminal printed.'],
    ['token', 'x'.repeat(201), 'That is longer than any setup token.'],
    ['username', 'no', 'Choose a username of 3–20 letters, digits or underscores.'],
  ])('refuses %s %j', async (field, value, message) => {
    await expect(createFirstAdmin({ ...admin, token: 'x', [field]: value }, client)).rejects.toMatchObject({ code: 'invalid_input', fields: { [field]: message } });
  });

  it('refuses a token that was not printed, and writes nothing', async () => {
    const printed = await createSetupToken();
    for (const token of [randomToken(), printed.slice(1), `${printed}x`]) await expect(createFirstAdmin({ ...admin, token }, client)).rejects.toMatchObject(wrongToken);
    expect([await db().user.count(), await db().space.count(), await db().setting.count(), await db().token.count()]).toEqual([0, 0, 0, 1]);
  });

  it('refuses a token that was made for something else', async () => {
    const token = await createSetupToken();
    await db().token.updateMany({ data: { purpose: 'reset' } });
    await expect(createFirstAdmin({ ...admin, token }, client)).rejects.toMatchObject(wrongToken);
  });

  it('refuses guessing', async () => {
    for (let attempt = 1; attempt <= 10; attempt += 1) await expect(createFirstAdmin({ ...admin, token: randomToken() }, client)).rejects.toMatchObject(wrongToken);
    const token = await createSetupToken();
    await expect(createFirstAdmin({ ...admin, token }, client)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('refuses a second admin, with the used token and with one that is still good', async () => {
    const token = await createSetupToken();
    await createFirstAdmin({ ...admin, token }, client);
    const second = { ...admin, username: 'second', email: 'second@example.org' };
    await expect(createFirstAdmin({ ...second, token }, client)).rejects.toMatchObject(alreadySetUp);
    await expect(createFirstAdmin({ ...second, token: await createSetupToken() }, client)).rejects.toMatchObject(alreadySetUp);
    expect(await db().user.count()).toBe(1);
  });

  it('of two at once, each with a good token, one wins', async () => {
    const tokens = [await createSetupToken(), await createSetupToken()];
    const attempts = tokens.map((token, index) => createFirstAdmin({ ...admin, username: `keeper_${index}`, email: `keeper_${index}@example.org`, token }, client));
    const results = await Promise.allSettled(attempts);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject(alreadySetUp);
    expect([await db().user.count(), await db().space.count()]).toEqual([1, 1]);
  });

  it('makes the admin, names the forum, opens a space and spends every token', async () => {
    await createSetupToken();
    const token = await createSetupToken();
    const session = await createFirstAdmin({ ...admin, token: ` ${token}\n` }, client);
    expect(await findSession(session)).toMatchObject({ username: 'keeper', role: 'admin' });
    expect(await getSetting('siteName')).toBe('Harbour');
    expect(await db().space.findMany({ select: { slug: true, name: true } })).toEqual([{ slug: 'general', name: 'General' }]);
    expect(await db().token.count()).toBe(0);
  });

  it('leaves the spaces of an imported community as they are', async () => {
    await db().space.create({ data: { slug: 'boats', name: 'Boats' } });
    await createFirstAdmin({ ...admin, token: await createSetupToken() }, client);
    expect((await db().space.findMany()).map(({ slug }) => slug)).toEqual(['boats']);
  });
});

it('setup is needed until there is an account, and never again', async () => {
  expect(await isSetupNeeded()).toBe(true);
  await createFirstAdmin({ ...admin, token: await createSetupToken() }, client);
  expect(await isSetupNeeded()).toBe(false);
  await db().user.deleteMany();
  expect(await isSetupNeeded()).toBe(false);
});

it('the stored token is a hash', async () => {
  const token = await createSetupToken();
  const row = await db().token.findFirstOrThrow();
  expect(row.hash).toHaveLength(32);
  expect(Buffer.from(row.hash).toString('latin1')).not.toBe(token);
});
