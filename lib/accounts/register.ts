import { isAppError, AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { db } from '@/lib/db/client';
import { transaction, type Transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { createSession } from '@/lib/sessions/create-session';
import type { Role } from '@/lib/permissions/roles';
import type { ClientInfo } from '@/lib/auth/client-info';
import { hashPassword } from '@/lib/auth/password';
import { registerSchema } from './schema';

/** Makes an account and signs it in. @returns the session token for the cookie. */
export async function register(input: unknown, client: ClientInfo): Promise<string> {
  const account = parseInput(registerSchema, input);
  await consumeLimit('registerAddress', client.ip);
  await refuseBeforeSetup();
  const passwordHash = await hashPassword(account.password);
  const userId = await transaction((tx) => createAccount(tx, { ...account, passwordHash, role: 'member' })).catch(nameTheTakenField(account));
  return createSession(userId, client);
}

/** The first account is the admin's and needs the token of /setup: made here, it would close /setup and leave nobody in charge. */
async function refuseBeforeSetup(): Promise<void> {
  if (await db().user.findFirst({ select: { id: true } })) return;
  throw new AppError('unavailable', 'This forum is not set up yet. Come back when its admin has done so.');
}

export interface NewAccount {
  username: string;
  email: string;
  passwordHash: string;
  role: Role;
}

export async function createAccount(tx: Transaction, { username, email, passwordHash, role }: NewAccount): Promise<number> {
  const user = await tx.user.create({ data: { username, email, passwordHash, role, name: username }, select: { id: true } });
  await recordEvent(tx, { name: 'user_registered', payload: { user_id: user.id } });
  return user.id;
}

/** A taken name is said beside its field; the database's unique index is what decides, so two at once cannot both win. */
export function nameTheTakenField({ username, email }: { username: string; email: string }) {
  return async (error: unknown): Promise<never> => {
    if (!isAppError(error) || error.code !== 'conflict') throw error;
    const fields: Record<string, string> = {};
    if (await db().user.count({ where: { username } })) fields.username = `The username ${username} is taken. Choose another.`;
    if (await db().user.count({ where: { email } })) fields.email = 'An account with this email address exists. Log in instead.';
    throw new AppError('conflict', Object.values(fields).join(' ') || error.message, { fields, cause: error });
  };
}
