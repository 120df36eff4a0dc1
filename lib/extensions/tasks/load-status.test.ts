import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { LoadStatus } from '@/lib/db/generated/enums';
import { useTestDatabase } from '@/lib/testing/database';
import { misbehaviours } from '@/lib/testing/release-server';
import { answerApi } from '../api/answer-api';
import { checkExtensions } from '../fsck/check-extensions';
import { answerHost } from '../host-api/answer-host';
import { restoreInstalled } from '../install/restore-installed';
import { retryInstall } from '../install/retry-install';
import { helloFiles } from '../install/testing';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { setExtensionEnabled } from '../set-enabled';
import { startInstall, startUpdate } from './start-task';
import { useTasks } from './testing';
import type { TaskView } from './types';

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost);

const host = () => new URL(world.server().url).host;
const retry = () => retryInstall(world.admin(), { slug: 'hello' });
const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' }, select: { loadStatus: true, loadError: true, version: true } });
const answers = async () => (await answerApi({ request: new Request('http://forum/ext/hello/api/hello/you'), slug: 'hello', viewer: null, address: '127.0.0.1' })).status;
const manifestOf = (fields: object = {}) => ({ ...JSON.parse(helloFiles()['manifest.json'] ?? ''), ...fields });
const failing = (hook: 'onInstall' | 'onUpdate') => {
  const { 'server/index.ts': server = '' } = helloFiles();
  return { 'server/index.ts': server.replace(new RegExp(`async ${hook}\\(([^)]*)\\) \\{`), `async ${hook}($1) { if ((await nexus.kv.get('ready')) !== true) throw new Error('not ready yet');`) };
};
const beReady = () => db().extensionKeyValue.create({ data: { slug: 'hello', key: 'ready', value: true, bytes: 4 } });

async function settled(): Promise<void> {
  await vi.waitFor(async () => {
    invalidateActiveExtensions();
    await world.halves.following().catchUp();
    expect(await db().extension.count({ where: { pendingHook: { not: { equals: null } } } })).toBe(0);
  }, { timeout: 20_000 });
}

/** Tries again, agreeing where that is asked for. */
async function recover(version = '1.0.0'): Promise<void> {
  const id = await retry();
  const looked = id === null ? null : await world.atRest(id);
  const done = looked?.state === 'waiting' ? await world.approve(looked) : looked;
  if (done) expect(done).toMatchObject({ state: 'done' });
  await settled();
  expect(await row()).toEqual({ loadStatus: 'loaded', loadError: null, version });
  expect(await answers()).toBe(200);
  expect(await checkExtensions(world.halves.dataDir(), { isForumRunning: true, settleMs: 1 })).toEqual([]);
}

/** A first install fails, which its row says as the task does; tried again with nothing changed it fails likewise. */
async function expectFailed(task: TaskView, status: LoadStatus, message: string): Promise<void> {
  expect({ state: task.state, status: task.status, message: task.message }).toEqual({ state: 'failed', status, message });
  expect(await row()).toEqual({ loadStatus: status, loadError: message, version: '' });
  expect(await answers()).toBe(404);
  const again = await world.atRest(String(await retry()));
  const end = again.state === 'waiting' ? await world.approve(again) : again;
  expect({ state: end.state, status: end.status, message: end.message }).toEqual({ state: 'failed', status, message });
}

test('every status is here', () => {
  expect(Object.keys(LoadStatus).toSorted()).toEqual(['compile_failed', 'disabled', 'download_failed', 'install_failed', 'loaded', 'manifest_invalid', 'migration_failed', 'no_release', 'no_repo', 'not_loaded', 'update_failed']);
});

test('loaded, disabled: there is nothing to try again', async () => {
  await world.publish('1.0.0');
  await world.install();
  expect(await row()).toEqual({ loadStatus: 'loaded', loadError: null, version: '1.0.0' });
  await expect(retry()).rejects.toMatchObject({ code: 'conflict', message: 'There is nothing to try again: it is installed.' });
  await setExtensionEnabled(world.admin(), { slug: 'hello', enabled: false });
  expect(await row()).toEqual({ loadStatus: 'disabled', loadError: null, version: '1.0.0' });
  await settled();
  expect(await answers()).toBe(404);
  await expect(retry()).rejects.toMatchObject({ code: 'conflict', message: 'There is nothing to try again: it is installed.' });
  await setExtensionEnabled(world.admin(), { slug: 'hello', enabled: true });
  await settled();
  expect([await row(), await answers()]).toEqual([{ loadStatus: 'loaded', loadError: null, version: '1.0.0' }, 200]);
});

test('not_loaded: its stored files were damaged at a start', async () => {
  await world.publish('1.0.0');
  await world.install();
  const { digest } = await db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
  await appendFile(path.join(world.store(), 'hello', digest, 'server', 'greet.ts'), '\n');
  await restoreInstalled();
  await settled();
  expect(await row()).toEqual({ loadStatus: 'not_loaded', loadError: 'Its stored files are not those that were installed. Install it again.', version: '1.0.0' });
  expect(await answers()).toBe(404);
  await recover();
});

test('compile_failed: a release that does not compile', async () => {
  await world.publish('1.0.0', { files: { 'server/greet.ts': 'export const greet = ;' } });
  await expectFailed(await world.install(), 'compile_failed', 'server/greet.ts:1:22: Unexpected ";"');
  await world.publish('1.0.0');
  await recover();
});

test('manifest_invalid: a release for another forum', async () => {
  await world.publish('1.0.0', { fields: { engines: { nexus: '^9.0' } } });
  await expectFailed(await world.install(), 'manifest_invalid', 'engines.nexus asks for ^9.0; this forum has Nexus 1.0.0');
  await world.publish('1.0.0');
  await recover();
});

test('migration_failed: a release whose tables cannot be made', async () => {
  await world.publish('1.0.0', { files: { 'migrations/0001_words.up.sql': 'CREATE TABLE words (id int);\nCREATE TABLE words (word text);' } });
  await expectFailed(await world.install(), 'migration_failed', 'migrations/0001_words.up.sql:2: relation "words" already exists');
  await world.publish('1.0.0');
  await recover();
});

test('download_failed: a release whose archive is not there', async () => {
  await world.publish('1.0.0');
  const { assets: [asset] } = await world.server().publish({ owner: 'acme', repo: 'hello', version: '1.0.0', files: helloFiles() });
  world.server().behave(`/downloads/acme/hello/${asset?.id}/hello-1.0.0.tgz`, misbehaviours.error(404));
  await expectFailed(await world.install(), 'download_failed', `hello-1.0.0.tgz could not be downloaded. ${host()} has no such file (404).`);
  world.server().behaveAgain();
  await recover();
});

test('no_release: a repository that has published none', async () => {
  world.server().addRepository('acme', 'silent');
  world.server().setManifest({ owner: 'acme', repo: 'silent', ref: 'HEAD', manifest: manifestOf() });
  const task = await world.run((admin) => startInstall(admin, { address: world.address('silent') }));
  await expectFailed(task, 'no_release', `${host()}/acme/silent has no published release. Its publisher makes one under "Releases"; drafts and pre-releases do not count.`);
  await world.publish('1.0.0', { repo: 'silent' });
  await recover();
});

test('no_repo: a manifest elsewhere that names no repository', async () => {
  const address = world.server().put('/manifest.json', JSON.stringify(manifestOf()));
  const task = await world.run((admin) => startInstall(admin, { address }));
  await expectFailed(task, 'no_repo', `The manifest at ${address} names no GitHub repository: neither its "repository" nor its "homepage" is an address like https://github.com/owner/repository.`);
  await world.publish('1.0.0');
  world.server().put('/manifest.json', JSON.stringify(manifestOf({ repository: world.address() })));
  await recover();
});

test('install_failed: onInstall threw; the version runs all the same', async () => {
  await world.publish('1.0.0', { files: failing('onInstall') });
  const reason = 'onInstall threw Error: not ready yet';
  expect(await world.install()).toMatchObject({ state: 'failed', status: 'install_failed', message: `${reason}\nVersion 1.0.0 is installed. It runs all the same; Retry runs onInstall again.` });
  expect(await row()).toEqual({ loadStatus: 'install_failed', loadError: reason, version: '1.0.0' });
  expect(await answers()).toBe(200);
  await beReady();
  await recover();
});

test('update_failed: onUpdate threw; the new version runs all the same', async () => {
  await world.publish('1.0.0');
  await world.install();
  await world.publish('1.1.0', { files: failing('onUpdate') });
  const reason = 'onUpdate threw Error: not ready yet';
  const task = await world.run((admin) => startUpdate(admin, { slug: 'hello' }));
  expect(task).toMatchObject({ state: 'failed', status: 'update_failed', message: `${reason}\nVersion 1.1.0 is installed, in place of 1.0.0. It runs all the same; Retry runs onUpdate again.` });
  expect(await row()).toEqual({ loadStatus: 'update_failed', loadError: reason, version: '1.1.0' });
  expect(await answers()).toBe(200);
  await beReady();
  await recover('1.1.0');
});
