import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startReleaseServer } from '@/lib/testing/release-server';
import { runNexus, saveFiles, tideFiles } from './support/extension-author';
import { open } from './support/forms';
import { startForum, type Forum } from './support/forum';
import { openOwnForum, type OwnForum } from './support/own-forum';
import { expect, test } from './support/test';
import { listTraces } from './support/traces';
import { prepareWriters } from './support/writers';

// Each start and each command takes its time where the machine is busy.
test.describe.configure({ timeout: 400_000 });

let home: string;
let dataDir: string;
let env: Record<string, string>;
test.beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'nexus-ext-command-')));
  dataDir = join(home, 'data');
  await mkdir(join(home, 'bundled'));
  env = { NEXUS_EXTENSIONS_DIR: join(home, 'bundled') };
});
test.afterEach(async () => rm(home, { recursive: true, force: true }));

async function nexus(...args: string[]) {
  const command = runNexus(['ext', ...args], { dataDir, from: home, env });
  const code = await command.exited;
  return { code, output: command.output() };
}

/** Every install leaves a row behind, and its API counts them. */
const counting = (version = '1.0.0') => tideFiles({
  version,
  files: {
    'server/index.ts': `import { defineExtension } from '@nexus/sdk';
export const Tide = defineExtension({
  routes(router, nexus) { router.get('/tide', {}, async () => ({ count: (await nexus.db.query('SELECT count(*)::int AS n FROM tides')).rows[0].n })); },
  async onInstall(settings, nexus) { await nexus.db.query("INSERT INTO tides (word) VALUES ('installed')"); },
  async onUninstall(nexus) { await nexus.db.query("INSERT INTO tides (word) VALUES ('goodbye')"); },
});`,
  },
});
const readTide = async ({ url }: Forum) => {
  const answer = await fetch(`${url}/ext/tide/api/tide`);
  return answer.status === 200 ? answer.json() : answer.status;
};
const expectTide = (forum: Forum, value: unknown) => expect.poll(() => readTide(forum), { timeout: 30_000 }).toEqual(value);

async function withOwn<T>(work: (own: OwnForum) => Promise<T>): Promise<T> {
  const own = await openOwnForum(dataDir);
  try {
    return await work(own);
  } finally {
    await own.close();
  }
}

test('beside a running forum: switched off and on, removed and found again, and gone without a trace', async ({ newBrowser }) => {
  const forum = await startForum({ command: 'start', dataDir, env });
  const { postId } = await prepareWriters(dataDir);
  const page = await (await newBrowser({ baseURL: forum.url })).newPage();
  const tide = page.getByTestId('tide');
  await mkdir(join(home, 'tide'));
  await saveFiles(join(home, 'tide'), counting());
  await open(page, `/post/${postId}`);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  expect(await nexus('install', './tide')).toMatchObject({ code: 0, output: expect.stringContaining('onInstall ran.') });
  await expectTide(forum, { count: 1 });
  await expect(tide).toBeVisible();
  expect(await nexus('disable', 'tide')).toMatchObject({ code: 0, output: 'tide is switched off. Its settings and data stay.\n' });
  await expectTide(forum, 404);
  await expect(tide).toBeHidden();
  expect(await nexus('enable', 'tide')).toMatchObject({ code: 0, output: 'tide is switched on.\n' });
  await expectTide(forum, { count: 1 });
  await expect(tide).toBeVisible();

  const removed = await nexus('uninstall', 'tide', '--keep');
  expect(removed).toMatchObject({ code: 0, output: expect.stringMatching(/✓ Switched off on every server, \d+ ms\n {2}✓ Ran its hook \(onUninstall\), \d+ ms\n {2}✓ Removed it, \d+ ms\ntide is removed; its data is kept/) });
  await expectTide(forum, 404);
  await expect(tide).toBeHidden();
  // An admin sees in the browser what was done here.
  const tasks = await withOwn((own) => own.sql(`SELECT kind, state::text, actor_id FROM extension_tasks WHERE slug = 'tide'`));
  expect(tasks).toEqual([{ kind: 'uninstall', state: 'done', actor_id: null }]);
  expect((await nexus('list')).output).toContain('tide 1.0.0 was removed; its data is kept.');
  expect(await nexus('install', './tide')).toMatchObject({ code: 0 });
  await expectTide(forum, { count: 3 });
  await expect(tide).toBeVisible();

  expect(await nexus('uninstall', 'tide', '--purge')).toMatchObject({ code: 1, output: expect.stringContaining('tide keeps 1 table. Deleted for good') });
  expect(await nexus('uninstall', 'tide', '--purge', '--yes')).toMatchObject({ code: 0, output: expect.stringContaining('tide is removed, with all its data.') });
  await expectTide(forum, 404);
  await expect(tide).toBeHidden();
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(await withOwn((own) => listTraces(own, dataDir, 'tide'))).toEqual([]);
  expect((await runNexus(['fsck'], { dataDir, from: home, env }).exited)).toBe(0);
  // Its stream would miss the forum.
  await page.close();
  await forum.stop();
});

test('with the web process down: the same, seen at the next start', async () => {
  await mkdir(join(home, 'tide'));
  await saveFiles(join(home, 'tide'), counting());
  expect(await nexus('install', './tide')).toMatchObject({ code: 0, output: expect.stringContaining('It runs when the forum starts, and onInstall with it.') });
  let forum = await startForum({ command: 'start', dataDir, env });
  await expectTide(forum, { count: 1 });
  await forum.stop();

  expect(await nexus('disable', 'tide')).toMatchObject({ code: 0 });
  forum = await startForum({ command: 'start', dataDir, env });
  await expectTide(forum, 404);
  await forum.stop();
  expect(await nexus('enable', 'tide')).toMatchObject({ code: 0, output: expect.stringContaining('It runs when the forum starts.') });
  expect(await nexus('uninstall', 'tide', '--keep')).toMatchObject({ code: 0, output: expect.stringContaining('Ran its hook (onUninstall)') });
  expect(await nexus('install', './tide')).toMatchObject({ code: 0 });
  forum = await startForum({ command: 'start', dataDir, env });
  await expectTide(forum, { count: 3 });
  await forum.stop();

  expect(await nexus('uninstall', 'tide', '--export', '--yes')).toMatchObject({ code: 0, output: expect.stringMatching(/Its data is in .*exports\/tide-1\.0\.0-.*\.jsonl\.gz\./) });
  expect((await nexus('list')).output).toContain('Nothing is installed.');
  forum = await startForum({ command: 'start', dataDir, env });
  await expectTide(forum, 404);
  expect(await withOwn((own) => listTraces(own, dataDir, 'tide'))).toEqual([]);
  await forum.stop();
});

test('from a repository: nothing without consent, then installed, updated and put back in front of whoever looks', async ({ newBrowser }) => {
  const server = await startReleaseServer();
  Object.assign(env, { NEXUS_GITHUB_API: server.api, NEXUS_GITHUB_RAW: server.raw });
  const forum = await startForum({ command: 'start', dataDir, env });
  await server.publish({ owner: 'acme', repo: 'tide', version: '1.0.0', files: counting() });
  const address = `${server.url}/acme/tide`;
  const refused = await nexus('install', address);
  expect(refused).toMatchObject({ code: 1, output: expect.stringMatching(/Tide 1\.0\.0 \(tide\)[\s\S]*SHA-256 {2}[0-9a-f]{64}[\s\S]*repeat the command with --yes\.\n$/) });
  expect(await readTide(forum)).toBe(404);
  expect(await nexus('install', address, '--yes')).toMatchObject({ code: 0, output: expect.stringMatching(/✓ Its hook ran \(onInstall\), \d+ ms\nVersion 1\.0\.0 is installed\.\n$/) });
  await expectTide(forum, { count: 1 });

  const browser = await newBrowser({ baseURL: forum.url });
  await withOwn(async (own) => browser.addCookies([{ ...(await own.logIn('admin')), url: forum.url, httpOnly: true, sameSite: 'Lax' }]));
  const admin = await browser.newPage();
  await open(admin, '/admin/installs');
  await expect(admin.locator('.admin-main').getByText('tide').first()).toBeVisible();

  await server.publish({ owner: 'acme', repo: 'tide', version: '1.1.0', files: counting('1.1.0') });
  expect(await nexus('check')).toMatchObject({ code: 0, output: 'tide 1.0.0: 1.1.0 is there. nexus ext update tide installs it.\n' });
  expect(await nexus('update', '--all')).toMatchObject({ code: 0, output: expect.stringContaining('Version 1.1.0 is installed, in place of 1.0.0.') });
  expect(await nexus('rollback', 'tide')).toMatchObject({ code: 0, output: expect.stringContaining('Version 1.0.0 is back in place of 1.1.0') });
  expect((await nexus('list')).output).toMatch(/^tide +1\.0\.0 +\S+acme\/tide +loaded, 1\.1\.0 held back$/m);
  await expectTide(forum, { count: 1 });
  await admin.close();
  await forum.stop();
  await server.stop();
});
