import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNexus, saveFiles, tideFiles, type Command } from './support/extension-author';
import { open } from './support/forms';
import { listProcessTree, startForum, type Forum } from './support/forum';
import { expect, test } from './support/test';
import { prepareWriters } from './support/writers';

// Each command takes its time where the machine is busy.
test.describe.configure({ timeout: 240_000 });

// A forum of its own: what comes and goes here would be in the pages of other tests.
let forum: Forum;
let dataDir: string;
let postId: number;
test.beforeAll(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'nexus-watched-')));
  forum = await startForum({ command: 'start', dataDir });
  ({ postId } = await prepareWriters(dataDir));
});
test.afterAll(async () => {
  await forum.stop();
  await rm(dataDir, { recursive: true, force: true });
});

let slug: string;
let home: string;
let folder: string;
let watch: Command;
test.beforeEach(async () => {
  // Tables of one's own: those of the test before went another way.
  slug = `tide-${randomBytes(4).toString('hex')}`;
  home = await realpath(await mkdtemp(join(tmpdir(), 'nexus-watch-')));
  folder = join(home, 'tide');
  await mkdir(folder);
  await saveFiles(folder, tideFiles({ slug }));
  watch = runNexus(['ext', 'install', './tide', '--watch'], { dataDir, from: home });
});
test.afterEach(async () => {
  watch.signal('SIGTERM');
  await watch.exited;
  await rm(home, { recursive: true, force: true });
});
const timesSaid = (text: string) => watch.output().split(text).length - 1;

/** How long until an edit is seen; printed, since how busy the machine is decides no test. */
async function timed(what: string, edit: () => Promise<void>, seen: () => Promise<void>): Promise<void> {
  const savedAt = performance.now();
  await edit();
  await seen();
  process.stdout.write(`${what}: seen after ${Math.round(performance.now() - savedAt)} ms\n`);
}

test('what an author saves is seen at once; what does not install is told, and leaves what runs', async ({ newBrowser }) => {
  const page = await (await newBrowser({ baseURL: forum.url })).newPage();
  const tide = page.getByTestId(slug);
  const answers = (value: Record<string, unknown>) => expect.poll(async () => (await page.request.get(`/ext/${slug}/api/tide`)).json(), { intervals: [50], timeout: 30_000 }).toMatchObject(value);
  await expect.poll(watch.output, { timeout: 60_000 }).toContain(`Installed ${slug} 1.0.0`);
  await open(page, `/post/${postId}`);
  await expect(tide).toHaveText('Tide is low', { timeout: 30_000 });
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  await timed('bundle', () => saveFiles(folder, { 'priv/static/tide.js': tideFiles({ slug, slot: 'Tide is high' })['priv/static/tide.js'] ?? '' }), () => expect(tide).toHaveText('Tide is high', { timeout: 30_000 }));
  await timed('server code', () => saveFiles(folder, { 'server/tide.ts': `export const tide = 'high';` }), () => answers({ tide: 'high' }));
  await timed('migration', () => saveFiles(folder, { 'migrations/0002_height.up.sql': 'ALTER TABLE tides ADD COLUMN height int NOT NULL DEFAULT 3;' }), () => answers({ height: 3 }));
  await timed('manifest', () => saveFiles(folder, { 'manifest.json': String(tideFiles({ slug, version: '1.1.0' })['manifest.json']) }), () => expect.poll(watch.output, { intervals: [50], timeout: 30_000 }).toContain('in place of 1.0.0.'));
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);

  await saveFiles(folder, { 'server/tide.ts': 'export const tide = ;' });
  await expect.poll(watch.output, { timeout: 30_000 }).toContain('compile_failed: server/tide.ts:1:');
  expect(watch.output()).toContain('Version 1.1.0 goes on as before.');
  await answers({ tide: 'high', height: 3 });
  await timed('what mends it', () => saveFiles(folder, { 'server/tide.ts': `export const tide = 'back';` }), () => answers({ tide: 'back' }));
});

test('many saves at once are one install, a deleted file is seen, a folder may go and come back, and Ctrl-C leaves nothing', async () => {
  await expect.poll(watch.output, { timeout: 60_000 }).toContain(`Installed ${slug} 1.0.0`);
  const before = timesSaid(`Installed ${slug}`);
  for (let count = 0; count < 30; count += 1) await writeFile(join(folder, 'priv', 'static', 'note.txt'), `save ${count}`);
  await expect.poll(() => timesSaid(`Installed ${slug}`), { timeout: 30_000 }).toBeGreaterThan(before);
  // An editor's own files are none of the package's.
  await writeFile(join(folder, 'server', 'tide.ts~'), 'old');
  await rm(join(folder, 'server', 'tide.ts'));
  await expect.poll(watch.output, { timeout: 30_000 }).toContain('"./tide" was not found.');
  expect(timesSaid(`Installed ${slug}`) - before).toBeLessThan(5);
  await saveFiles(folder, tideFiles({ slug, answer: 'again' }));
  await expect.poll(() => timesSaid(`Installed ${slug}`), { timeout: 30_000 }).toBeGreaterThan(before + 1);

  await rename(folder, `${folder}-away`);
  await expect.poll(watch.output, { timeout: 30_000 }).toContain('is gone. Waiting for it to come back.');
  await saveFiles(`${folder}-away`, { 'priv/static/note.txt': 'while it was away' });
  const installs = timesSaid(`Installed ${slug}`);
  await rename(`${folder}-away`, folder);
  await expect.poll(() => timesSaid(`Installed ${slug}`), { timeout: 30_000 }).toBeGreaterThan(installs);
  expect(timesSaid('is gone.')).toBe(1);

  await expect.poll(async () => (await readdir(join(dataDir, 'extensions', slug))).length, { timeout: 30_000 }).toBeLessThanOrEqual(2);
  const tree = listProcessTree(watch.pid);
  watch.signal('SIGINT');
  expect(await watch.exited).toBe(0);
  await expect.poll(() => tree.flatMap(listProcessTree).filter((pid) => isAlive(pid))).toEqual([]);
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
