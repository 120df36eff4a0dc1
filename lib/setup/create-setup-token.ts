import { hashToken, randomToken } from '@/lib/core/ids';
import { db } from '@/lib/db/client';

export const SETUP_PURPOSE = 'setup';

/** Makes a token for /setup. Every token made before the first admin exists is good: two servers may each print one. */
export async function createSetupToken(): Promise<string> {
  const token = randomToken();
  await db().token.create({ data: { hash: hashToken(token), purpose: SETUP_PURPOSE } });
  return token;
}
