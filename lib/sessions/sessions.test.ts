import { beforeEach, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { useHints } from '@/lib/testing/hear-hints';
import { createSession } from './create-session';
import { describeBrowser } from './describe-browser';
import { listSessions } from './list-sessions';
import { revokeOtherSessions, revokeSession } from './revoke-session';

useTestDatabase();
const hearHints = useHints();

let viewer: Viewer;
let other: Viewer;

beforeEach(async () => {
  [viewer, other] = [await createViewer(), await createViewer({ role: 'admin' })];
});

const addSession = async (userId: number) => {
  await createSession(userId, { ip: '203.0.113.9', userAgent: 'Test' });
  return (await db().session.findFirstOrThrow({ where: { userId }, orderBy: { id: 'desc' } })).id;
};
const exists = async (id: number) => (await db().session.count({ where: { id } })) === 1;

describe('revokeSession', () => {
  it.each([undefined, null, '', 'x', 0, [5]])('refuses the id %j', async (id) => {
    await expect(revokeSession(viewer, { id })).rejects.toMatchObject({ code: 'invalid_input', fields: { id: expect.any(String) } });
  });

  it('does not find one that is not there', async () => {
    await expect(revokeSession(viewer, { id: 2_147_483_647 })).rejects.toMatchObject({ code: 'not_found', message: 'That session was not found.' });
  });

  it('does not find somebody else\'s, for an admin neither', async () => {
    await expect(revokeSession(viewer, { id: other.sessionId })).rejects.toMatchObject({ code: 'not_found', message: 'That session was not found.' });
    await expect(revokeSession(other, { id: viewer.sessionId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await exists(other.sessionId) && await exists(viewer.sessionId)).toBe(true);
  });

  it('asks a guest to log in', async () => {
    await expect(revokeSession(null, { id: viewer.sessionId })).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to end a session.' });
    expect(await exists(viewer.sessionId)).toBe(true);
  });

  it('ends one\'s own and announces it', async () => {
    const id = await addSession(viewer.id);
    const hints = await hearHints(['sessions'], () => revokeSession(viewer, { id: String(id) }));
    expect(hints).toEqual([{ topic: 'sessions', event: 'revoked', id }]);
    expect(await exists(id)).toBe(false);
    expect(await exists(viewer.sessionId)).toBe(true);
    await expect(revokeSession(viewer, { id })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('revokeOtherSessions', () => {
  it('asks a guest to log in', async () => {
    await expect(revokeOtherSessions(null)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to end your other sessions.' });
  });

  it('ends all of one\'s own but the one in use, and nobody else\'s', async () => {
    const [one, two] = [await addSession(viewer.id), await addSession(viewer.id)];
    const hints = await hearHints(['sessions'], async () => expect(await revokeOtherSessions(viewer)).toBe(2));
    expect(hints).toEqual([{ topic: 'sessions', event: 'revoked' }]);
    expect([await exists(one), await exists(two), await exists(viewer.sessionId), await exists(other.sessionId)]).toEqual([false, false, true, true]);
  });
});

describe('listSessions', () => {
  it('asks a guest to log in', async () => {
    await expect(listSessions(null)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Log in to see your sessions.' });
  });

  it('shows one\'s own open ones, the last used first, and no token', async () => {
    const [older, expired] = [await addSession(viewer.id), await addSession(viewer.id)];
    await db().session.update({ where: { id: older }, data: { lastUsedAt: new Date('2026-01-02T03:04:05Z') } });
    await db().session.update({ where: { id: expired }, data: { expiresAt: new Date(Date.now() - 1000) } });
    const sessions = await listSessions(viewer);
    expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([[viewer.sessionId, true], [older, false]]);
    expect(sessions[1]).toEqual({ id: older, ip: '203.0.113.9', userAgent: 'Test', createdAt: expect.any(String), lastUsedAt: '2026-01-02T03:04:05.000Z', isCurrent: false });
  });
});

it.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36', 'Chrome on Android'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge on Windows'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1', 'Safari on iOS'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15', 'Safari on macOS'],
  ['curl/8.5.0', 'A browser'],
  ['', 'A browser'],
])('%s is %s', (userAgent, text) => {
  expect(describeBrowser(userAgent)).toBe(text);
});
