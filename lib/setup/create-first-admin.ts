import { z } from 'zod';
import type { ClientInfo } from '@/lib/auth/client-info';
import { hashPassword } from '@/lib/auth/password';
import { createAccount } from '@/lib/accounts/register';
import { registerSchema } from '@/lib/accounts/schema';
import { AppError } from '@/lib/core/errors';
import { hashToken } from '@/lib/core/ids';
import { parseInput } from '@/lib/core/parse';
import { transaction } from '@/lib/db/transaction';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { createSession } from '@/lib/sessions/create-session';
import { createFirstSpace } from '@/lib/spaces/create-first-space';
import { SETUP_PURPOSE } from './create-setup-token';

const firstAdminSchema = registerSchema.extend({
  siteName: z.string().trim().min(1, 'Name your forum.').max(60, 'Choose a name of at most 60 characters.')
    .refine((name) => !/[\0-\x1f\x7f]/.test(name), 'The name holds a control character.'),
  token: z.string().trim().min(1, 'Enter the setup token that the terminal printed.').max(200, 'That is longer than any setup token.'),
});

/** Makes the first admin with the token from the terminal, names the forum and opens its first space. @returns the session token. */
export async function createFirstAdmin(input: unknown, client: ClientInfo): Promise<string> {
  const { token, siteName, ...account } = parseInput(firstAdminSchema, input);
  await consumeLimit('setupAddress', client.ip);
  const passwordHash = await hashPassword(account.password);
  const userId = await transaction(async (tx) => {
    // Locking the tokens makes two set-ups at once take turns; the second finds none left.
    const tokens = await tx.$queryRaw<{ hash: Uint8Array }[]>`SELECT hash FROM tokens WHERE purpose = ${SETUP_PURPOSE} FOR UPDATE`;
    if (await tx.user.count()) throw new AppError('conflict', 'This forum is set up already. Log in instead.');
    const given = Buffer.from(hashToken(token));
    if (!tokens.some((row) => given.equals(row.hash))) {
      throw new AppError('forbidden', 'That setup token is not valid.', { fields: { token: 'Use the token that the terminal printed at the last start.' } });
    }
    await tx.token.deleteMany({ where: { purpose: SETUP_PURPOSE } });
    await tx.setting.upsert({ where: { key: 'siteName' }, create: { key: 'siteName', value: siteName }, update: { value: siteName } });
    await createFirstSpace(tx);
    return createAccount(tx, { ...account, passwordHash, role: 'admin' });
  });
  return createSession(userId, client);
}
