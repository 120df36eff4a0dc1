import { mkdir, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNexus, saveFiles, tideFiles } from './support/extension-author';
import { open } from './support/forms';
import { startForum } from './support/forum';
import { expect, test } from './support/test';
import { prepareWriters } from './support/writers';

// Each start and each command takes its time where the machine is busy.
test.describe.configure({ timeout: 240_000 });

let home: string;
test.beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'nexus-author-')));
});
test.afterEach(async () => rm(home, { recursive: true, force: true }));

const nexus = async (dataDir: string, ...args: string[]) => {
  const command = runNexus(args, { dataDir, from: home });
  const code = await command.exited;
  return { code, output: command.output() };
};

test('a folder becomes an extension in an open page, and a broken one leaves it as it is', async ({ newBrowser }) => {
  // A forum of its own: what comes and goes here would be in the pages of other tests.
  const dataDir = join(home, 'data');
  const forum = await startForum({ command: 'start', dataDir });
  const { postId } = await prepareWriters(dataDir);
  const page = await (await newBrowser({ baseURL: forum.url })).newPage();
  // A name with a space, and a slash at its end.
  const folder = join(home, 'my extensions', 'tide');
  await mkdir(folder, { recursive: true });
  await saveFiles(folder, tideFiles());
  await open(page, `/post/${postId}`);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  const first = await nexus(dataDir, 'ext', 'install', './my extensions/tide/');
  expect(first.output).toMatch(/✓ Compiled server\/index\.ts, \d+ ms\n[\s\S]*\(ran 0001_tides\)[\s\S]*Installed tide 1\.0\.0 \([0-9a-f]{16}\)\.\n {2}onInstall ran\.\n$/);
  expect(first.code).toBe(0);
  await expect(page.getByTestId('tide')).toHaveText('Tide is low');
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
  expect(await (await page.request.get('/ext/tide/api/tide')).json()).toEqual({ tide: 'low', word: 'installed' });

  await saveFiles(folder, { 'server/tide.ts': 'export const tide = ;' });
  const broken = await nexus(dataDir, 'ext', 'install', folder);
  expect(broken.code).toBe(1);
  expect(broken.output).toContain('compile_failed: server/tide.ts:1:');
  expect(broken.output).toContain('Version 1.0.0 goes on as before.');
  expect((await page.request.get('/ext/tide/api/tide')).status()).toBe(200);
  expect((await nexus(dataDir, 'ext', 'list')).output).toMatch(/tide +1\.0\.0 .*loaded\n {4}Version 1\.0\.0 was not installed \(compile_failed\): server\/tide\.ts:1:/);
  // Its stream would miss the forum.
  await page.close();
  await forum.stop();
});

test('while the forum is stopped an extension is installed all the same, and runs with the next start', async ({ request }) => {
  const dataDir = join(home, 'data');
  const folder = join(home, 'tide');
  await mkdir(folder);
  await saveFiles(folder, tideFiles());
  const installed = await nexus(dataDir, 'ext', 'install', './tide');
  expect(installed.output).toContain('It runs when the forum starts, and onInstall with it.');
  expect(installed.code).toBe(0);
  expect(await nexus(dataDir, 'fsck')).toMatchObject({ code: 0, output: expect.stringContaining('Nothing is wrong.\n') });
  expect(await nexus(dataDir, 'ext', 'install', './tide', '--watch')).toMatchObject({ code: 1, output: expect.stringContaining('Nothing can be watched while the forum is stopped.') });
  const forum = await startForum({ command: 'start', dataDir });
  await expect.poll(async () => (await request.get(`${forum.url}/ext/tide/api/tide`)).json(), { timeout: 60_000 }).toEqual({ tide: 'low', word: 'installed' });
  expect(await nexus(dataDir, 'fsck', '--json')).toEqual({ code: 0, output: '{"problems":[]}\n' });
  await forum.stop();
});

test('what was misspelt is answered with what there is', async () => {
  expect(await nexus(home, 'ext')).toMatchObject({ code: 0, output: expect.stringContaining('nexus ext install <folder>') });
  const answers: [string[], string][] = [
    [['ext', 'instal', 'x'], 'There is no command nexus ext instal.'],
    [['ext', 'new'], 'nexus ext new needs a folder to write.'],
    [['ext', 'install'], 'nexus ext install needs a folder, an archive or an address.'],
    [['ext', 'update'], 'nexus ext update needs slugs of extensions, or --all.'],
    [['ext', 'uninstall', 'x'], '--keep, --export or --purge, one of them.'],
    [['ext', 'install', 'x', '--wacth'], 'nexus ext install does not know --wacth.'],
    [['ext', 'install', './none'], `There is no folder ${join(home, 'none')}.`],
    [['ext', 'install', '.'], `There is no manifest.json in ${home}.`],
    [['fsck', '--fix'], 'nexus fsck does not know --fix.'],
  ];
  for (const [args, text] of answers) expect(await nexus(home, ...args)).toMatchObject({ code: 2, output: expect.stringContaining(text) });
});
