import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { log } from '@/lib/core/log';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { installExtension } from '@/lib/testing/extensions';
import { createViewer } from '@/lib/testing/factories';
import { attachToUser, MAX_UNSETTLED } from './attach-to-user';
import { MAX_DATA_BYTES } from './check-data';
import { setPersister } from './persister';
import type { Persist, PersistCall } from './types';

useTestDatabase();

let member: Viewer;
const signature = { kind: 'signature', data: { text: 'Ahoy' } };
const persisted: PersistCall[] = [];
const use = (persist: Persist) => setPersister({ persist, waitMs: () => 1000 });
const rows = () => db().attachment.findMany({ orderBy: { id: 'asc' } });

beforeEach(async () => {
  await getPool().query('TRUNCATE attachments, rate_limits');
  await db().extension.deleteMany();
  await installExtension({ slug: 'signatures', sideData: [{ entity: 'user', kind: 'signature' }, { entity: 'post', kind: 'seal' }] });
  member = await createViewer();
  persisted.length = 0;
  use(async (call) => void persisted.push(call));
});

afterEach(() => setPersister(null));

describe('attachToUser', () => {
  it.each([
    [{}, { kind: 'Name the kind of what is attached.', data: 'This cannot be attached: its data is not an object.' }],
    [{ kind: ['signature'], data: {} }, { kind: 'Name the kind of what is attached.' }],
    [{ kind: 'a'.repeat(65), data: {} }, { kind: 'A kind has at most 64 characters.' }],
    [{ kind: 'signa\0ture', data: {} }, { kind: 'A kind holds no such character.' }],
    [{ kind: 'signature', data: [1] }, { data: 'This cannot be attached: its data is not an object.' }],
    [{ kind: 'signature', data: { text: 'a'.repeat(MAX_DATA_BYTES) } }, { data: expect.stringMatching(/at most 10,240 fit/) }],
    [{ kind: 'signature', data: { text: '\0' } }, { data: expect.stringMatching(/cannot be stored/) }],
    ['signature', { input: expect.any(String) }],
  ])('refuses %j', async (input, fields) => {
    await expect(attachToUser(member, input)).rejects.toMatchObject({ code: 'invalid_input', fields });
    expect(await rows()).toEqual([]);
  });

  it('refuses a guest', async () => {
    await expect(attachToUser(null, signature)).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('refuses a kind that nobody keeps for users, or whose extension is off', async () => {
    await installExtension({ slug: 'off', enabled: false, sideData: [{ entity: 'user', kind: 'banner' }] });
    for (const kind of ['unknown', 'seal', 'banner']) {
      await expect(attachToUser(member, { kind, data: {} })).rejects.toMatchObject({ code: 'invalid_input', fields: { kind: expect.stringContaining(`“${kind}”`) } });
    }
    expect(await rows()).toEqual([]);
  });

  it('has a limit in time, and one on what waits', async () => {
    for (let count = 0; count < 10; count += 1) await attachToUser(member, signature);
    await expect(attachToUser(member, signature)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: expect.any(Number) });
    await getPool().query('TRUNCATE attachments, rate_limits');
    const waiting = { entity: 'user', entityId: member.id, userId: member.id, slug: 'signatures', kind: 'signature', data: {}, state: 'failed', dueAt: new Date() } as const;
    await db().attachment.createMany({ data: Array.from({ length: MAX_UNSETTLED }, () => waiting) });
    await expect(attachToUser(member, signature)).rejects.toMatchObject({ code: 'rate_limited', retryAfter: 60 });
    expect(await attachToUser(await createViewer(), signature)).toMatchObject({ state: 'persisted' });
  });

  it('stores it for the member who is signed in, and hands it over before it answers', async () => {
    const attached = await attachToUser(member, { ...signature, userId: 1, entityId: 1, user_id: 1 });
    expect(attached).toEqual({ id: expect.any(Number), kind: 'signature', state: 'persisted' });
    expect(await rows()).toMatchObject([{ id: attached.id, entity: 'user', entityId: member.id, userId: member.id, postId: null, slug: 'signatures', data: { text: 'Ahoy' }, state: 'persisted' }]);
    expect(persisted).toMatchObject([{ slug: 'signatures', entity: 'user', entityId: member.id, attachment: { id: attached.id, ...signature }, author: { id: member.id } }]);
  });

  it('keeps what its extension fails to keep, to try again', async () => {
    vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    use(() => Promise.reject(new Error('no table')));
    expect(await attachToUser(member, signature)).toMatchObject({ state: 'pending' });
    expect(await rows()).toMatchObject([{ state: 'pending', attempts: 1, error: 'no table' }]);
  });
});
