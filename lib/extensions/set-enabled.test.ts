import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { onNotify, startListening, stopListening } from '@/lib/realtime/listener';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { clearExtensionFaults } from './clear-faults';
import { listInstalledExtensions } from './list-installed';
import { listActiveExtensions } from './registry/active-extensions';
import { installManifest } from './testing';
import { setExtensionEnabled } from './set-enabled';
import { installExtension } from './testing/install';

useTestDatabase();

beforeEach(async () => {
  await db().extension.deleteMany();
  await installExtension();
});

const isEnabled = async () => (await db().extension.findUniqueOrThrow({ where: { slug: 'poll' } })).enabled;

test.each([
  [{ slug: 'poll' }, { enabled: 'Expected true or false.' }],
  [{ slug: 'poll', enabled: 'maybe' }, { enabled: 'Expected true or false.' }],
  [{ slug: 'A B', enabled: false }, { slug: 'Expected an extension’s slug: lower-case letters, digits and hyphens.' }],
])('invalid input %j is named by field', async (input, fields) => {
  await expect(setExtensionEnabled(await createViewer({ role: 'admin' }), input)).rejects.toMatchObject({ code: 'invalid_input', fields });
});

test.each([
  ['guest', 'unauthenticated'],
  ['member', 'forbidden'],
  ['moderator', 'forbidden'],
] as const)('a %s may neither look nor switch nor clear', async (role, code) => {
  const viewer = role === 'guest' ? null : await createViewer({ role });
  await expect(setExtensionEnabled(viewer, { slug: 'poll', enabled: false })).rejects.toMatchObject({ code });
  await expect(clearExtensionFaults(viewer, { slug: 'poll' })).rejects.toMatchObject({ code });
  await expect(listInstalledExtensions(viewer)).rejects.toMatchObject({ code });
  // Whoever may not ask does not learn what is installed either.
  await expect(setExtensionEnabled(viewer, { slug: 'unknown', enabled: false })).rejects.toMatchObject({ code });
  expect(await isEnabled()).toBe(true);
});

test('an unknown extension is not found', async () => {
  const admin = await createViewer({ role: 'admin' });
  await expect(setExtensionEnabled(admin, { slug: 'unknown', enabled: false })).rejects.toMatchObject({ code: 'not_found', message: 'That extension was not found.' });
  await expect(clearExtensionFaults(admin, { slug: 'unknown' })).rejects.toMatchObject({ code: 'not_found' });
});

test('an admin switches it off and on, with an audit row each', async () => {
  const admin = await createViewer({ role: 'admin' });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: false });
  expect(await listActiveExtensions()).toEqual([]);
  expect((await listInstalledExtensions(admin))[0]).toMatchObject({ enabled: false, loadStatus: 'disabled' });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: 'true' });
  expect((await listActiveExtensions()).map(({ slug }) => slug)).toEqual(['poll']);
  const audit = await db().auditEntry.findMany({ where: { actorId: admin.id }, orderBy: { id: 'asc' }, select: { action: true, subject: true, before: true, after: true } });
  expect(audit).toEqual([
    { action: 'extension.disable', subject: 'extension:poll', before: { enabled: true }, after: { enabled: false } },
    { action: 'extension.enable', subject: 'extension:poll', before: { enabled: false }, after: { enabled: true } },
  ]);
});

test('switching to what it is already writes nothing', async () => {
  const admin = await createViewer({ role: 'admin' });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: true });
  expect(await db().auditEntry.count({ where: { actorId: admin.id } })).toBe(0);
});

test('what others cannot do without stays on, and is named; what is not needed any more goes', async () => {
  const admin = await createViewer({ role: 'admin' });
  await installManifest({ slug: 'chart', name: 'Chart', dependencies: [{ slug: 'poll', version: '^1.0.0' }] });
  await installManifest({ slug: 'map', name: 'Map', dependencies: [{ slug: 'poll', version: '^1.0.0' }] });
  await installManifest({ slug: 'hint', name: 'Hint', dependencies: [{ slug: 'poll', version: '^1.0.0', optional: true }] });
  await expect(setExtensionEnabled(admin, { slug: 'poll', enabled: false })).rejects.toMatchObject({ code: 'conflict', message: 'Chart, Map cannot do without poll. Switch them off first.' });
  expect(await isEnabled()).toBe(true);
  for (const slug of ['chart', 'map', 'poll']) await setExtensionEnabled(admin, { slug, enabled: false });
  expect(await isEnabled()).toBe(false);
  await expect(setExtensionEnabled(admin, { slug: 'chart', enabled: true })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('needs the extension "poll" (^1.0.0), which is not installed and switched on') });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: true });
  await setExtensionEnabled(admin, { slug: 'chart', enabled: true });
});

test('what is being removed is not switched on again', async () => {
  await db().extension.update({ where: { slug: 'poll' }, data: { enabled: false, loadStatus: 'disabled', uninstalling: { mode: 'keep' } } });
  await expect(setExtensionEnabled(await createViewer({ role: 'admin' }), { slug: 'poll', enabled: true })).rejects.toMatchObject({ code: 'conflict', message: 'poll is being removed.' });
  expect(await isEnabled()).toBe(false);
});

test('one that is broken stays broken, whatever the switch says', async () => {
  const admin = await createViewer({ role: 'admin' });
  await db().extension.update({ where: { slug: 'poll' }, data: { loadStatus: 'manifest_invalid' } });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: false });
  await setExtensionEnabled(admin, { slug: 'poll', enabled: true });
  expect((await listInstalledExtensions(admin))[0]?.loadStatus).toBe('manifest_invalid');
});

test('every server is told', async () => {
  await startListening();
  const told = new Promise((resolve) => onNotify('extensions', resolve));
  await setExtensionEnabled(await createViewer({ role: 'admin' }), { slug: 'poll', enabled: false });
  expect(await told).toMatchObject({ topic: 'extensions', event: 'disabled' });
  await stopListening();
});
