import { describe, expect, it } from 'vitest';
import { hashToken, randomToken } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import { createSession } from '@/lib/sessions/create-session';
import { useTestDatabase } from '@/lib/testing/database';
import { createUser } from '@/lib/testing/factories';
import { findSession } from './find-session';

useTestDatabase();

const client = { ip: '203.0.113.9', userAgent: 'Test' };
const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
const rowOf = (token: string) => db().session.findUniqueOrThrow({ where: { tokenHash: hashToken(token) } });

describe('findSession', () => {
  it('finds nothing for a token that nobody has', async () => {
    expect(await findSession(randomToken())).toBeNull();
    expect(await findSession('')).toBeNull();
  });

  it('finds nothing for what the row holds: the hash is not the token', async () => {
    const token = await createSession((await createUser()).id, client);
    const stored = Buffer.from(hashToken(token));
    for (const text of [stored.toString('hex'), stored.toString('base64url'), stored.toString('latin1')]) expect(await findSession(text)).toBeNull();
  });

  it('finds nothing once the session is revoked', async () => {
    const token = await createSession((await createUser()).id, client);
    await db().session.delete({ where: { tokenHash: hashToken(token) } });
    expect(await findSession(token)).toBeNull();
  });

  it('finds nothing once it has expired', async () => {
    const token = await createSession((await createUser()).id, client);
    await db().session.update({ where: { tokenHash: hashToken(token) }, data: { expiresAt: minutesAgo(1) } });
    expect(await findSession(token)).toBeNull();
  });

  it('finds nothing once the account is gone', async () => {
    const user = await createUser();
    const token = await createSession(user.id, client);
    await db().user.delete({ where: { id: user.id } });
    expect(await findSession(token)).toBeNull();
  });

  it('reads the person as they are now, without password or address', async () => {
    const user = await createUser({ username: 'Mara', name: 'Mara K', role: 'member' });
    const token = await createSession(user.id, client);
    await db().user.update({ where: { id: user.id }, data: { role: 'moderator' } });
    expect(await findSession(token)).toEqual({ id: user.id, username: 'Mara', name: 'Mara K', role: 'moderator', avatarUrl: null, sessionId: (await rowOf(token)).id });
  });

  it('writes the last use only after five minutes', async () => {
    const token = await createSession((await createUser()).id, client);
    const tokenHash = hashToken(token);
    for (const [minutes, isWritten] of [[4, false], [6, true]] as const) {
      const lastUsedAt = minutesAgo(minutes);
      await db().session.update({ where: { tokenHash }, data: { lastUsedAt } });
      await findSession(token);
      expect((await rowOf(token)).lastUsedAt > lastUsedAt).toBe(isWritten);
    }
  });
});
