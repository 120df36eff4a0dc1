import { beforeAll, describe, expect, it } from 'vitest';
import { findSession } from '@/lib/auth/find-session';
import { isAppError } from '@/lib/core/errors';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createUser } from '@/lib/testing/factories';
import { logIn } from './log-in';

useTestDatabase();

const password = 'a long password';
let addresses = 0;
const visitor = () => ({ ip: `visitor-${(addresses += 1)}`, userAgent: 'Test' });

beforeAll(() => createUser({ username: 'Mara', email: 'mara@example.org', password }));

const refusalOf = async (input: unknown, client = visitor()) => {
  const error: unknown = await logIn(input, client).catch((reason: unknown) => reason);
  if (!isAppError(error)) throw new Error('It was not refused.', { cause: error });
  return { code: error.code, message: error.message, fields: error.fields, retryAfter: error.retryAfter };
};

describe('logIn: invalid input', () => {
  it.each([
    [{ login: '', password }, { login: 'Enter your username or email address.' }],
    [{ login: '   ', password }, { login: 'Enter your username or email address.' }],
    [{ login: 'x'.repeat(255), password }, { login: 'That is longer than any username or email address here.' }],
    [{ login: 'Ma\0ra', password }, { login: 'That is no username or email address.' }],
    [{ login: 'Mara', password: '' }, { password: 'Enter your password.' }],
    [{ login: 'Mara', password: 'x'.repeat(201) }, { password: 'That is longer than any password here.' }],
    [{ login: '', password: '' }, { login: 'Enter your username or email address.', password: 'Enter your password.' }],
  ])('%j', async (input, fields) => {
    expect(await refusalOf(input)).toMatchObject({ code: 'invalid_input', fields });
  });
});

describe('logIn: not allowed', () => {
  const refusal = { code: 'invalid_input', message: 'That username and password do not match.', fields: undefined, retryAfter: undefined };

  it.each([
    ['a wrong password', { login: 'Mara', password: 'another password' }],
    ['a wrong password by email', { login: 'mara@example.org', password: 'another password' }],
    ['an unknown name', { login: 'Nobody', password }],
    ['an unknown email address', { login: 'nobody@example.org', password }],
    ['a name with a wildcard', { login: 'Mar%', password }],
    ['the password in capitals', { login: 'Mara', password: password.toUpperCase() }],
  ])('%s gets the same answer', async (_what, input) => {
    expect(await refusalOf(input)).toEqual(refusal);
  });

  it('refuses the sixth try for an account from one address, with the seconds to wait', async () => {
    const client = visitor();
    for (let attempt = 1; attempt <= 5; attempt += 1) expect(await refusalOf({ login: 'Mara', password: `wrong ${attempt}` }, client)).toEqual(refusal);
    const sixth = await refusalOf({ login: 'mara', password }, client);
    expect(sixth).toMatchObject({ code: 'rate_limited', message: `That was too often. Try again in ${sixth.retryAfter} seconds.` });
    expect(sixth.retryAfter).toBeGreaterThan(50);
    expect(sixth.retryAfter).toBeLessThanOrEqual(60);
    // Somebody else may still log in from there, and the owner from elsewhere.
    expect(await refusalOf({ login: 'Nobody', password }, client)).toEqual(refusal);
    expect(await logIn({ login: 'Mara', password }, visitor())).toEqual(expect.any(String));
  });

  it('refuses an address that tries many accounts', async () => {
    const client = visitor();
    await db().rateLimit.create({ data: { key: `logInAddress:${client.ip}`, count: 30, resetAt: new Date(Date.now() + 60_000) } });
    expect(await refusalOf({ login: 'Mara', password }, client)).toMatchObject({ code: 'rate_limited' });
  });

  it('opens no session for what it refuses', async () => {
    await db().session.deleteMany();
    await refusalOf({ login: 'Mara', password: 'another password' });
    expect(await db().session.count()).toBe(0);
  });
});

describe('logIn: success', () => {
  it.each(['Mara', 'mARA', ' Mara ', 'mara@example.org', 'MARA@example.org'])('by %j', async (login) => {
    const token = await logIn({ login, password }, visitor());
    expect(await findSession(token)).toMatchObject({ username: 'Mara' });
  });

  it('gives every log-in a session of its own', async () => {
    const [one, two] = [await logIn({ login: 'Mara', password }, visitor()), await logIn({ login: 'Mara', password }, visitor())];
    expect((await findSession(one))?.sessionId).not.toBe((await findSession(two))?.sessionId);
  });

  it('keeps no token in the row', async () => {
    const token = await logIn({ login: 'Mara', password }, visitor());
    const rows = await db().session.findMany();
    expect(rows.some(({ tokenHash }) => Buffer.from(tokenHash).equals(Buffer.from(token)))).toBe(false);
    expect(rows.every(({ tokenHash }) => tokenHash.length === 32)).toBe(true);
  });
});
