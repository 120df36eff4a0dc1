import { beforeAll, describe, expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { askHost } from '../host-api/testing';
import { installManifest } from '../testing';
import { listGates } from './list-gates';
import { savePermissions } from './save-permissions';

useTestDatabase();

const tiers = ['everyone', 'member', 'moderator', 'admin'] as const;
let people: Record<'guest' | 'member' | 'moderator' | 'admin', Viewer | null>;
let admin: Viewer;

beforeAll(async () => {
  admin = await createViewer({ role: 'admin' });
  people = { guest: null, member: await createViewer(), moderator: await createViewer({ role: 'moderator' }), admin };
  const permissions = [...tiers.map((tier) => ({ key: `for_${tier}`, label: `Gate ${tier}`, default: tier })), { key: 'undecided', label: 'Undecided' }];
  await installManifest({ slug: 'polls', permissions });
});

const check = (key: string, who: keyof typeof people) => askHost('permissions.check', [key, people[who]?.id ?? null]);

describe('permissions.check', () => {
  const passing = { everyone: ['guest', 'member', 'moderator', 'admin'], member: ['member', 'moderator', 'admin'], moderator: ['moderator', 'admin'], admin: ['admin'] };
  it.each(tiers.flatMap((tier) => (['guest', 'member', 'moderator', 'admin'] as const).map((who) => [tier, who] as const)))('%s: a %s', async (tier, who) => {
    expect(await check(`for_${tier}`, who)).toBe(passing[tier].includes(who));
  });

  it('is for members where the manifest says nothing', async () => {
    expect([await check('undecided', 'guest'), await check('undecided', 'member')]).toEqual([false, true]);
  });

  it('goes by the role that a user has now, and lets nobody pass who does not exist', async () => {
    const { id } = await createViewer({ role: 'admin' });
    expect(await askHost('permissions.check', ['for_admin', id])).toBe(true);
    await db().user.update({ where: { id }, data: { role: 'member' } });
    expect(await askHost('permissions.check', ['for_admin', id])).toBe(false);
    expect([await askHost('permissions.check', ['for_everyone', 999_999]), await askHost('permissions.check', ['for_everyone', -1])]).toEqual([false, false]);
  });

  it.each(['nothing', 'constructor', '__proto__', ''])('refuses the undeclared key %j, naming the declared ones', async (key) => {
    await expect(askHost('permissions.check', [key, null])).rejects.toMatchObject({
      name: 'UnknownPermissionError', message: `"${key}" is not declared under "permissions" in the manifest. Declared: for_everyone, for_member, for_moderator, for_admin, undecided`,
    });
  });
});

describe('permissions.require', () => {
  it('asks a guest to log in where that is enough, and refuses everybody else', async () => {
    await expect(askHost('permissions.require', ['for_member', null])).rejects.toMatchObject({ name: 'HttpError', detail: { status: 401 }, message: 'Log in first: Gate member.' });
    await expect(askHost('permissions.require', ['for_admin', null])).rejects.toMatchObject({ name: 'HttpError', detail: { status: 403 } });
    await expect(askHost('permissions.require', ['for_admin', people.member?.id ?? 0])).rejects.toMatchObject({ name: 'HttpError', detail: { status: 403 }, message: 'You may not do this: Gate admin.' });
    expect(await askHost('permissions.require', ['for_member', people.member?.id ?? 0])).toBeNull();
  });
});

describe('savePermissions', () => {
  const save = (viewer: Viewer | null, gates: unknown) => savePermissions(viewer, { slug: 'polls', gates });

  it('is for admins, and takes declared gates and known tiers only', async () => {
    await expect(save(null, [])).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(save(people.moderator, [])).rejects.toMatchObject({ code: 'forbidden' });
    await expect(listGates(people.moderator, { slug: 'polls' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(save(admin, [{ key: 'nothing', tier: 'admin' }])).rejects.toThrow('There is no permission "nothing". Declared: for_everyone');
    await expect(save(admin, [{ key: 'undecided', tier: 'owner' }])).rejects.toMatchObject({ code: 'invalid_input', fields: { 'gates.0.tier': 'Choose one of: everyone, member, moderator, admin.' } });
    await expect(savePermissions(admin, { slug: 'nothing', gates: [] })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('goes before the manifest until it is given back, with a row in the audit log', async () => {
    await save(admin, [{ key: 'for_member', tier: 'admin' }, { key: 'undecided', tier: 'everyone' }]);
    expect([await check('for_member', 'moderator'), await check('undecided', 'guest')]).toEqual([false, true]);
    expect((await listGates(admin, { slug: 'polls' })).filter(({ isSaved }) => isSaved)).toEqual([
      { key: 'for_member', label: 'Gate member', tier: 'admin', default: 'member', isSaved: true }, { key: 'undecided', label: 'Undecided', tier: 'everyone', default: 'member', isSaved: true },
    ]);
    await save(admin, [{ key: 'for_member', tier: null }, { key: 'undecided', tier: 'everyone' }]);
    expect([await check('for_member', 'member'), await check('undecided', 'guest')]).toEqual([true, true]);
    const audit = await db().auditEntry.findMany({ orderBy: { id: 'asc' }, select: { action: true, before: true, after: true } });
    expect(audit).toEqual([
      { action: 'extension.save_permissions', before: { for_member: 'member', undecided: 'member' }, after: { for_member: 'admin', undecided: 'everyone' } },
      { action: 'extension.save_permissions', before: { for_member: 'admin' }, after: { for_member: 'as the manifest says' } },
    ]);
  });
});
