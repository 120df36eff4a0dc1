import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { projectPath } from '@/lib/core/project-path';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { startReleaseServer, type ReleaseServer } from '@/lib/testing/release-server';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { checkExtensions } from '../fsck/check-extensions';
import { helloFiles, writeFiles } from '../install/testing';
import { closeExtensionSql } from '../sql/close-sql';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { runCommand } from './run-command';
import { testConsole } from './testing';

vi.setConfig({ testTimeout: 120_000 });

useTestDatabase();

let home: string;
let dataDir: string;
let server: ReleaseServer;
beforeAll(async () => {
  home = temporaryFolder();
  dataDir = path.join(home, 'data');
  server = await startReleaseServer();
  process.env.NEXUS_DATA_DIR = dataDir;
  process.env.NEXUS_GITHUB_API = server.api;
  process.env.NEXUS_GITHUB_RAW = server.raw;
});
afterAll(async () => {
  await dropExtensionData('hello');
  await closeExtensionSql();
  for (const name of ['NEXUS_DATA_DIR', 'NEXUS_GITHUB_API', 'NEXUS_GITHUB_RAW']) delete process.env[name];
  await server.stop();
});
beforeEach(async () => {
  server.behaveAgain();
  await db().extension.deleteMany();
  await db().extensionKeptData.deleteMany();
  await dropExtensionData('hello');
});
afterEach(() => {
  delete process.env.NEXUS_SAFE_MODE;
});

async function nexus(name: string, ...args: string[]) {
  const console = testConsole({ saysYes: args.includes('--yes') });
  const code = await runCommand({ name, args, calledFrom: home, openConsole: () => console, complain: console.terminal.complain });
  return { code, out: console.said.join('\n'), err: console.complaints.join('\n') };
}
const row = () => db().extension.findUnique({ where: { slug: 'hello' } });
const staged = () => readdir(path.join(dataDir, 'staging')).catch(() => []);
const address = () => `${server.url}/acme/hello`;
const publish = (version: string, files: Record<string, string | null> = {}) => server.publish({ owner: 'acme', repo: 'hello', version, files: helloFiles({ version }, files) });
/** One that does not want to be removed. */
function writeStubborn(): Promise<string> {
  const { 'server/index.ts': definition = '' } = helloFiles();
  const stubborn = definition.replace('async onInstall', `async onUninstall(nexus) { const { rows } = await nexus.db.query('SELECT count(*)::int AS n FROM words'); throw new Error('still ' + rows[0].n + ' words'); },\n        async onInstall`);
  return writeFiles({ ...helloFiles(), 'server/index.ts': stubborn }, path.join(home, 'stubborn'));
}
const problems = () => checkExtensions(dataDir, { isForumRunning: false, settleMs: 1 });

test('an archive that was packed here is looked at, agreed to by --yes, and listed', async () => {
  await writeFiles(helloFiles(), path.join(home, 'hello'));
  const packed = await nexus('pack', './hello');
  const [, sha256 = ''] = /^Packed hello 1\.0\.0 \(6 files, \d+ KB\): .*hello-1\.0\.0\.tgz\nsha256 ([0-9a-f]{64})$/m.exec(packed.out) ?? [];
  expect(sha256).not.toBe('');
  const refused = await nexus('install', 'hello-1.0.0.tgz');
  expect(refused).toMatchObject({ code: 1, out: expect.stringContaining(`From     hello-1.0.0.tgz (an archive)\n  SHA-256  ${sha256}`), err: expect.stringContaining('repeat the command with --yes') });
  expect([await row(), await staged()]).toEqual([null, []]);
  expect(await nexus('install', './hello-1.0.0.tgz', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('Version 1.0.0 is installed. onInstall runs when the forum starts.') });
  expect(await row()).toMatchObject({ source: 'upload', origin: 'hello-1.0.0.tgz', archiveSha256: sha256 });
  expect((await nexus('list')).out).toMatch(/^hello +1\.0\.0 +hello-1\.0\.0\.tgz +loaded$/m);
  expect(await nexus('update', 'hello')).toMatchObject({ code: 1, err: 'hello was uploaded; upload the next version.' });
});

test.each([
  ['no archive', 'This is no .tar.gz or .tgz archive.', 'not gzip at all'],
  ['nothing', 'Choose an archive: a .tar.gz or .tgz file.', ''],
])('%s is refused before there is a task', async (_what, message, content) => {
  const before = await db().extensionTask.count();
  await writeFile(path.join(home, 'bad.tgz'), content);
  expect(await nexus('install', 'bad.tgz', '--yes')).toMatchObject({ code: 1, err: message });
  expect([await db().extensionTask.count(), await staged()]).toEqual([before, []]);
});

test('from a repository: updated, put back, pinned, held, checked, and fetched again', async () => {
  await publish('1.0.0');
  expect(await nexus('install', address(), '--yes')).toMatchObject({ code: 0 });
  await publish('1.1.0');
  expect(await nexus('check')).toMatchObject({ code: 0, out: 'hello 1.0.0: 1.1.0 is there. nexus ext update hello installs it.' });
  expect((await nexus('list')).out).toMatch(/loaded, 1\.1\.0 is there$/m);
  expect(await nexus('pin', 'hello')).toMatchObject({ code: 0, out: expect.stringContaining('hello is pinned to 1.0.0') });
  expect(await nexus('check')).toMatchObject({ code: 0, out: 'hello 1.0.0: pinned; the latest is 1.1.0.' });
  expect(await nexus('update', 'hello')).toMatchObject({ code: 1, err: expect.stringContaining('hello is pinned to 1.0.0.') });
  expect(await nexus('hold', 'hello')).toMatchObject({ code: 1, err: expect.stringContaining('No update of hello is known that could be held back.') });
  expect(await nexus('unpin', 'hello')).toMatchObject({ code: 0 });
  expect(await nexus('hold', 'hello')).toMatchObject({ code: 0, out: expect.stringContaining('hello 1.1.0 is held back') });
  expect(await nexus('check', 'hello')).toMatchObject({ code: 0, out: 'hello 1.0.0: the latest is 1.1.0, which is not offered.' });
  expect((await nexus('list')).out).toMatch(/loaded, 1\.1\.0 held back$/m);
  expect(await nexus('hold', 'hello', '--none')).toMatchObject({ code: 0 });
  expect(await nexus('update', '--all')).toMatchObject({ code: 0, out: expect.stringContaining('Version 1.1.0 is installed, in place of 1.0.0.') });
  expect(await nexus('rollback', 'hello')).toMatchObject({ code: 0, out: expect.stringContaining('Version 1.0.0 is back in place of 1.1.0') });
  expect(await nexus('sync', 'hello')).toMatchObject({ code: 0, out: expect.stringContaining('Version 1.0.0 was installed already, unchanged.') });
  expect(await nexus('migrate', 'hello')).toMatchObject({ code: 0, out: expect.stringContaining('All migrations had run already.') });
  server.behave('/repos/acme/hello/releases/latest', { does: 'answer', status: 404 });
  expect(await nexus('check')).toMatchObject({ code: 1, out: expect.stringMatching(/^hello 1\.0\.0: .*has no published release/) });
  const audit = await db().auditEntry.findMany({ where: { subject: 'extension:hello', actorId: null }, select: { action: true }, distinct: ['action'] });
  expect(audit.map(({ action }) => action).toSorted()).toEqual(['extension.approve', 'extension.hold', 'extension.migrate', 'extension.pin', 'extension.rollback', 'extension.sync', 'extension.unpin', 'extension.update']);
  expect(await problems()).toEqual([]);
});

test('Ctrl-C ends the process with 130 and leaves what was there', async () => {
  await publish('1.0.9');
  const archive = '/acme/hello/releases/download/v1.0.9/hello-1.0.9.tgz';
  server.behave(archive, { does: 'hang' });
  const child = spawn(process.execPath, ['--import', 'tsx', projectPath('lib/extensions/cli/main.ts'), home, 'install', address(), '--yes'], { cwd: projectPath(), stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  child.stderr.on('data', (piece: Buffer) => (complaints += piece.toString()));
  await vi.waitFor(() => expect(server.count(archive)).toBe(1), { timeout: 60_000 });
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([130, null]);
  expect(complaints).toBe('Called off. Nothing was changed.\n');
  expect([await row(), await staged()]).toEqual([null, []]);
  expect(await db().extensionTask.findFirst({ orderBy: { createdAt: 'desc' } })).toMatchObject({ state: 'cancelled' });
});

test('switched off and on, removed with its data kept and found again; onUninstall reads its own tables, and may refuse', async () => {
  expect(await nexus('install', await writeStubborn())).toMatchObject({ code: 0 });
  expect(await nexus('disable', 'hello')).toMatchObject({ code: 0, out: 'hello is switched off. Its settings and data stay.' });
  expect(await row()).toMatchObject({ enabled: false, loadStatus: 'disabled' });
  expect(await nexus('disable', 'hello')).toMatchObject({ code: 0, out: 'hello is switched off already.' });
  expect(await nexus('enable', 'hello')).toMatchObject({ code: 0, out: 'hello is switched on. It runs when the forum starts.' });
  expect(await nexus('uninstall', 'hello', '--keep')).toMatchObject({ code: 1, err: expect.stringMatching(/^onUninstall failed: .*still 0 words\nIt is installed as before\./) });
  expect(await row()).toMatchObject({ enabled: true, loadStatus: 'loaded', uninstalling: null });
  expect(await nexus('uninstall', 'hello', '--keep', '--force')).toMatchObject({ code: 0, out: expect.stringContaining('its data is kept') });
  expect((await nexus('list')).out).toContain('hello 1.0.0 was removed; its data is kept. nexus ext uninstall hello --purge deletes it.');
  expect(await nexus('uninstall', 'hello', '--purge')).toMatchObject({ code: 1, err: expect.stringMatching(/^hello keeps 1 table\. Deleted for good.*\nNothing was changed: there is no terminal/) });
  expect(await nexus('uninstall', 'hello', '--export', '--yes')).toMatchObject({ code: 0, out: expect.stringContaining('Before that it was written to') });
  expect((await nexus('list')).out).toBe('Nothing is installed. nexus ext install <folder or address> installs an extension.');
  expect(await nexus('uninstall', 'hello', '--purge', '--yes')).toMatchObject({ code: 1, err: 'That extension was not found.' });
  expect(await readdir(path.join(dataDir, 'exports'))).toEqual([expect.stringMatching(/^hello-kept-.*\.jsonl\.gz$/)]);
  expect(await problems()).toEqual([]);
});

test('what others cannot do without is named; what never came to run is installed when it is switched on', async () => {
  await publish('1.0.0', { 'server/greet.ts': 'export const greet = ;' });
  expect(await nexus('install', address(), '--yes')).toMatchObject({ code: 1, err: expect.stringMatching(/^compile_failed: [\s\S]*Nothing of it runs\.$/) });
  expect(await nexus('disable', 'hello')).toMatchObject({ code: 0 });
  await publish('1.0.1');
  expect(await nexus('enable', 'hello', '--yes')).toMatchObject({ code: 0, out: expect.stringMatching(/Nothing of it runs yet, so it is installed\.[\s\S]*Version 1\.0\.1 is installed\./) });
  await db().extension.create({ data: { slug: 'chart', name: 'Chart', version: '1.0.0', source: 'folder', digest: 'f'.repeat(64), manifest: { dependencies: [{ slug: 'hello', version: '^1.0.0' }] }, loadStatus: 'loaded' } });
  expect(await nexus('disable', 'hello')).toMatchObject({ code: 1, err: 'Chart cannot do without hello. Switch it off first.' });
  expect(await nexus('uninstall', 'hello', '--keep')).toMatchObject({ code: 1, err: expect.stringContaining('Chart cannot do without hello.') });
});

test('in safe mode extensions are switched off and removed, and nothing is installed', async () => {
  const folder = await writeStubborn();
  expect(await nexus('install', folder)).toMatchObject({ code: 0 });
  process.env.NEXUS_SAFE_MODE = '1';
  for (const args of [['install', folder], ['install', address(), '--yes'], ['install', 'hello-1.0.0.tgz', '--yes'], ['update', 'hello'], ['rollback', 'hello', '--yes']] as const) {
    const [name, ...rest] = args;
    await writeFile(path.join(home, 'hello-1.0.0.tgz'), 'not looked at');
    expect(await nexus(name, ...rest)).toMatchObject({ code: 1, err: expect.stringContaining('Safe mode: no extension’s code runs') });
  }
  expect(await nexus('disable', 'hello')).toMatchObject({ code: 0 });
  expect(await nexus('uninstall', 'hello', '--purge', '--yes')).toMatchObject({ code: 0, out: expect.stringMatching(/hello is removed, with all its data\.\nonUninstall did not run: the forum is in safe mode\./) });
  expect(await row()).toBeNull();
});
