import path from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { allowedTopics } from '@/lib/api/live-topics';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerApi } from '../api/answer-api';
import { answerAsset } from '../answer-asset';
import { checkGate } from '../gates/check-gate';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { invalidateActiveExtensions, listActiveExtensions } from '../registry/active-extensions';
import { listRenderedSlots } from '../registry/list-rendered-slots';
import { setExtensionEnabled } from '../set-enabled';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { getTask } from '../tasks/list-tasks';
import { startInstall, startMigrate, startRollback, startSync, startUninstall, startUpdate } from '../tasks/start-task';
import { startTasks, type Tasks } from '../tasks/start-tasks';
import { startUpload } from '../tasks/start-upload';

vi.setConfig({ testTimeout: 60_000 });

useTestDatabase();
const halves = useServerHalves(answerHost);

let admin: Viewer;
let tasks: Tasks;
beforeAll(async () => {
  admin = await createViewer({ role: 'admin' });
  tasks = await startTasks({ store: path.join(halves.dataDir(), 'extensions'), supervisor: null, isForumRunning: async () => true, settle: async () => undefined });
});
afterAll(async () => {
  await tasks.stop();
  delete process.env.NEXUS_SAFE_MODE;
});

const gates = { permissions: [{ key: 'can_look', label: 'Can look', default: 'everyone' }], js_bundle: 'hello.js', slots: ['post_footer'] };
const definition = String(helloFiles()['server/index.ts']).replace('async onInstall', 'async onUninstall() { throw new Error("never asked in safe mode"); },\n        async onInstall');
beforeEach(async () => {
  delete process.env.NEXUS_SAFE_MODE;
  await db().extension.deleteMany();
  await dropExtensionData('hello');
  await halves.install(await writeFiles(helloFiles(gates, { 'server/index.ts': definition, 'priv/static/hello.js': 'void 0;\n' })));
  await vi.waitFor(async () => expect((await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } })).pendingHook).toBeNull(), { timeout: 20_000 });
  process.env.NEXUS_SAFE_MODE = '1';
  invalidateActiveExtensions();
});

const ask = () => answerApi({ request: new Request('http://forum/ext/hello/api/hello/you'), slug: 'hello', viewer: admin, address: '127.0.0.1' });
const bundle = () => answerAsset({ request: new Request('http://forum/ext/hello/assets/hello.js'), slug: 'hello', segments: ['hello.js'] });

test('the API, the files, the HTML and the live topics of an extension are not there, whoever asks', async () => {
  expect([(await ask()).status, (await bundle()).status]).toEqual([404, 404]);
  expect([await listActiveExtensions(), await listRenderedSlots(admin), await allowedTopics(admin, ['ext:hello:tide'])]).toEqual([[], [], []]);
  delete process.env.NEXUS_SAFE_MODE;
  expect([(await ask()).status, (await bundle()).status]).toEqual([200, 200]);
});

test('a gate that an admin closed stays closed', async () => {
  const member = await createViewer();
  await db().extensionGate.create({ data: { slug: 'hello', key: 'can_look', tier: 'admin' } });
  expect(await checkGate({ slug: 'hello', key: 'can_look', userId: member.id })).toMatchObject({ passes: false, refusal: { status: 403 } });
  await db().extensionGate.deleteMany();
});

test.each([
  ['an install', () => startInstall(admin, { address: 'github.com/acme/hello' })],
  ['an upload', () => startUpload(admin, new File(['x'], 'hello.tgz'))],
  ['an update', () => startUpdate(admin, { slug: 'hello' })],
  ['going back', () => startRollback(admin, { slug: 'hello' })],
  ['fetching again', () => startSync(admin, { slug: 'hello' })],
  ['migrating', () => startMigrate(admin, { slug: 'hello' })],
])('%s is refused with a sentence, and no task is begun', async (_what, begin) => {
  await expect(begin()).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/^Safe mode: no extension’s code runs, so nothing is installed or changed\./) });
  expect(await db().extensionTask.count()).toBe(0);
});

test('an extension can be switched off, and removed without its onUninstall', async () => {
  await setExtensionEnabled(admin, { slug: 'hello', enabled: false });
  expect(await db().extension.findUnique({ where: { slug: 'hello' } })).toMatchObject({ enabled: false, loadStatus: 'disabled' });
  const id = await startUninstall(admin, { slug: 'hello', mode: 'purge', confirm: 'hello' });
  await vi.waitFor(async () => expect((await getTask(admin, { id })).state).not.toBe('running'), { timeout: 20_000 });
  expect(await getTask(admin, { id })).toMatchObject({ state: 'done', message: 'hello is removed, with all its data.\nonUninstall did not run: the forum is in safe mode. What it would have tidied up elsewhere is still there.' });
  expect(await db().extension.count()).toBe(0);
});
