import { AppError } from '@/lib/core/errors';
import { parseInput } from '@/lib/core/parse';
import { sha256Hex } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from '@/lib/events/record-event';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { createSession } from '@/lib/sessions/create-session';
import type { ClientInfo } from '@/lib/auth/client-info';
import { verifyPassword } from '@/lib/auth/password';
import { logInSchema } from './schema';

/**
 * Checks the password and opens a session. An unknown name and a wrong password get the same answer after the same time.
 * @returns the session token for the cookie.
 */
export async function logIn(input: unknown, client: ClientInfo): Promise<string> {
  const { login, password } = parseInput(logInSchema, input);
  await consumeLimit('logInAddress', client.ip);
  const user = await db().user.findFirst({ where: { ...(login.includes('@') ? { email: login } : { username: login }), extensionSlug: null } });
  // By account where there is one, so that name and email address share their tries.
  await consumeLimit('logInPair', sha256Hex(`${client.ip} ${user?.id ?? login.toLowerCase()}`));
  const matches = await verifyPassword(user?.passwordHash ?? null, password);
  if (!user || !matches) throw new AppError('invalid_input', 'That username and password do not match.');
  return transaction(async (tx) => {
    await recordEvent(tx, { name: 'user_login', payload: { user_id: user.id } });
    return createSession(user.id, client, tx);
  });
}
