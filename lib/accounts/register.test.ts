import { describe, expect, it } from 'vitest';
import { findSession } from '@/lib/auth/find-session';
import { verifyPassword } from '@/lib/auth/password';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createUser } from '@/lib/testing/factories';
import { register } from './register';

useTestDatabase();

let addresses = 0;
/** A visitor from an address of their own, so that the limit of one test is not another's. */
const visitor = () => ({ ip: `visitor-${(addresses += 1)}`, userAgent: 'Test' });
const account = { username: 'Newcomer', email: 'newcomer@example.org', password: 'a long password' };

const USERNAME = 'Choose a username of 3–20 letters, digits or underscores.';
const EMAIL = 'Enter an email address such as name@example.org.';

describe('register: invalid input', () => {
  it.each([
    ['username', '', USERNAME],
    ['username', 'ab', USERNAME],
    ['username', 'x'.repeat(21), USERNAME],
    ['username', 'with space', USERNAME],
    ['username', 'größe', USERNAME],
    ['username', 'a-b-c', USERNAME],
    ['username', 'abc\n\0', USERNAME],
    ['username', 'аdmin', USERNAME],
    ['email', '', EMAIL],
    ['email', 'nobody', EMAIL],
    ['email', 'a@b', EMAIL],
    ['email', 'a@b.example, c@d.example', EMAIL],
    ['email', 'a@b.example\r\nBcc: c@d.example', EMAIL],
    ['email', `${'x'.repeat(250)}@b.example`, 'Enter an email address of at most 254 characters.'],
    ['password', '', 'Choose a password of at least 10 characters.'],
    ['password', 'nine char', 'Choose a password of at least 10 characters.'],
    ['password', 'x'.repeat(201), 'Choose a password of at most 200 characters.'],
  ])('%s %j', async (field, value, message) => {
    await expect(register({ ...account, [field]: value }, visitor())).rejects.toMatchObject({ code: 'invalid_input', message, fields: { [field]: message } });
  });

  it('names all three fields at once, and writes nothing', async () => {
    const refusal = { message: 'Some fields need another look.', fields: { username: USERNAME, email: EMAIL, password: 'Choose a password of at least 10 characters.' } };
    await expect(register({ username: '', email: '', password: '' }, visitor())).rejects.toMatchObject(refusal);
    expect(await db().user.count()).toBe(0);
  });
});

describe('register: before the set-up', () => {
  it('is refused: the first account is the admin’s', async () => {
    await db().user.deleteMany();
    await expect(register(account, visitor())).rejects.toMatchObject({ code: 'unavailable', message: 'This forum is not set up yet. Come back when its admin has done so.' });
    expect(await db().user.count()).toBe(0);
  });
});

describe('register: conflict', () => {
  const nameTaken = (username: string) => `The username ${username} is taken. Choose another.`;
  const EMAIL_TAKEN = 'An account with this email address exists. Log in instead.';

  it.each([
    ['username', { username: 'taken_ONE', email: 'free1@example.org' }, { username: nameTaken('taken_ONE') }, nameTaken('taken_ONE')],
    ['email', { username: 'free_two', email: 'TAKEN_one@Example.ORG' }, { email: EMAIL_TAKEN }, EMAIL_TAKEN],
    ['both', { username: 'TAKEN_one', email: 'taken_one@example.org' }, { username: nameTaken('TAKEN_one'), email: EMAIL_TAKEN }, `${nameTaken('TAKEN_one')} ${EMAIL_TAKEN}`],
  ])('%s, in any case of letters', async (_what, given, fields, message) => {
    await db().user.deleteMany();
    await createUser({ username: 'Taken_One', email: 'taken_one@example.org' });
    const refusal = await register({ ...account, ...given }, visitor()).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 'conflict', message });
    // toMatchObject would let a field pass that was not taken.
    expect(refusal).toHaveProperty('fields', fields);
    expect(await db().user.count()).toBe(1);
    expect(await db().session.count()).toBe(0);
  });

  it('of two at the same time one wins, the other is told', async () => {
    const results = await Promise.allSettled([
      register({ ...account, username: 'Racer', email: 'a@example.org' }, visitor()),
      register({ ...account, username: 'racer', email: 'b@example.org' }, visitor()),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = results.find((result) => result.status === 'rejected');
    expect(lost?.reason).toMatchObject({ code: 'conflict', message: expect.stringMatching(/^The username (Racer|racer) is taken\. Choose another\.$/) });
    expect(await db().user.count({ where: { username: 'racer' } })).toBe(1);
  });
});

describe('register: rate limit', () => {
  it('takes twenty an hour from one address', async () => {
    const client = visitor();
    await db().rateLimit.create({ data: { key: `registerAddress:${client.ip}`, count: 20, resetAt: new Date(Date.now() + 3_600_000) } });
    await expect(register({ ...account, username: 'one_more', email: 'more@example.org' }, client)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
    expect(await db().user.count({ where: { username: 'one_more' } })).toBe(0);
  });

  it('does not count what was mistyped', async () => {
    const client = visitor();
    await expect(register({ ...account, username: '' }, client)).rejects.toMatchObject({ code: 'invalid_input' });
    expect(await db().rateLimit.count({ where: { key: `registerAddress:${client.ip}` } })).toBe(0);
  });
});

describe('register: success', () => {
  it('makes a member, whatever role is asked for, and signs them in', async () => {
    const client = { ...visitor(), userAgent: 'Firefox' };
    const token = await register({ ...account, username: '  Newcomer ', role: 'admin', id: 99 }, client);
    expect(await findSession(token)).toMatchObject({ username: 'Newcomer', name: 'Newcomer', role: 'member' });
    const user = await db().user.findUniqueOrThrow({ where: { username: 'newcomer' }, include: { sessions: true } });
    expect(user).toMatchObject({ email: 'newcomer@example.org', role: 'member', sessions: [{ ip: client.ip, userAgent: 'Firefox' }] });
    expect(user.passwordHash).not.toContain(account.password);
    expect(await verifyPassword(user.passwordHash, account.password)).toBe(true);
  });
});
