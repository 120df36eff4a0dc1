import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Page } from 'playwright/test';
import { projectPath } from '@/lib/core/project-path';
import { packArchive } from '@/lib/testing/release-server';
import { cardOf, poll, shownCounts } from './support/polls';
import { ADMIN_PASSWORD, openReleaseSite, taskAtRest, type ReleaseSite, type Task } from './support/releases';
import { open } from './support/forms';
import { expect, test } from './support/test';

// It starts a forum of its own, and installs polls some ten times.
test.describe.configure({ timeout: 300_000, mode: 'serial' });
test.use({ actionTimeout: 30_000 });

let site: ReleaseSite;
let admin: Page;

test.beforeAll(async () => {
  site = await openReleaseSite();
});
test.afterAll(async () => {
  await site.close();
});

const VERSIONS = '/admin/extensions/polls/versions';
const extension = async () => (await (await admin.request.get('/api/v1/admin/extensions/polls')).json()).extension;

/** Looks for a release and takes it, with the buttons of the page. */
async function update(version: string): Promise<Task> {
  await open(admin, VERSIONS);
  await admin.getByRole('button', { name: 'Check now' }).click();
  await admin.getByRole('button', { name: `Update to ${version}` }).click();
  return taskAtRest(admin);
}

async function readPoll(page: Page, postId: number): Promise<number[]> {
  const { polls } = await (await page.request.get(`/ext/polls/api/polls?post_id=${postId}`)).json();
  return polls[0].options.map(({ votes }: { votes: number }) => votes);
}

test('polls, from its first release to its end', async ({ newBrowser }) => {
  const adminBrowser = await newBrowser({ baseURL: site.forum.url });
  await site.signIn(adminBrowser, 'admin');
  admin = await adminBrowser.newPage();
  await site.publishPolls('1.0.0');

  await open(admin, '/admin/installs/new');
  await admin.getByLabel('Address of a repository or a manifest').fill(`${site.server.url}/harbour/polls`);
  await admin.getByRole('button', { name: 'Look at it', exact: true }).click();
  await expect(admin.getByRole('heading', { name: /Install Polls 1\.0\.0/ })).toBeVisible({ timeout: 60_000 });
  await admin.getByLabel('Your password').fill('not mine');
  await admin.getByRole('button', { name: 'Install Polls 1.0.0' }).click();
  await expect(admin.getByRole('link', { name: 'That is not your password.' })).toBeVisible();
  await admin.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await admin.getByRole('button', { name: 'Install Polls 1.0.0' }).click();
  await expect(admin.getByText('Version 1.0.0 is installed.')).toBeVisible({ timeout: 60_000 });
  expect(await extension()).toMatchObject({ load_status: 'loaded', version: '1.0.0', trust_tier: 'unverified' });

  // A post with a poll, and a vote of somebody else.
  const [space] = await site.own.sql<{ id: number }>(`INSERT INTO spaces (slug, name, position) VALUES ('tea', 'Tea', 1) RETURNING id`);
  const written = await admin.request.post('/api/v1/posts', { headers: { origin: site.forum.url }, data: { space_id: space?.id, title: 'A post with a poll', body: 'What do you think?', attachments: [{ kind: 'poll', data: poll }] } });
  const postId: number = (await written.json()).post.id;
  const member = await newBrowser({ baseURL: site.forum.url });
  await site.signIn(member, 'member');
  const page = await member.newPage();
  await open(page, `/post/${postId}`);
  const card = cardOf(page);
  await card.getByRole('radio', { name: 'Black' }).check();
  await card.getByRole('button', { name: 'Vote' }).click();
  await expect.poll(() => readPoll(page, postId)).toEqual([0, 1, 0]);
  await page.evaluate(() => Object.assign(window, { isSamePage: true }));

  const second = { 'migrations/0002_notes.up.sql': 'CREATE TABLE notes (id serial PRIMARY KEY, text text NOT NULL);', 'migrations/0002_notes.down.sql': 'DROP TABLE notes;' };
  await site.publishPolls('1.1.0', { files: second });
  expect(await update('1.1.0')).toMatchObject({ state: 'done', message: 'Version 1.1.0 is installed, in place of 1.0.0.' });
  expect(await readPoll(page, postId)).toEqual([0, 1, 0]);

  const failures = [
    ['1.2.0', { files: { ...second, 'server/index.ts': 'export const Polls = (;' } }, 'compile_failed', 'server/index.ts:1:23: Unexpected ";"'],
    ['1.3.0', { files: { ...second, 'migrations/0003_more.up.sql': 'CREATE TABLE a (id int);\nCREATE TABLE b (id int);\nCREATE TABLE notes (id int);' } }, 'migration_failed', 'migrations/0003_more.up.sql:3: relation "notes" already exists'],
    ['1.4.0', { fields: { module: 'Surveys' }, files: second }, 'manifest_invalid', 'module: server/index.ts does not export "Surveys". It exports Polls.'],
  ] as const;
  for (const [version, release, status, message] of failures) {
    await site.publishPolls(version, release);
    expect(await update(version)).toMatchObject({ state: 'failed', status, message });
    await expect(admin.getByText(message)).toBeVisible();
    expect(await extension()).toMatchObject({ load_status: 'loaded', version: '1.1.0' });
    expect(await readPoll(page, postId)).toEqual([0, 1, 0]);
  }

  const jammed = `import { defineExtension } from '@nexus/sdk';\nimport { Polls as Whole } from './whole';\nexport const Polls = defineExtension({ ...Whole, async onUpdate() { throw new Error('the ballot box is jammed'); } });`;
  const whole = await readFile(projectPath('extensions', 'polls', 'server', 'index.ts'), 'utf8');
  await site.publishPolls('1.5.0', { files: { ...second, 'server/index.ts': jammed, 'server/whole.ts': whole } });
  expect(await update('1.5.0')).toMatchObject({ state: 'failed', status: 'update_failed', message: expect.stringContaining('the ballot box is jammed') });
  expect(await extension()).toMatchObject({ load_status: 'update_failed', version: '1.5.0' });
  expect(await readPoll(page, postId)).toEqual([0, 1, 0]);

  await open(admin, VERSIONS);
  await admin.getByRole('button', { name: /^Roll back/ }).click();
  await admin.getByRole('dialog').getByRole('button', { name: /^Roll back/ }).click();
  expect(await taskAtRest(admin)).toMatchObject({ state: 'done' });
  expect(await extension()).toMatchObject({ load_status: 'loaded', version: '1.1.0', versions: { held: '1.5.0', update: null } });
  expect(await readPoll(page, postId)).toEqual([0, 1, 0]);

  await switchOnAndOff(page, postId);
  await purge(page, postId);
});

async function switchOnAndOff(page: Page, postId: number): Promise<void> {
  await expect(cardOf(page)).toBeVisible();
  await open(admin, '/admin/extensions/polls');
  const toggle = admin.getByRole('switch', { name: 'Polls enabled' });
  await toggle.click();
  await expect(cardOf(page)).toBeHidden();
  expect((await page.request.get(`/ext/polls/api/polls?post_id=${postId}`)).status()).toBe(404);
  // Its page has heard of it too.
  await expect(toggle).not.toBeChecked();
  await expect(toggle).toBeEnabled();
  await toggle.click();
  await expect(cardOf(page)).toBeVisible({ timeout: 30_000 });
  expect(await shownCounts(cardOf(page))).toHaveLength(3);
  expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
}

async function purge(page: Page, postId: number): Promise<void> {
  await open(admin, '/admin/extensions/polls/remove');
  await admin.getByText('Delete everything', { exact: true }).click();
  await admin.getByLabel(/^Type polls/).fill('polls');
  await admin.getByRole('button', { name: /^Remove/ }).click();
  expect(await taskAtRest(admin)).toMatchObject({ state: 'done', message: 'polls is removed, with all its data.' });
  await expect(cardOf(page)).toBeHidden();
  expect((await page.request.get(`/ext/polls/api/polls?post_id=${postId}`)).status()).toBe(404);
  expect(await listTraces()).toEqual([]);
  expect((await site.own.nexus('fsck')).output).toContain('Nothing is wrong.');
}

/** Rows, roles, schemas and files that still name it; the audit log and the task that removed it are history. */
async function listTraces(): Promise<string[]> {
  const tables = await site.own.sql<{ table: string }>(`SELECT table_name AS table FROM information_schema.columns WHERE table_schema = 'public' AND column_name = 'slug' AND table_name <> 'spaces'`);
  const traces: string[] = [];
  for (const { table } of tables) {
    const rows = await site.own.sql(`SELECT 1 FROM "${table}" WHERE slug = 'polls' AND to_jsonb("${table}") ->> 'kind' IS DISTINCT FROM 'uninstall'`);
    if (rows.length > 0) traces.push(table);
  }
  const names = await site.own.sql<{ name: string }>(`SELECT rolname AS name FROM pg_roles WHERE rolname LIKE 'ext\\_%\\_polls' UNION ALL SELECT nspname FROM pg_namespace WHERE nspname LIKE 'ext\\_%\\_polls'`);
  const files = (await readdir(`${site.dataDir}/extensions`)).filter((name) => name === 'polls');
  const staged = await readdir(`${site.dataDir}/staging`);
  return [...traces, ...names.map(({ name }) => name), ...files, ...staged];
}

/** A small extension without a server half. */
const noteFiles = (version = '1.0.0') => ({
  'manifest.json': JSON.stringify({ manifest_version: 2, name: 'Note', slug: 'note', version, module: 'Note', description: 'A note.', js_bundle: 'note.js' }),
  'priv/static/note.js': 'window.noteRan = true;',
  'README.md': 'A note.',
});

async function agreeTo(page: Page, name: string): Promise<void> {
  await page.getByLabel('Your password').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name, exact: true }).click();
}

async function remove(page: Page, slug: string, visit: (page: Page, path: string) => Promise<unknown> = open): Promise<void> {
  await visit(page, `/admin/extensions/${slug}/remove`);
  await page.getByText('Delete everything', { exact: true }).click();
  await page.getByLabel(new RegExp(`^Type ${slug}`)).fill(slug);
  await page.getByRole('button', { name: /^Remove/ }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'done' });
}

test('all of it without scripts', async ({ newBrowser }) => {
  const browser = await newBrowser({ baseURL: site.forum.url, javaScriptEnabled: false });
  await site.signIn(browser, 'admin');
  const page = await browser.newPage();
  await site.server.publish({ owner: 'harbour', repo: 'note', version: '1.0.0', files: noteFiles() });
  await page.goto('/admin/installs/new');
  await page.getByLabel('Address of a repository or a manifest').fill('harbour/nowhere at all');
  await page.getByRole('button', { name: 'Look at it', exact: true }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'failed', status: 'no_repo' });
  await page.goto('/admin/installs/new');
  await page.getByLabel('Address of a repository or a manifest').fill(`${site.server.url}/harbour/note`);
  await page.getByRole('button', { name: 'Look at it', exact: true }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'waiting' });
  // The page reads itself again until there is something to decide.
  await agreeTo(page, 'Install Note 1.0.0');
  await expect(page.getByText('Version 1.0.0 is installed.')).toBeVisible({ timeout: 30_000 });
  await site.server.publish({ owner: 'harbour', repo: 'note', version: '1.1.0', files: noteFiles('1.1.0') });
  await page.goto('/admin/extensions/note/versions');
  await page.getByRole('button', { name: 'Check now' }).click();
  await page.getByRole('button', { name: 'Update to 1.1.0' }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'done' });
  await page.goto('/admin/extensions/note/versions');
  await page.getByRole('button', { name: /^Roll back/ }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'done', message: 'Version 1.0.0 is back in place of 1.1.0, which is not offered again.' });
  await remove(page, 'note', (where, path) => where.goto(path));
});

test('an archive is uploaded, looked at and installed; what is none is refused beside its field', async ({ newBrowser }) => {
  const browser = await newBrowser({ baseURL: site.forum.url });
  await site.signIn(browser, 'admin');
  const page = await browser.newPage();
  await open(page, '/admin/installs/new');
  await page.getByLabel(/archive/i).setInputFiles({ name: 'note.tgz', mimeType: 'application/gzip', buffer: Buffer.from('not an archive') });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  await expect(page.getByText('This is no .tar.gz or .tgz archive.').first()).toBeVisible();
  await page.getByLabel(/archive/i).setInputFiles({ name: 'note.tgz', mimeType: 'application/gzip', buffer: await packArchive(noteFiles()) });
  await page.getByRole('button', { name: 'Upload and look at it' }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'waiting' });
  await agreeTo(page, 'Install Note 1.0.0');
  await expect(page.getByText('Version 1.0.0 is installed.')).toBeVisible({ timeout: 30_000 });
  await remove(page, 'note');
});

test('from a store list that names its bytes, it is known to the community', async ({ newBrowser }) => {
  const browser = await newBrowser({ baseURL: site.forum.url });
  await site.signIn(browser, 'admin');
  const page = await browser.newPage();
  const { assets } = await site.server.publish({ owner: 'harbour', repo: 'note', version: '1.0.0', files: noteFiles() });
  const sha256 = createHash('sha256').update(assets[0]?.bytes ?? '').digest('hex');
  const list = site.server.registry({ name: 'Harbour extensions', extensions: [{ slug: 'note', name: 'Note', description: 'A note.', author: 'harbour', homepage: 'https://example.org', manifest_url: `${site.server.url}/harbour/note`, logo_url: null, banner_url: null, categories: ['notes'], sha256 }] });
  await open(page, '/admin/store');
  await page.getByLabel(/address/i).fill('https://127.0.0.1:1/registry.json');
  await page.getByRole('button', { name: /^Add/ }).click();
  await expect(page.getByText(/127\.0\.0\.1/).first()).toBeVisible();
  await page.getByLabel(/address/i).fill(list);
  await page.getByRole('button', { name: /^Add/ }).click();
  await expect(page.getByRole('heading', { name: 'Harbour extensions' })).toBeVisible();
  await page.getByRole('button', { name: /^Install/ }).click();
  expect(await taskAtRest(page)).toMatchObject({ state: 'waiting' });
  await expect(page.getByText('Community').first()).toBeVisible();
  await agreeTo(page, 'Install Note 1.0.0');
  await expect(page.getByText('Version 1.0.0 is installed.')).toBeVisible({ timeout: 30_000 });
  expect((await (await page.request.get('/api/v1/admin/extensions/note')).json()).extension).toMatchObject({ trust_tier: 'community_indexed', source: 'repository' });
  await remove(page, 'note');
});
