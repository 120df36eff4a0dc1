import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../host-api/answer-host';
import { restoreInstalled } from '../install/restore-installed';
import { retryInstall } from '../install/retry-install';
import { helloFiles } from '../install/testing';
import { setExtensionEnabled } from '../set-enabled';
import { startInstall, startUpdate } from './start-task';
import { OWNER, useTasks } from './testing';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost);

const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
const look = () => world.run((admin) => startInstall(admin, { address: world.address() }));
const withServer = (change: (server: string) => string) => ({ 'server/index.ts': change(helloFiles()['server/index.ts'] ?? '') });
/** The same, with a hook that fails until the extension was told that all is ready. */
const failing = (hook: string) => withServer((server) => server.replace(new RegExp(`async ${hook}\\([^)]*\\) \\{`), (begin) => `${begin} if ((await nexus.kv.get('ready')) !== true) throw new Error('not ready yet');`));

/** Has Retry repeat what failed; what it fetches is agreed to. */
async function retry(): Promise<void> {
  const id = await retryInstall(world.admin(), { slug: 'hello' });
  const task = id === null ? null : await world.atRest(id);
  if (task?.state === 'waiting') await world.approve(task);
  await world.halves.following().catchUp();
  await vi.waitFor(async () => expect(await row()).toMatchObject({ loadStatus: 'loaded', loadError: null, pendingHook: null }), { timeout: 30_000 });
}

const manifest = { manifest_version: 2, name: 'Hello', slug: 'hello', version: '1.0.0', module: 'Hello' };
const repository = () => `${new URL(world.server().url).host}/${OWNER}/ghost`;

test('no_repo: the repository is not there; it is found once it is', async () => {
  world.server().setManifest({ owner: OWNER, repo: 'ghost', ref: 'HEAD', manifest });
  const address = world.address('ghost');
  const message = `There is no repository ${repository()}. A private one needs a token in NEXUS_GITHUB_TOKEN.`;
  expect(await world.run((admin) => startInstall(admin, { address }))).toMatchObject({ state: 'failed', status: 'no_repo', message, slug: 'hello' });
  expect(await row()).toMatchObject({ name: 'Hello', loadStatus: 'no_repo', loadError: message, digest: '', origin: address });
  await world.publish('1.0.0', { repo: 'ghost' });
  await retry();
});

test('no_release: nothing is published; it is installed once something is', async () => {
  world.server().addRepository(OWNER, 'quiet');
  world.server().setManifest({ owner: OWNER, repo: 'quiet', ref: 'HEAD', manifest });
  const task = await world.run((admin) => startInstall(admin, { address: world.address('quiet') }));
  const message = `${new URL(world.server().url).host}/${OWNER}/quiet has no published release. Its publisher makes one under "Releases"; drafts and pre-releases do not count.`;
  expect(task).toMatchObject({ state: 'failed', status: 'no_release', message });
  expect(await row()).toMatchObject({ loadStatus: 'no_release', loadError: message });
  await world.publish('1.0.0', { repo: 'quiet' });
  await retry();
});

test('download_failed: what is published is no archive; the next one is', async () => {
  world.server().setManifest({ owner: OWNER, repo: 'hello', ref: 'HEAD', manifest });
  await world.server().publish({ owner: OWNER, repo: 'hello', version: '1.0.0', archive: Buffer.from('this is not an archive') });
  expect(await look()).toMatchObject({ state: 'failed', status: 'download_failed', message: `hello-1.0.0.tgz could not be downloaded. What ${new URL(world.server().url).host} sent is no .tar.gz.` });
  expect(await row()).toMatchObject({ loadStatus: 'download_failed', loadError: expect.stringContaining('is no .tar.gz.') });
  await world.publish('1.0.0');
  await retry();
});

test('manifest_invalid: every fault at once; corrected, it is installed', async () => {
  await world.publish('1.0.0', { fields: { hooks: ['post_burned'], settings_schema: { a: { type: 'colour' } } } });
  const task = await look();
  expect(task).toMatchObject({ state: 'failed', status: 'manifest_invalid', message: expect.stringContaining('hooks[0] "post_burned" is not a known event. Known events: ') });
  expect(task.message?.split('\n')).toHaveLength(2);
  expect(await row()).toMatchObject({ loadStatus: 'manifest_invalid', loadError: task.message });
  await world.publish('1.0.0');
  await retry();
});

test.each([
  ['compile_failed', { 'server/greet.ts': 'export const greet = ;' }, 'server/greet.ts:1:22: Unexpected ";"'],
  ['migration_failed', { 'migrations/0002_more.up.sql': 'CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE words (id int);' }, 'migrations/0002_more.up.sql:3: relation "words" already exists'],
] as const)('%s: nothing of it runs; the next release does', async (status, files, message) => {
  await world.publish('1.0.0', { files });
  const looked = await look();
  expect(looked.state).toBe('waiting');
  expect(await world.approve(looked)).toMatchObject({ state: 'failed', status, message });
  expect(await row()).toMatchObject({ loadStatus: status, loadError: message, digest: '' });
  await world.publish('1.0.1');
  await retry();
  expect(await row()).toMatchObject({ version: '1.0.1' });
});

test.each([['install_failed', 'onInstall'], ['update_failed', 'onUpdate']] as const)('%s: the version runs; Retry runs the hook again', async (status, hook) => {
  if (hook === 'onUpdate') {
    await world.publish('0.9.0');
    await world.install();
  }
  await world.publish('1.0.0', { files: failing(hook) });
  const task = hook === 'onInstall' ? await world.install() : await world.run((admin) => startUpdate(admin, { slug: 'hello' }));
  const message = `${hook} threw Error: not ready yet\nVersion 1.0.0 is installed${hook === 'onUpdate' ? ', in place of 0.9.0' : ''}. It runs all the same; Retry runs ${hook} again.`;
  expect(task).toMatchObject({ state: 'failed', status, message });
  expect(await row()).toMatchObject({ loadStatus: status, loadError: `${hook} threw Error: not ready yet`, version: '1.0.0', enabled: true });
  await db().extensionKeyValue.create({ data: { slug: 'hello', key: 'ready', value: true, bytes: 4 } });
  await retry();
});

test('not_loaded: its stored files were lost before a start; fetched again, they are as they were', async () => {
  await world.publish('1.0.0');
  await world.install();
  const { digest } = await row();
  await rm(path.join(world.store(), 'hello', digest, 'server', 'greet.ts'));
  await restoreInstalled();
  expect(await row()).toMatchObject({ loadStatus: 'not_loaded', loadError: 'Its stored files are not those that were installed. Install it again.' });
  await retry();
  expect(await row()).toMatchObject({ digest, version: '1.0.0' });
});

test('disabled, and loaded again', async () => {
  await world.publish('1.0.0');
  await world.install();
  await setExtensionEnabled(world.admin(), { slug: 'hello', enabled: false });
  expect(await row()).toMatchObject({ loadStatus: 'disabled', enabled: false });
  await setExtensionEnabled(world.admin(), { slug: 'hello', enabled: true });
  expect(await row()).toMatchObject({ loadStatus: 'loaded', enabled: true });
  await expect(retryInstall(world.admin(), { slug: 'hello' })).rejects.toMatchObject({ code: 'conflict', message: 'There is nothing to try again: it is installed.' });
});
