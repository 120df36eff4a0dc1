import { execFile } from 'node:child_process';
import { readdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { answerApi } from '../api/answer-api';
import { checkSql } from '../sql/check-sql';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { withInstallLock } from './install-lock';
import { installPackage } from './install-package';
import type { Probe } from './probe-package';
import { readPackage } from './read-package';
import { runPendingHooks } from './run-pending-hooks';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from './testing';

// Each test compiles, starts runners and migrates.
vi.setConfig({ testTimeout: 60_000 });

useTestDatabase();
const halves = useServerHalves(answerHost);

const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
const ask = (route: string, init?: RequestInit) => answerApi({ request: new Request(`http://forum/ext/hello/api${route}`, init), slug: 'hello', viewer: null, address: '127.0.0.1' });
const words = async () => (await (await ask('/hello/you')).json()).rows.map(({ word }: { word: string }) => word);
const hookDone = () => vi.waitFor(async () => expect((await row()).pendingHook).toBeNull(), { timeout: 10_000 });

beforeEach(async () => {
  await db().extension.deleteMany();
  await halves.following().catchUp();
  await dropExtensionData('hello');
});

test('from a folder to running: its route answers, its table is there, onInstall ran once', async () => {
  const folder = await writeFiles(helloFiles());
  expect(await halves.install(folder)).toMatchObject({ slug: 'hello', version: '1.0.0', isNew: true });
  await hookDone();
  const response = await ask('/hello/Ada');
  expect([response.status, await response.json()]).toEqual([200, { text: 'Hello, Ada!', user: null, rows: [{ word: 'installed' }] }]);
  expect(await row()).toMatchObject({ loadStatus: 'loaded', source: 'folder', origin: folder, exportName: 'Hello', lastAttempt: { status: 'loaded', version: '1.0.0' } });
  expect(await halves.install(folder)).toMatchObject({ isNew: false });
  expect(await words()).toEqual(['installed']);
  expect(await checkSql()).toEqual([]);
});

test('an update migrates and runs onUpdate; the version before stays stored, older ones go', async () => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  for (const version of ['1.1.0', '1.2.0']) {
    await writeFiles({ ...helloFiles({ version }), 'migrations/0002_more.up.sql': 'ALTER TABLE words ADD COLUMN more text;' }, folder);
    await halves.install(folder);
    await hookDone();
  }
  expect(await words()).toEqual(['installed', 'updated 1.0.0 1.1.0', 'updated 1.1.0 1.2.0']);
  const { digest, previousDigest } = await row();
  expect((await readdir(path.join(halves.dataDir(), 'extensions', 'hello'))).toSorted()).toEqual([digest, previousDigest].toSorted());
});

test('a hook waits for the server to run its version: the one before is not asked', async () => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  const old = (await row()).digest;
  const said = `async onUpdate(from, to, nexus) { await nexus.db.query("INSERT INTO words (word) VALUES ('by the new one')"); },`;
  const server = helloFiles()['server/index.ts'] ?? '';
  await writeFiles(helloFiles({ version: '1.1.0' }, { 'server/index.ts': server.replace(/async onUpdate.*/, said) }), folder);
  await installPackage({ pack: await readPackage(folder), source: 'folder', origin: folder, store: path.join(halves.dataDir(), 'extensions'), probe: (spec) => halves.supervisor().probe(spec) });
  expect(halves.supervisor().state('hello').digest).toBe(old);
  await runPendingHooks(halves.supervisor(), new AbortController().signal);
  expect((await row()).pendingHook).toMatchObject({ hook: 'onUpdate', from: '1.0.0', to: '1.1.0' });
  await halves.following().catchUp();
  await hookDone();
  expect(await words()).toEqual(['installed', 'by the new one']);
});

test.each([
  ['compile_failed', { 'server/greet.ts': 'export const greet = (name: string) => name +;' }, {}, 'server/greet.ts:1:'],
  ['compile_failed', { 'server/greet.ts': 'throw new Error("at load"); export const greet = String;' }, {}, 'at load'],
  ['manifest_invalid', {}, { module: 'Other' }, 'does not export "Other". It exports Hello'],
  ['manifest_invalid', {}, { side_data: [{ entity: 'post', kind: 'hello' }] }, 'persistAttachment is missing in server/index.ts; "side_data" in the manifest needs it'],
  ['manifest_invalid', {}, { api_endpoints: [{ method: 'GET', path: '/nothing', description: 'x' }] }, "router.get('/nothing', …) is missing"],
  ['migration_failed', { 'migrations/0002_more.up.sql': 'CREATE TABLE more (id int);\nALTER TABLE words ADD COLUMN a int;\nSELECT nothing;' }, {}, 'migrations/0002_more.up.sql:3'],
  ['migration_failed', { 'migrations/0002_more.up.sql': 'SELECT 1;\nCOMMIT;' }, {}, 'migrations/0002_more.up.sql:'],
])('%s leaves the running version and its tables as they were', async (status, files, fields, message) => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  const { digest } = await row();
  await writeFiles(helloFiles({ version: '2.0.0', ...fields }, files), folder);
  await expect(halves.install(folder)).rejects.toMatchObject({ status, message: expect.stringContaining(message) });
  expect(await row()).toMatchObject({ version: '1.0.0', digest, loadStatus: 'loaded', loadError: null, lastAttempt: { status, version: '2.0.0', message: expect.stringContaining(message) } });
  expect(await readdir(path.join(halves.dataDir(), 'extensions', 'hello'))).toEqual([digest]);
  expect(await words()).toEqual(['installed']);
  expect(await checkSql()).toEqual([]);
});

test('a first install that fails keeps its row with status and message, and can be tried again', async () => {
  const folder = await writeFiles(helloFiles({}, { 'server/greet.ts': 'export const greet = ;' }));
  await expect(halves.install(folder)).rejects.toMatchObject({ status: 'compile_failed' });
  expect(await row()).toMatchObject({ loadStatus: 'compile_failed', digest: '', loadError: expect.stringContaining('server/greet.ts:1:') });
  expect((await ask('/hello/you')).status).toBe(404);
  await writeFiles(helloFiles(), folder);
  await halves.install(folder);
  await hookDone();
  expect(await words()).toEqual(['installed']);
});

test('a hook that fails marks the version, which stays loaded', async () => {
  const files = helloFiles();
  const broken = String(files['server/index.ts']).replace("await nexus.db.query(\"INSERT INTO words (word) VALUES ('installed')\")", "return { error: 'no key \\u0000\\u001b[2J' }");
  await halves.install(await writeFiles({ ...files, 'server/index.ts': broken }));
  await hookDone();
  expect(await row()).toMatchObject({ loadStatus: 'install_failed', loadError: expect.stringContaining('no key \\u{0}'), lastAttempt: { status: 'install_failed' } });
  expect((await ask('/hello/you')).status).toBe(200);
});

test('a manifest that is no file is refused, not waited for', async () => {
  const folder = await writeFiles(helloFiles());
  await rm(path.join(folder, 'manifest.json'));
  await promisify(execFile)('mkfifo', [path.join(folder, 'manifest.json')]);
  await expect(readPackage(folder)).rejects.toMatchObject({ status: 'manifest_invalid', message: 'manifest.json is no file' });
  await rm(path.join(folder, 'manifest.json'));
  await symlink('/etc/passwd', path.join(folder, 'manifest.json'));
  await expect(readPackage(folder)).rejects.toMatchObject({ status: 'manifest_invalid', message: 'manifest.json is no file' });
});

test('refused before anything is written: engines, a missing server half, a slug from elsewhere', async () => {
  await expect(readPackage(await writeFiles(helloFiles({ engines: { nexus: '>=9' } })))).rejects.toMatchObject({ status: 'manifest_invalid', message: 'engines.nexus asks for >=9; this forum has Nexus 1.0.0' });
  await expect(readPackage(await writeFiles(helloFiles({}, { 'server/index.ts': null })))).rejects.toMatchObject({ message: 'server/index.ts is missing; the manifest needs it for hooks' });
  await db().extension.create({ data: { slug: 'hello', name: 'Theirs', version: '9.0.0', digest: 'x', manifest: {}, source: 'repository', loadStatus: 'disabled', enabled: false } });
  await expect(halves.install(await writeFiles(helloFiles()))).rejects.toMatchObject({ message: 'The slug "hello" is installed from elsewhere: from repository. Give this one another slug.' });
  expect(await row()).toMatchObject({ name: 'Theirs', lastAttempt: null });
});

test('of two installs at once one is told that the other is at it', async () => {
  const folder = await writeFiles(helloFiles());
  await withInstallLock({ slug: 'hello' }, async () => {
    await expect(halves.install(folder, { waitMs: 0 })).rejects.toMatchObject({ code: 'conflict', message: 'The extension "hello" is being installed, changed or removed right now.' });
  });
  await expect(halves.install(folder)).resolves.toMatchObject({ isNew: true });
});

test('switched off, it answers nothing and hears nothing; switched on again, it is back without onInstall', async () => {
  await halves.install(await writeFiles(helloFiles()));
  await hookDone();
  const toggle = async (enabled: boolean) => {
    await getPool().query(`UPDATE extensions SET enabled = $1, load_status = CASE WHEN $1 THEN 'loaded' ELSE 'disabled' END::"LoadStatus" WHERE slug = 'hello'`, [enabled]);
    const { invalidateActiveExtensions } = await import('../registry/active-extensions');
    invalidateActiveExtensions();
    await halves.following().catchUp();
  };
  await toggle(false);
  expect((await ask('/hello/you')).status).toBe(404);
  expect(halves.supervisor().states()).toEqual([]);
  await toggle(true);
  expect(await words()).toEqual(['installed']);
});

test('the same slug from another folder is refused while that one is there, and taken over when asked or when it moved', async () => {
  const first = await writeFiles(helloFiles());
  const second = await writeFiles(helloFiles({ version: '1.1.0' }));
  await halves.install(first);
  await hookDone();
  await expect(halves.install(second)).rejects.toMatchObject({ status: 'manifest_invalid', message: expect.stringContaining(`from ${first}. Give this one another slug, or add --replace`) });
  expect(await row()).toMatchObject({ version: '1.0.0', lastAttempt: { status: 'loaded' } });
  await halves.install(second, { waitMs: 10_000, replaces: true });
  await hookDone();
  expect(await row()).toMatchObject({ version: '1.1.0', origin: second });
  await rm(second, { recursive: true });
  await halves.install(first);
  expect(await row()).toMatchObject({ version: '1.0.0', origin: first });
});

test('the same version with other content is installed, and is no update', async () => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  await writeFiles({ 'server/greet.ts': 'export const greet = (name: string) => `Good day, ${name}.`;' }, folder);
  expect(await halves.install(folder)).toMatchObject({ isNew: true, previousVersion: '1.0.0', version: '1.0.0' });
  await hookDone();
  expect((await (await ask('/hello/Ada')).json()).text).toBe('Good day, Ada.');
  expect(await words()).toEqual(['installed']);
});

test('a hook that failed has its turn with the next content', async () => {
  const files = helloFiles();
  const folder = await writeFiles({ ...files, 'server/index.ts': String(files['server/index.ts']).replace('await nexus.db.query("INSERT', 'throw new Error("no key"); await nexus.db.query("INSERT') });
  await halves.install(folder);
  await hookDone();
  expect(await row()).toMatchObject({ loadStatus: 'install_failed' });
  await writeFiles(files, folder);
  await halves.install(folder);
  await hookDone();
  expect([(await row()).loadStatus, await words()]).toEqual(['loaded', ['installed']]);
});

test('of two that claim one kind of attachment at once the second is refused', async () => {
  const claim = (slug: string) => {
    const files = helloFiles({ slug, side_data: [{ entity: 'post', kind: 'claimed' }] });
    files['server/index.ts'] = String(files['server/index.ts']).replace('async handleEvent', 'async persistAttachment() {}, async handleEvent');
    return files;
  };
  // Both have looked before either writes: the database decides at the switch.
  const arrived: (() => void)[] = [];
  const together = () => new Promise<void>((resolve) => {
    arrived.push(resolve);
    if (arrived.length === 2) for (const go of arrived) go();
  });
  const probe: Probe = async (spec) => {
    await together();
    return halves.supervisor().probe(spec);
  };
  const results = await Promise.allSettled(['hello', 'hello-two'].map(async (slug) => installPackage({ pack: await readPackage(await writeFiles(claim(slug))), source: 'folder', origin: null, store: path.join(halves.dataDir(), 'extensions'), probe, waitMs: 20_000 })));
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const failed = results.find((result) => result.status === 'rejected');
  expect(failed?.reason).toMatchObject({ status: 'manifest_invalid', message: expect.stringMatching(/^side_data: post attachments of kind "claimed" belong to the extension "hello(-two)?"\. Give/) });
  expect(await checkSql()).toEqual([]);
  await db().extension.deleteMany();
  await dropExtensionData('hello-two');
});
