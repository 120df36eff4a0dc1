import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { answerApi } from '../api/answer-api';
import { checkExtensions } from '../fsck/check-extensions';
import { answerHost } from '../host-api/answer-host';
import { roleNameOf } from '../sql/names';
import { retryInstall } from '../install/retry-install';
import { startInstall, startMigrate, startRollback, startSync, startUninstall, startUpdate } from './start-task';
import { cancelTask } from './settle-review';
import { forgetOldTasks } from './forget-old-tasks';
import { getTask, listTasks } from './list-tasks';
import { clearStaging } from './staging';
import { getTaskRunner } from './task-runner';
import { rollBackCrashing } from '../updates/roll-back-crashing';
import { useTasks } from './testing';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost);

const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
const ask = (init?: RequestInit, route = '/hello/you') => answerApi({ request: new Request(`http://forum/ext/hello/api${route}`, init), slug: 'hello', viewer: null, address: '127.0.0.1' });
const words = async () => {
  const response = await ask();
  return response.status === 200 ? (await response.json()).rows.map(({ word }: { word: string }) => word) : response.status;
};
const say = (word: string) => ask({ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ word }) }, '/words');
const update = (version?: string) => world.run((admin) => startUpdate(admin, { slug: 'hello', version }));
const uninstall = (mode: string, isForced = false) => world.run((admin) => startUninstall(admin, { slug: 'hello', mode, confirm: 'hello', isForced }));
const problems = () => checkExtensions(world.halves.dataDir(), { isForumRunning: true, settleMs: 1 });
const MORE = { 'migrations/0002_more.up.sql': 'ALTER TABLE words ADD COLUMN more text;', 'migrations/0002_more.down.sql': 'ALTER TABLE words DROP COLUMN more;' };

test('a first install waits for consent to exactly what was shown, and then runs', async () => {
  await world.publish('1.0.0', { fields: { capabilities: ['content:read'], network: ['api.example.com'] } });
  const looked = await world.run((admin) => startInstall(admin, { address: world.address() }));
  expect(looked).toMatchObject({ state: 'waiting', slug: 'hello', canCancel: true });
  expect(looked.review).toMatchObject({ slug: 'hello', version: '1.0.0', trustTier: 'unverified', capabilities: ['content:read'], network: ['api.example.com'], hooks: ['post_created'], migrations: 1, change: null, repository: expect.stringMatching(/\/acme\/hello$/) });
  expect(looked.steps.map(({ step }) => step)).toEqual(['resolve', 'release', 'download', 'extract', 'read', 'review']);
  expect(await words()).toBe(404);
  expect(await db().extension.count({ where: { slug: 'hello' } })).toBe(0);
  const done = await world.approve(looked);
  expect(done).toMatchObject({ state: 'done', message: 'Version 1.0.0 is installed.', status: null });
  expect(done.steps.map(({ step, state }) => `${step} ${state}`).slice(6)).toEqual(['check', 'store', 'compile', 'start', 'assets', 'switch', 'hook'].map((step) => `${step} done`));
  expect(await row()).toMatchObject({ loadStatus: 'loaded', source: 'repository', version: '1.0.0', archiveSha256: looked.review?.archiveSha256, repository: looked.review?.repository });
  expect(await words()).toEqual(['installed']);
  expect(await readdir(path.join(world.halves.dataDir(), 'staging'))).toEqual([]);
  expect(await problems()).toEqual([]);
});

test('called off, it leaves nothing', async () => {
  await world.publish('1.0.0');
  const { id } = await world.run((admin) => startInstall(admin, { address: world.address() }));
  await cancelTask(world.admin(), { id });
  expect(await getTask(world.admin(), { id })).toMatchObject({ state: 'cancelled', canCancel: false, canRetry: true });
  expect(await readdir(path.join(world.halves.dataDir(), 'staging'))).toEqual([]);
  await expect(cancelTask(world.admin(), { id })).rejects.toMatchObject({ code: 'conflict' });
});

test('an update keeps the data, and goes back with the scripts of the version that is left', async () => {
  await world.publish('1.0.0');
  await world.install();
  await say('mine');
  await world.publish('1.1.0', { files: MORE });
  expect(await update()).toMatchObject({ state: 'done', message: 'Version 1.1.0 is installed, in place of 1.0.0.' });
  expect(await words()).toEqual(['installed', 'mine', 'updated 1.0.0 1.1.0']);
  expect(await world.run((admin) => startRollback(admin, { slug: 'hello' }))).toMatchObject({ state: 'done', message: 'Version 1.0.0 is back in place of 1.1.0, which is not offered again.' });
  expect(await row()).toMatchObject({ version: '1.0.0', heldVersion: '1.1.0', loadStatus: 'loaded', pendingHook: null });
  expect(await words()).toEqual(['installed', 'mine', 'updated 1.0.0 1.1.0']);
  const { rows } = await getPool().query('SELECT name FROM extension_migrations WHERE slug = $1', ['hello']);
  expect(rows).toEqual([{ name: '0001_words' }]);
  expect(await problems()).toEqual([]);
  // Asked for by its number, also what was held back.
  expect(await update('1.1.0')).toMatchObject({ state: 'done' });
  expect(await update('1.0.0')).toMatchObject({ state: 'done' });
  expect(await row()).toMatchObject({ version: '1.0.0' });
  expect(await problems()).toEqual([]);
});

test.each([
  ['does not compile', { files: { 'server/greet.ts': 'export const greet = ;' } }, 'compile_failed', 'server/greet.ts:1:22'],
  ['fails to migrate', { files: { 'migrations/0002_more.up.sql': 'CREATE TABLE a (id int);\nCREATE TABLE words (id int);' } }, 'migration_failed', 'migrations/0002_more.up.sql:2'],
  ['has another module', { fields: { module: 'Other' } }, 'manifest_invalid', 'Other'],
  ['throws at the start', { files: { 'server/greet.ts': 'throw new Error("broken at the top"); export const greet = String;' } }, 'compile_failed', 'broken at the top'],
  ['holds another slug', { fields: { slug: 'hullo' } }, 'manifest_invalid', 'may not change the slug "hello"'],
  ['needs another forum', { fields: { engines: { nexus: '^9.0' } } }, 'manifest_invalid', 'engines.nexus asks for ^9.0'],
  ['needs what is not there', { fields: { dependencies: [{ slug: 'points', version: '^1.0' }] } }, 'manifest_invalid', 'needs the extension "points" (^1.0)'],
] as const)('an update that %s leaves the version before running', async (_what, release, status, message) => {
  await world.publish('1.0.0');
  await world.install();
  await world.publish('2.0.0', release);
  expect(await update()).toMatchObject({ state: 'failed', status, message: expect.stringContaining(message) });
  expect(await row()).toMatchObject({ version: '1.0.0', loadStatus: 'loaded', loadError: null, lastAttempt: { version: '2.0.0', status, message: expect.stringContaining(message) } });
  expect(await words()).toEqual(['installed']);
  expect(await problems()).toEqual([]);
  // The next release is right, and Retry finds it.
  await world.publish('2.0.1');
  const task = await retryInstall(world.admin(), { slug: 'hello' });
  expect(await world.atRest(task ?? '')).toMatchObject({ state: 'done' });
  expect(await row()).toMatchObject({ version: '2.0.1', loadStatus: 'loaded', lastAttempt: { status: 'loaded' } });
});

test('an update whose hook throws runs, and says so; Retry runs the hook again', async () => {
  await world.publish('1.0.0');
  await world.install();
  const failing = `async onUpdate(from, to, nexus) { if ((await nexus.kv.get('ready')) !== true) throw new Error('not ready yet'); `;
  const { 'server/index.ts': server = '' } = await world.publish('0.0.1');
  await world.publish('1.1.0', { files: { 'server/index.ts': String(server).replace('async onUpdate(from, to, nexus) {', failing) } });
  expect(await update()).toMatchObject({ state: 'failed', status: 'update_failed', message: expect.stringContaining('not ready yet') });
  expect(await row()).toMatchObject({ version: '1.1.0', loadStatus: 'update_failed' });
  expect(await words()).toEqual(['installed']);
  await db().extensionKeyValue.create({ data: { slug: 'hello', key: 'ready', value: true, bytes: 4 } });
  expect(await retryInstall(world.admin(), { slug: 'hello' })).toBeNull();
  await world.halves.following().catchUp();
  await vi.waitFor(async () => expect(await row()).toMatchObject({ loadStatus: 'loaded', pendingHook: null }), { timeout: 20_000 });
  expect(await words()).toEqual(['installed', 'updated 1.0.0 1.1.0']);
});

test('more capabilities, other hosts or another owner wait for consent', async () => {
  await world.publish('1.0.0');
  await world.install();
  await world.publish('1.1.0', { fields: { capabilities: ['content:read'], network: ['api.example.com'] } });
  const waiting = await update();
  expect(waiting).toMatchObject({ state: 'waiting', review: { change: { fromVersion: '1.0.0', addedCapabilities: ['content:read'], addedNetwork: ['api.example.com'], owner: null } } });
  expect(await row()).toMatchObject({ version: '1.0.0' });
  expect(await world.approve(waiting)).toMatchObject({ state: 'done' });
  world.server().move({ owner: 'acme', repo: 'hello' }, { owner: 'other', repo: 'hello' });
  await world.server().publish({ owner: 'other', repo: 'hello', version: '1.2.0', files: await world.publish('0.0.2', { repo: 'spare', fields: { version: '1.2.0', capabilities: ['content:read'], network: ['api.example.com'] } }) });
  const moved = await update();
  expect(moved).toMatchObject({ state: 'waiting', review: { change: { owner: { from: expect.stringMatching(/acme\/hello$/), to: expect.stringMatching(/other\/hello$/) } } } });
  expect(await world.approve(moved)).toMatchObject({ state: 'done' });
  expect(await row()).toMatchObject({ version: '1.2.0', repository: expect.stringMatching(/other\/hello$/) });
});

/** A route that ends its process: nobody hears the promise, and the error is nobody's. */
const crashing = (server: string | Uint8Array) => ({ 'server/index.ts': String(server).replace("router.get('/exits'", "router.get('/crashes', {}, () => new Promise(() => { setTimeout(() => { throw new Error('on purpose'); }, 1); }));\n          router.get('/exits'") });

test('an update that crashes until its quarantine is taken back by itself, once, and not offered again', async () => {
  const { 'server/index.ts': server = '' } = await world.publish('0.0.1');
  await world.publish('1.0.0', { files: crashing(server) });
  await world.install();
  await world.publish('1.1.0', { files: { ...MORE, ...crashing(server) } });
  await update();
  const crashUntil = (isSo: () => Promise<boolean>) => vi.waitFor(async () => {
    await ask({}, '/crashes');
    await world.halves.following().catchUp();
    expect(await isSo()).toBe(true);
  }, { timeout: 60_000, interval: 300 });
  await crashUntil(async () => (await row()).version === '1.0.0');
  expect(await row()).toMatchObject({ heldVersion: '1.1.0', loadStatus: 'loaded' });
  expect(await listTasks(world.admin(), { slug: 'hello' })).toMatchObject([{ kind: 'rollback', actor: null }, { kind: 'update' }, { kind: 'install' }]);
  expect(await words()).toEqual(['installed', 'updated 1.0.0 1.1.0']);
  // The version before crashes too: going on to and fro would help nobody.
  await crashUntil(async () => world.halves.supervisor().state('hello').process_state === 'quarantined');
  expect(await rollBackCrashing(getTaskRunner())).toBe(0);
  expect(await row()).toMatchObject({ version: '1.0.0' });
  await db().extensionRunnerState.deleteMany({ where: { slug: 'hello' } });
});

test('what nobody decides in a week is called off, and its files go', async () => {
  await world.publish('1.0.0');
  const { id } = await world.run((admin) => startInstall(admin, { address: world.address() }));
  await forgetOldTasks();
  expect(await getTask(world.admin(), { id })).toMatchObject({ state: 'waiting' });
  await getPool().query(`UPDATE extension_tasks SET created_at = now() - interval '8 days' WHERE id = $1`, [id]);
  await forgetOldTasks();
  await clearStaging();
  expect(await getTask(world.admin(), { id })).toMatchObject({ state: 'cancelled', message: 'Nobody decided within a week.' });
  expect(await readdir(path.join(world.halves.dataDir(), 'staging'))).toEqual([]);
  await getPool().query(`UPDATE extension_tasks SET finished_at = now() - interval '91 days' WHERE id = $1`, [id]);
  await forgetOldTasks();
  await expect(getTask(world.admin(), { id })).rejects.toMatchObject({ code: 'not_found' });
});

test('the same version with other content is refused, also after it was gone', async () => {
  await world.publish('1.0.0');
  await world.install();
  await world.publish('1.1.0');
  await update();
  await world.run((admin) => startRollback(admin, { slug: 'hello' }));
  await world.publish('1.1.0', { files: { 'README.md': 'Says something else.' } });
  expect(await update('1.1.0')).toMatchObject({ state: 'failed', status: 'download_failed', message: expect.stringContaining('Version 1.1.0 of hello was published with other content before') });
  expect(await row()).toMatchObject({ version: '1.0.0', loadStatus: 'loaded' });
});

test('fetched again, damaged files are as they were; migrations run again where tables were lost', async () => {
  await world.publish('1.0.0');
  await world.install();
  expect(await world.run((admin) => startSync(admin, { slug: 'hello' }))).toMatchObject({ state: 'done', message: 'Version 1.0.0 was installed already, unchanged.' });
  expect(await world.run((admin) => startMigrate(admin, { slug: 'hello' }))).toMatchObject({ state: 'done', message: 'All migrations had run already.' });
  await getPool().query(`DROP SCHEMA "${await roleNameOf('hello')}" CASCADE`);
  expect(await world.run((admin) => startMigrate(admin, { slug: 'hello' }))).toMatchObject({ state: 'done', message: 'Ran 0001_words.' });
  expect(await words()).toEqual([]);
});

test('removed with its data kept, it finds everything again', async () => {
  await world.publish('1.0.0');
  await world.install();
  await say('mine');
  expect(await uninstall('keep')).toMatchObject({ state: 'done', message: 'hello is removed; its data is kept for when it is installed again.' });
  expect(await words()).toBe(404);
  expect(await problems()).toEqual([]);
  const looked = await world.run((admin) => startInstall(admin, { address: world.address() }));
  expect(looked.review?.warnings).toEqual(expect.arrayContaining([expect.stringContaining('This forum still keeps the data of hello 1.0.0')]));
  await world.approve(looked);
  expect(await words()).toEqual(['installed', 'mine', 'installed']);
  expect(await problems()).toEqual([]);
});

test('purged, nothing of it is left', async () => {
  await world.publish('1.0.0');
  await world.install();
  await say('mine');
  await db().extensionKeyValue.create({ data: { slug: 'hello', key: 'a', value: 1, bytes: 1 } });
  expect(await uninstall('purge')).toMatchObject({ state: 'done', message: 'hello is removed, with all its data.' });
  expect(await listTraces()).toEqual([]);
  expect(await problems()).toEqual([]);
});

/** Tables that still name it, roles, schemas and files; the audit log and the task that removed it are history. */
async function listTraces(): Promise<string[]> {
  const { rows: tables } = await getPool().query<{ table: string; type: string }>(`SELECT table_name AS table, data_type AS type FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'slug'`);
  const traces: string[] = [];
  for (const { table } of tables) {
    const { rowCount } = await getPool().query(`SELECT FROM "${table}" WHERE slug = 'hello' AND to_jsonb("${table}") ->> 'kind' IS DISTINCT FROM 'uninstall'`);
    if (rowCount) traces.push(table);
  }
  const role = await roleNameOf('hello');
  const { rows } = await getPool().query<{ name: string }>('SELECT rolname AS name FROM pg_roles WHERE rolname = $1 UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = $1', [role]);
  const files = (await readdir(world.store())).filter((name) => name === 'hello');
  return [...traces, ...rows.map(({ name }) => name), ...files];
}
