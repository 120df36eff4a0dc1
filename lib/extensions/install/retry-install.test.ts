import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerApi } from '../api/answer-api';
import { answerHost } from '../host-api/answer-host';
import { listInstalledExtensions } from '../list-installed';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { registerBundledExtensions } from '../registry/register-bundled';
import { setExtensionEnabled } from '../set-enabled';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { setInstaller } from './get-installer';
import { installAgain } from './install-again';
import { retryInstall } from './retry-install';
import { helloFiles, useServerHalves, writeFiles } from './testing';

vi.setConfig({ testTimeout: 60_000 });

useTestDatabase();
const halves = useServerHalves(answerHost);

const BROKEN = { 'server/greet.ts': 'export const greet = ;' };
const NO_KEY = (files: Record<string, string>) => ({ ...files, 'server/index.ts': String(files['server/index.ts']).replace('await nexus.db.query("INSERT', 'throw new Error("no key"); await nexus.db.query("INSERT') });
const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
const installed = async () => (await listInstalledExtensions(admin)).find(({ slug }) => slug === 'hello');
const answers = async () => (await answerApi({ request: new Request('http://forum/ext/hello/api/hello/you'), slug: 'hello', viewer: null, address: '127.0.0.1' })).status;
const settled = async () => {
  invalidateActiveExtensions();
  await halves.following().catchUp();
  await vi.waitFor(async () => expect((await row()).pendingHook).toBeNull(), { timeout: 20_000 });
};

let admin: Viewer;
beforeAll(async () => {
  admin = await createViewer({ role: 'admin' });
  setInstaller(async (slug) => {
    await installAgain(slug);
    return null;
  });
});
afterAll(() => setInstaller(null));
beforeEach(async () => {
  await db().extension.deleteMany();
  await halves.following().catchUp();
  await dropExtensionData('hello');
});

test.each([['guest', 'unauthenticated'], ['member', 'forbidden'], ['moderator', 'forbidden']] as const)('a %s may not', async (role, code) => {
  await expect(retryInstall(role === 'guest' ? null : await createViewer({ role }), { slug: 'hello' })).rejects.toMatchObject({ code });
});

test('unknown, and with nothing to repeat', async () => {
  await expect(retryInstall(admin, { slug: 'A B' })).rejects.toMatchObject({ code: 'invalid_input' });
  await expect(retryInstall(admin, { slug: 'hello' })).rejects.toMatchObject({ code: 'not_found' });
  await halves.install(await writeFiles(helloFiles()));
  await settled();
  await expect(retryInstall(admin, { slug: 'hello' })).rejects.toMatchObject({ code: 'conflict', message: 'There is nothing to try again: it is installed.' });
});

test('a first install that failed says so, fails again with its reason, and runs once its folder is right', async () => {
  const folder = await writeFiles(helloFiles({}, BROKEN));
  await expect(halves.install(folder)).rejects.toThrow();
  expect(await installed()).toMatchObject({ loadStatus: 'compile_failed', canRetry: true, failedAttempt: null, loadError: expect.stringContaining('server/greet.ts:1') });
  await expect(retryInstall(admin, { slug: 'hello' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('It was not installed. server/greet.ts:1') });
  await writeFiles(helloFiles(), folder);
  await retryInstall(admin, { slug: 'hello' });
  await settled();
  expect(await answers()).toBe(200);
  expect(await installed()).toMatchObject({ loadStatus: 'loaded', loadError: null, canRetry: false });
  expect(await db().auditEntry.count({ where: { action: 'extension.retry_install', subject: 'extension:hello' } })).toBe(2);
});

test('an update that failed is shown beside the version that runs, and can be tried again', async () => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await settled();
  await writeFiles(helloFiles({ version: '2.0.0' }, BROKEN), folder);
  await expect(halves.install(folder)).rejects.toThrow();
  expect(await installed()).toMatchObject({ version: '1.0.0', loadStatus: 'loaded', loadError: null, canRetry: true, failedAttempt: { version: '2.0.0', message: expect.stringContaining('server/greet.ts:1') } });
  await writeFiles(helloFiles({ version: '2.0.0' }), folder);
  await retryInstall(admin, { slug: 'hello' });
  await settled();
  expect(await installed()).toMatchObject({ version: '2.0.0', canRetry: false, failedAttempt: null });
});

test('onInstall that failed has another turn, also when its folder is gone', async () => {
  const folder = await writeFiles(NO_KEY(helloFiles()));
  await halves.install(folder);
  await settled();
  expect(await row()).toMatchObject({ loadStatus: 'install_failed', loadError: expect.stringContaining('no key') });
  await writeFiles(helloFiles(), folder);
  await retryInstall(admin, { slug: 'hello' });
  await settled();
  expect(await row()).toMatchObject({ loadStatus: 'loaded', loadError: null });

  await db().extension.deleteMany();
  await dropExtensionData('hello');
  const other = await writeFiles(NO_KEY(helloFiles()));
  await halves.install(other);
  await settled();
  await rm(other, { recursive: true });
  await retryInstall(admin, { slug: 'hello' });
  await settled();
  expect(await row()).toMatchObject({ loadStatus: 'install_failed', loadError: expect.stringContaining('no key') });
});

test('a folder that is gone is named', async () => {
  const folder = await writeFiles(helloFiles({}, BROKEN));
  await expect(halves.install(folder)).rejects.toThrow();
  await rm(folder, { recursive: true });
  await expect(retryInstall(admin, { slug: 'hello' })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining(`Its folder ${folder} is gone`) });
});

test('one that came with the forum is installed again from where it lies', async () => {
  const extensionsDir = await mkdtemp(path.join(tmpdir(), 'nexus-bundled-'));
  process.env.NEXUS_EXTENSIONS_DIR = extensionsDir;
  const folder = await writeFiles(helloFiles({}, BROKEN), path.join(extensionsDir, 'hello'));
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  await registerBundledExtensions({ extensionsDir, dataDir: halves.dataDir(), log, probe: (spec) => halves.supervisor().probe(spec) });
  expect((await row()).loadStatus).toBe('compile_failed');
  await writeFiles(helloFiles(), folder);
  await retryInstall(admin, { slug: 'hello' });
  await settled();
  expect(await row()).toMatchObject({ loadStatus: 'loaded', source: 'bundled' });
  delete process.env.NEXUS_EXTENSIONS_DIR;
});

test('switching on what never came to run installs it', async () => {
  const folder = await writeFiles(helloFiles({}, BROKEN));
  await expect(halves.install(folder)).rejects.toThrow();
  await setExtensionEnabled(admin, { slug: 'hello', enabled: false });
  await expect(setExtensionEnabled(admin, { slug: 'hello', enabled: true })).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('It was not installed.') });
  await setExtensionEnabled(admin, { slug: 'hello', enabled: false });
  await writeFiles(helloFiles(), folder);
  await setExtensionEnabled(admin, { slug: 'hello', enabled: true });
  await settled();
  expect([await answers(), (await row()).loadStatus]).toEqual([200, 'loaded']);
});
