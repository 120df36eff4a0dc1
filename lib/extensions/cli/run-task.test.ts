import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../host-api/answer-host';
import { getTask, listTasks } from '../tasks/list-tasks';
import type { TaskTools } from '../tasks/context';
import { useTasks } from '../tasks/testing';
import { holdVersion, pinVersion } from '../updates/choose-version';
import { confirmLoss, describeKept, listUndone } from './confirm-loss';
import { runInput } from './run-input';
import { testConsole, type TestConsole } from './testing';
import { updateAll, updateEach } from './update-command';
import { EXIT } from './usage';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

useTestDatabase();
const world = useTasks(answerHost);

const tools = (): TaskTools => ({ store: world.store(), supervisor: world.halves.supervisor(), isForumRunning: async () => false, settle: () => world.halves.following().catchUp() });
const row = () => db().extension.findUnique({ where: { slug: 'hello' } });
const lastTask = async () => (await listTasks(world.admin(), { limit: 1 }))[0];
const staged = () => readdir(path.join(world.halves.dataDir(), 'staging')).catch(() => []);
const install = (console: TestConsole) => runInput({ kind: 'install', from: 'address', address: world.address() }, tools(), console);
const update = (console: TestConsole, version?: string) => updateEach({ slugs: ['hello'], version }, tools(), console);
const installed = async (version = '1.0.0') => {
  await world.publish(version);
  expect(await install(testConsole({ saysYes: true }))).toBe(EXIT.ok);
};
const stepsOf = ({ said }: TestConsole) => said.filter((line) => /^ {2}[✓✗]/.test(line)).map((line) => line.replace(/, \d+ ms$/, ''));

test('what a package asks for is shown, and nothing goes in without consent', async () => {
  await world.publish('1.0.0', { fields: { capabilities: ['content:read'], network: ['api.example.com'] } });
  const nobody = testConsole();
  expect(await install(nobody)).toBe(EXIT.failed);
  expect(nobody.said.join('\n')).toMatch(/Hello 1\.0\.0 \(hello\)\n {2}From {5}127\.0\.0\.1:\d+\/acme\/hello\n {2}SHA-256 {2}[0-9a-f]{64}\n {2}Trust {4}unverified: .+\n {2}Runs {5}on the server\n {2}May use {2}content:read\n {2}May ask {2}api\.example\.com\n {2}Hears {4}post_created\n {2}Tables {3}1 migration/);
  expect(nobody.complaints).toEqual(['Nothing was installed: there is no terminal to ask for consent. Look at what it asks for, then repeat the command with --yes.']);
  const no = testConsole({ answers: [''] });
  expect(await install(no)).toBe(EXIT.failed);
  expect(no.said.slice(-2)).toEqual(['Install? [y/N] ', 'Nothing was installed.']);
  expect([await row(), await staged(), (await lastTask())?.state]).toEqual([null, [], 'cancelled']);
  expect(stepsOf(no)).toEqual([expect.stringMatching(/^ {2}✓ Found the repository \(.*acme\/hello\)$/), '  ✓ Found the release (1.0.0)', expect.stringMatching(/^ {2}✓ Downloaded \(\d+ KB\)$/), expect.stringMatching(/^ {2}✓ Unpacked \(\d+ files\)$/), '  ✓ Read manifest.json (Hello 1.0.0)']);
});

test('agreed to, it is installed; admins see the task in the browser, and who it was in the log', async () => {
  await world.publish('1.0.0');
  const console = testConsole({ answers: ['yes'] });
  expect(await install(console)).toBe(EXIT.ok);
  expect(console.said.at(-1)).toBe('Version 1.0.0 is installed. onInstall runs when the forum starts.');
  expect(stepsOf(console).slice(6).map((line) => line.slice(4).split(' (')[0])).toEqual(['The manifest is right and the slug is free', 'Copied', 'Compiled server/index.ts', 'Started on trial: it holds what its manifest declares', 'Published priv/static', 'Switched over']);
  expect(await lastTask()).toMatchObject({ kind: 'install', slug: 'hello', state: 'done', actor: null });
  const audit = await db().auditEntry.findMany({ where: { actorId: null }, orderBy: { id: 'desc' }, take: 2 });
  expect(audit.map(({ action, subject }) => [action, subject])).toEqual([['extension.approve', 'extension:hello'], ['extension.install', `extension:${world.address()}`]]);
});

test('an update that asks for nothing new goes in at once; one that asks for more is shown first', async () => {
  await installed();
  await world.publish('1.1.0');
  const quiet = testConsole();
  expect(await update(quiet)).toBe(EXIT.ok);
  expect(quiet.said.at(-1)).toMatch(/^Version 1\.1\.0 is installed, in place of 1\.0\.0\./);
  await world.publish('1.2.0', { fields: { capabilities: ['content:read'] } });
  const asked = testConsole({ answers: ['n'] });
  expect(await update(asked)).toBe(EXIT.failed);
  expect(asked.said).toEqual(expect.arrayContaining(['  Replaces 1.1.0', '  New      uses content:read']));
  expect(await row()).toMatchObject({ version: '1.1.0' });
});

test('what fails says why and what becomes of it, and ends with 1', async () => {
  await installed();
  await world.publish('2.0.0', { files: { 'server/greet.ts': 'export const greet = ;' } });
  const console = testConsole();
  expect(await update(console)).toBe(EXIT.failed);
  expect(console.complaints.join('\n')).toMatch(/^compile_failed: server\/greet\.ts:1:22: .*\n\nCorrect what is named above\. Version 1\.0\.0 goes on as before\.$/);
  expect(stepsOf(console).at(-1)).toBe('  ✗ Compiling server/index.ts');
  const unknown = testConsole();
  expect(await updateEach({ slugs: ['nothere', 'hello'], version: undefined }, tools(), unknown)).toBe(EXIT.failed);
  expect(unknown.complaints[0]).toBe('nothere: That extension was not found.');
  expect(unknown.complaints[1]).toMatch(/^compile_failed:/);
});

test('Ctrl-C while it downloads calls it off, without a trace', async () => {
  await installed();
  await world.publish('1.1.0');
  const archive = '/acme/hello/releases/download/v1.1.0/hello-1.1.0.tgz';
  world.server().behave(archive, { does: 'hang' });
  const console = testConsole();
  const running = update(console);
  await vi.waitFor(() => expect(world.server().count(archive)).toBe(1), { timeout: 10_000 });
  console.stop.abort();
  expect(await running).toBe(EXIT.interrupted);
  expect(console.complaints).toEqual(['Called off. Nothing was changed.']);
  expect([(await lastTask())?.state, await staged()]).toEqual(['cancelled', []]);
  expect(await row()).toMatchObject({ version: '1.0.0', loadStatus: 'loaded', lastAttempt: { status: 'loaded' } });
});

test('Ctrl-C at the question is no consent, and calls it off', async () => {
  await world.publish('1.0.0');
  const console = testConsole({ answers: [async () => {
    console.stop.abort();
    return 'y';
  }] });
  expect(await install(console)).toBe(EXIT.interrupted);
  expect([await row(), await staged(), (await lastTask())?.state]).toEqual([null, [], 'cancelled']);
});

test('Ctrl-C once it switches over is too late: it goes on to its end', async () => {
  await installed();
  await world.publish('1.1.0', { files: { 'migrations/0002_long.up.sql': 'SELECT count(*) FROM generate_series(1, 3000000) AS a;', 'migrations/0002_long.down.sql': 'SELECT 1;' } });
  const console = testConsole();
  const running = update(console);
  await vi.waitFor(async () => expect((await lastTask())?.steps.at(-1)).toMatchObject({ step: 'switch', state: 'running' }), { timeout: 30_000, interval: 5 });
  console.stop.abort();
  expect(await running).toBe(EXIT.ok);
  expect(console.said).toContain('  It is too late to call this off. It ends in a moment, so that nothing is left half done.');
  expect(await row()).toMatchObject({ version: '1.1.0' });
});

test('decided in the browser while the terminal asks, it is not decided twice', async () => {
  await world.publish('1.0.0');
  const console = testConsole({ answers: [async () => {
    const task = await lastTask();
    if (task) await world.approve(await getTask(world.admin(), { id: task.id }));
    return 'y';
  }] });
  expect(await install(console)).toBe(EXIT.failed);
  expect(console.complaints).toEqual([`It was decided elsewhere meanwhile; /admin/installs/${(await lastTask())?.id ?? ''} tells more.`]);
  expect(await row()).toMatchObject({ version: '1.0.0' });
});

test('update --all takes what the browser would offer: nothing pinned, no version that is held back', async () => {
  const none = testConsole();
  expect(await updateAll(tools(), none)).toBe(EXIT.ok);
  expect(none.said).toEqual(['No installed extension comes from a repository.']);
  await installed();
  await world.publish('1.1.0');
  await pinVersion({ slug: 'hello', pinned: true, actorId: null });
  expect(await updateAll(tools(), testConsole())).toBe(EXIT.ok);
  await pinVersion({ slug: 'hello', pinned: false, actorId: null });
  await holdVersion({ slug: 'hello', version: '1.1.0', actorId: null });
  const held = testConsole();
  expect(await updateAll(tools(), held)).toBe(EXIT.ok);
  expect(held.said).toEqual(['There is nothing to update.']);
  const named = testConsole();
  expect(await update(named)).toBe(EXIT.failed);
  expect(named.complaints).toEqual(['1.1.0 is held back. To install it all the same, name the version.']);
  expect(await row()).toMatchObject({ version: '1.0.0' });
  await world.publish('1.2.0');
  const offered = testConsole();
  expect(await updateAll(tools(), offered)).toBe(EXIT.ok);
  expect(offered.said[0]).toBe('hello 1.0.0 → 1.2.0');
  expect(await row()).toMatchObject({ version: '1.2.0' });
});

test('what is lost is named, and its slug asked for', async () => {
  await installed();
  await world.publish('1.1.0', { files: { 'migrations/0002_more.up.sql': 'ALTER TABLE words ADD COLUMN more text;', 'migrations/0002_more.down.sql': 'ALTER TABLE words DROP COLUMN more;' } });
  expect(await listUndone('hello')).toEqual([]);
  await update(testConsole());
  expect(await listUndone('hello')).toEqual(['0002_more']);
  await db().extensionKeyValue.create({ data: { slug: 'hello', key: 'a', value: 1, bytes: 1 } });
  expect(await describeKept('hello')).toBe('1 table, 1 stored value');
  const older = testConsole({ answers: ['hallo'] });
  expect(await update(older, '1.0.0')).toBe(EXIT.failed);
  expect(older.said[0]).toContain('1.0.0 is older than 1.1.0');
  expect(await row()).toMatchObject({ version: '1.1.0' });
  expect(await update(testConsole({ answers: ['hello'] }), '1.0.0')).toBe(EXIT.ok);
  expect(await row()).toMatchObject({ version: '1.0.0' });
});

test.each([
  [{ saysYes: true }, null],
  [{ answers: ['hello'] }, null],
  [{ answers: [''] }, EXIT.failed],
  [{ answers: ['y'] }, EXIT.failed],
  [{}, EXIT.failed],
])('before data goes: %j ends with %s', async (given, code) => {
  expect(await confirmLoss('hello', 'All is lost.', testConsole(given))).toBe(code);
});

test('in safe mode only removing works', async () => {
  await installed();
  const safe = { ...tools(), supervisor: null };
  for (const input of [{ kind: 'update', slug: 'hello', version: undefined }, { kind: 'sync', slug: 'hello' }, { kind: 'migrate', slug: 'hello' }, { kind: 'rollback', slug: 'hello' }] as const) {
    await expect(runInput(input, safe, testConsole())).rejects.toMatchObject({ code: 'unavailable', message: expect.stringMatching(/^Safe mode: no extension’s code runs/) });
  }
  const console = testConsole();
  expect(await runInput({ kind: 'uninstall', slug: 'hello', mode: 'purge', isForced: false }, safe, console)).toBe(EXIT.ok);
  expect(await row()).toBeNull();
});
