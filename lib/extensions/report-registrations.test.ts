import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { listInstalledExtensions } from './list-installed';
import { reportRegistrations } from './report-registrations';
import { installExtension } from './testing/install';
import { manifestOf } from './testing/write-package';

useTestDatabase();

let digest = '';

beforeEach(async () => {
  await db().extension.deleteMany();
  await installExtension({ manifest: manifestOf({ slots: ['post_footer', 'profile_sidebar'], actions: undefined, explore: { label: 'Polls' } }) });
  digest = (await db().extension.findUniqueOrThrow({ where: { slug: 'poll' } })).digest.slice(0, 16);
});

const report = (fields: Record<string, unknown> = {}) => ({
  slug: 'poll',
  digest,
  registered: [{ kind: 'slot', key: 'post_footer' }, { kind: 'profile_tab', key: 'polls' }, { kind: 'post_action', key: 'vote' }],
  warnings: ['"label" differs.'],
  ...fields,
});

const registrations = async () => (await listInstalledExtensions(await createViewer({ role: 'admin' })))[0]?.registrations;

test('a wrong kind is refused', async () => {
  await expect(reportRegistrations(await createViewer({ role: 'admin' }), report({ registered: [{ kind: 'nothing', key: 'x' }] }))).rejects.toMatchObject({ code: 'invalid_input' });
});

test.each(['a\0', '\udc00'])('a key that cannot be stored is refused: %j', async (key) => {
  await expect(reportRegistrations(await createViewer({ role: 'admin' }), report({ registered: [{ kind: 'slot', key }] }))).rejects.toMatchObject({ code: 'invalid_input' });
});

test.each([['guest', 'unauthenticated'], ['member', 'forbidden']] as const)('a %s is not believed', async (role, code) => {
  const viewer = role === 'guest' ? null : await createViewer({ role });
  await expect(reportRegistrations(viewer, report())).rejects.toMatchObject({ code });
});

test('before any report it is unknown what was registered', async () => {
  expect((await registrations())?.map(({ registered }) => registered)).toEqual([null, null, null]);
});

test('declared, registered, neither and both', async () => {
  await reportRegistrations(await createViewer({ role: 'moderator' }), report());
  expect(await registrations()).toEqual([
    { kind: 'slot', key: 'post_footer', declared: true, registered: true, warning: null },
    { kind: 'slot', key: 'profile_sidebar', declared: true, registered: false, warning: 'Declared but not registered.' },
    // Drawn from the manifest: there is nothing to register.
    { kind: 'explore', key: 'poll', declared: true, registered: false, warning: null },
    { kind: 'profile_tab', key: 'polls', declared: false, registered: true, warning: 'Not declared in the manifest, so it is not shown.' },
    // This manifest is silent about actions, so the bundle may register them.
    { kind: 'post_action', key: 'vote', declared: false, registered: true, warning: null },
  ]);
  expect((await listInstalledExtensions(await createViewer({ role: 'admin' })))[0]?.warnings).toContain('"label" differs.');
});

test('a report about another version changes nothing', async () => {
  await reportRegistrations(await createViewer({ role: 'admin' }), report({ digest: '0123456789abcdef' }));
  expect((await registrations())?.[0]?.registered).toBe(null);
});
