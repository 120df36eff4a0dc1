import { randomBytes } from 'node:crypto';
import type { BrowserContext, Page } from 'playwright/test';
import { hashPassword } from '@/lib/auth/password';
import { sealSessionToken, sessionCookieName } from '@/lib/auth/session-cookie';
import { hashToken, randomToken } from '@/lib/core/ids';
import type { Role } from '@/lib/permissions/roles';
import { site, sqlOne } from './site';

export interface Member {
  id: number;
  username: string;
  name: string;
  email: string;
  role: Role;
}

export interface MemberOptions {
  role?: Role;
  /** Without one nobody can log in to the account by its form: hashing takes its time. */
  password?: string;
}

/** A name that no other test has. */
export const uniqueName = (prefix = 'm') => `${prefix}_${randomBytes(6).toString('hex')}`;

export const PASSWORD = 'a long enough password';

/** An account of its own for one test. */
export async function createMember({ role = 'member', password }: MemberOptions = {}): Promise<Member> {
  const username = uniqueName();
  const account = { username, name: username, email: `${username}@example.org`, role };
  const passwordHash = password === undefined ? 'no password opens this' : await hashPassword(password);
  const { id } = await sqlOne<{ id: number }>(
    'INSERT INTO users (username, email, name, role, password_hash) VALUES ($1, $2, $3, $4::"Role", $5) RETURNING id',
    [username, account.email, username, role, passwordHash],
  );
  return { id, ...account };
}

/** Opens a session as logging in does. @returns the cookie's value, and the session's id. */
export async function openSession(member: Member): Promise<{ cookie: string; sessionId: number }> {
  process.env.NEXTAUTH_SECRET = site.secret('master');
  const token = randomToken();
  const { id } = await sqlOne<{ id: number }>(
    `INSERT INTO sessions (token_hash, user_id, user_agent, ip, expires_at) VALUES ($1, $2, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/150', '127.0.0.1', now() + interval '1 day') RETURNING id`,
    [Buffer.from(hashToken(token)), member.id],
  );
  return { cookie: await sealSessionToken(token), sessionId: id };
}

/** The Cookie header of a signed-in request. */
export const cookieHeader = (cookie: string) => `${sessionCookieName()}=${cookie}`;

/** Signs a browser in without the form. @returns the id of the session. */
export async function signIn(browser: Page | BrowserContext, member: Member): Promise<number> {
  const { cookie, sessionId } = await openSession(member);
  const context = 'context' in browser ? browser.context() : browser;
  await context.addCookies([{ name: sessionCookieName(), value: cookie, url: site.url, httpOnly: true, sameSite: 'Lax' }]);
  return sessionId;
}

/** A new account, signed in to this browser. */
export async function newMember(browser: Page | BrowserContext, options: MemberOptions = {}): Promise<Member> {
  const member = await createMember(options);
  await signIn(browser, member);
  return member;
}
