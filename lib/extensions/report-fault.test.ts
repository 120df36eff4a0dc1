import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { clearExtensionFaults } from './clear-faults';
import { listInstalledExtensions } from './list-installed';
import { listPageBundles } from './registry/list-page-bundles';
import { reportExtensionFault } from './report-fault';
import { installExtension } from './testing/install';
import { manifestOf } from './testing/write-package';

useTestDatabase();

const from = { ip: '192.0.2.1' };
const surface = 'slot:post_footer';
let digest = '';

beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await db().extension.deleteMany();
  await installExtension();
  digest = (await db().extension.findUniqueOrThrow({ where: { slug: 'poll' } })).digest.slice(0, 16);
});

const fault = (fields: Record<string, unknown> = {}) => ({ slug: 'poll', digest, surface, message: 'Error: thrown', stack: 'at poll.js:1', ...fields });
const switchedOff = async () => (await listPageBundles({ page: { kind: 'post', path: '/post/1' }, viewer: null }))[0]?.switchedOff;
const report = async (count: number, fields: Record<string, unknown> = {}) => {
  for (let index = 0; index < count; index += 1) await reportExtensionFault(await createViewer(), fault(fields), from);
};

test.each([
  [{ slug: 'A B' }, 'slug'],
  [{ digest: 'x' }, 'digest'],
  [{ surface: 'nowhere:x' }, 'surface'],
  [{ surface: ['slot:post_footer'] }, 'surface'],
  [{ surface: `slot:${'x'.repeat(200)}` }, 'surface'],
  [{ surface: 'post_action:a\0' }, 'surface'],
  [{ surface: 'post_action:\ud800' }, 'surface'],
  [{ message: 5 }, 'message'],
  [{ message: 'x'.repeat(100_001) }, 'message'],
])('invalid input %#: %s is named', async (fields, name) => {
  await expect(reportExtensionFault(null, fault(fields), from)).rejects.toMatchObject({ code: 'invalid_input', fields: { [name]: expect.any(String) } });
});

test('half a character is no reason to lose a message', async () => {
  await reportExtensionFault(null, fault({ message: `${'x'.repeat(299)}😀`, stack: '\ud800' }), from);
  expect(await db().extensionFault.findFirstOrThrow()).toMatchObject({ message: `${'x'.repeat(299)}\ufffd`, stack: '\ufffd' });
});

test('a long message is cut, a NUL is dropped', async () => {
  await reportExtensionFault(null, fault({ message: `a\0b${'x'.repeat(1000)}`, stack: 'y'.repeat(9000) }), from);
  const row = await db().extensionFault.findFirstOrThrow();
  expect([row.message.slice(0, 3), row.message.length, row.stack.length]).toEqual(['abx', 300, 4000]);
});

test.each([
  ['another version', { digest: '0123456789abcdef' }],
  ['an unknown extension', { slug: 'unknown' }],
  ['a surface that is not declared', { surface: 'slot:profile_sidebar' }],
])('a report about %s is dropped', async (_what, fields) => {
  await reportExtensionFault(await createViewer(), fault(fields), from);
  expect(await db().extensionFault.count()).toBe(0);
});

test('the same failure is one row with a count', async () => {
  const viewer = await createViewer();
  for (let index = 0; index < 3; index += 1) await reportExtensionFault(viewer, fault(), from);
  const rows = await db().extensionFault.findMany();
  expect(rows).toMatchObject([{ surface, reporter: `user:${viewer.id}`, count: 3, message: 'Error: thrown' }]);
});

test('a reporter cannot fill the table with wordings', async () => {
  const viewer = await createViewer();
  for (let index = 0; index < 10; index += 1) await reportExtensionFault(viewer, fault({ message: `wording ${index}` }), from);
  expect(await db().extensionFault.count()).toBe(3);
  expect(await db().extensionFault.aggregate({ _sum: { count: true } })).toEqual({ _sum: { count: 10 } });
});

test('too many reports are refused', async () => {
  const viewer = await createViewer();
  const reports = Array.from({ length: 31 }, () => reportExtensionFault(viewer, fault(), from));
  const outcomes = await Promise.allSettled(reports);
  expect(outcomes.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'rate_limited' } }]);
});

test('five different members switch a surface off, four do not', async () => {
  await report(4);
  expect(await switchedOff()).toEqual([]);
  await report(1);
  expect(await switchedOff()).toEqual([surface]);
});

test('one member, however often, and any number of guests switch nothing off', async () => {
  const viewer = await createViewer();
  for (let index = 0; index < 8; index += 1) await reportExtensionFault(viewer, fault({ message: `m${index}` }), from);
  for (let index = 0; index < 8; index += 1) await reportExtensionFault(null, fault(), { ip: `192.0.2.${index}` });
  expect(await switchedOff()).toEqual([]);
});

test('a bundle that does not load is counted, but is no surface to switch off: blockers would do it', async () => {
  await report(6, { surface: 'bundle:load' });
  expect(await switchedOff()).toEqual([]);
  const [listed] = await listInstalledExtensions(await createViewer({ role: 'admin' }));
  expect(listed?.faults).toMatchObject([{ surface: 'bundle:load', members: 6, isSwitchedOff: false }]);
});

test('the admin reads what failed, where and for how many, and brings it back', async () => {
  await report(5);
  await reportExtensionFault(null, fault({ message: 'Error: the latest' }), from);
  const admin = await createViewer({ role: 'admin' });
  expect((await listInstalledExtensions(admin))[0]?.faults).toMatchObject([{ surface, message: 'Error: the latest', times: 6, members: 5, isSwitchedOff: true }]);
  await clearExtensionFaults(admin, { slug: 'poll', surface });
  expect(await switchedOff()).toEqual([]);
  expect((await listInstalledExtensions(admin))[0]?.faults).toEqual([]);
  expect(await db().auditEntry.findFirst({ where: { actorId: admin.id } })).toMatchObject({ action: 'extension.clear_faults', before: { surface, reports: 6 } });
});

test('a new version starts with a clean sheet', async () => {
  await report(5);
  const next = await installExtension({ manifest: manifestOf({ version: '1.0.1' }) });
  await next.register();
  expect(await switchedOff()).toEqual([]);
});
