import type { ClientInfo } from '@/lib/auth/client-info';
import { SESSION_SECONDS } from '@/lib/auth/session-cookie';
import { clock } from '@/lib/core/clock';
import { hashToken, randomToken } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';

/** Opens a session and returns its token; the row keeps only the hash. A new token at each log-in leaves nothing to fixate. */
export async function createSession(userId: number, client: ClientInfo, tx: Transaction = db()): Promise<string> {
  const token = randomToken();
  const expiresAt = new Date(clock.now().getTime() + SESSION_SECONDS * 1000);
  await tx.session.create({ data: { userId, tokenHash: hashToken(token), expiresAt, ip: client.ip, userAgent: client.userAgent } });
  return token;
}
