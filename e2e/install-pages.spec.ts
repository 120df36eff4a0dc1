import { newMember, PASSWORD } from './support/accounts';
import { lastAudit } from './support/admin';
import { expectRefusal, open } from './support/forms';
import { subscribed } from './support/live';
import { sql, sqlOne } from './support/site';
import { changeTask, insertTask, pathOfTask, reviewOf } from './support/tasks';
import { expect, test, type Page } from './support/test';

const stepsOf = (page: Page) => page.getByRole('list', { name: 'Steps' });
const step = (page: Page, name: string) => stepsOf(page).locator(`[data-step="${name}"]`);
const stateOf = async (id: string) => (await sqlOne<{ state: string }>('SELECT state::text FROM extension_tasks WHERE id = $1', [id])).state;
const FETCHED = ['resolve', 'release', 'download', 'extract', 'read', 'review'] as const;

for (const script of [true, false]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    test('an install is followed from a download to its end, without a hand being moved', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      const id = await insertTask({ state: 'running', steps: ['resolve', 'release', 'download'], last: 'running', detail: '340 KB of 1200 KB' });
      await open(page, pathOfTask(id), { script });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install github.com/quay/harbour-guide Running');
      await expect(step(page, 'release')).toHaveAttribute('data-state', 'done');
      await expect(step(page, 'download')).toContainText('340 KB of 1200 KB');
      await expect(page.getByRole('progressbar', { name: 'Download' })).toHaveJSProperty('value', 340);
      await expect(step(page, 'compile')).toHaveAttribute('data-state', 'upcoming');
      await expect(page.getByRole('region', { name: 'Result' })).toHaveCount(0);
      // Only a browser without scripts loads the page again and again.
      await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(script ? 0 : 1);
      if (script) await page.evaluate(() => Object.assign(window, { isSamePage: true }));

      await changeTask(id, { steps: ['resolve', 'release', 'download', 'extract', 'read', 'review', 'check', 'store', 'compile'], last: 'running' });
      await expect(step(page, 'compile')).toHaveAttribute('data-state', 'running');
      await changeTask(id, { state: 'done', slug: 'polls', steps: ['resolve', 'release', 'download', 'extract', 'read', 'review', 'check', 'store', 'assets', 'switch', 'hook'], message: 'Version 1.2.0 is installed.' });
      await expect(page.getByRole('status', { name: 'Result' })).toContainText('Version 1.2.0 is installed.');
      // An extension without a server half has nothing to compile.
      await expect(step(page, 'compile')).toHaveCount(0);
      await expect(step(page, 'hook')).toHaveText(/^Run onInstall: Done/);
      await expect(page.locator('meta[http-equiv="refresh"]')).toHaveCount(0);
      if (script) expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true);
      await page.getByRole('link', { name: 'Open polls' }).click();
      await expect(page).toHaveURL('/admin/extensions/polls');
    });

    test('what a package asks for is read before it is installed, and a wrong password changes nothing', async ({ page }) => {
      const admin = await newMember(page, { role: 'admin', password: PASSWORD });
      const id = await insertTask({ state: 'waiting', slug: 'harbour-guide', steps: [...FETCHED], last: 'running', review: reviewOf({ warnings: ['Mind the gap.'] }) });
      await open(page, pathOfTask(id), { script });
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Install Harbour guide 1.2.0? Waits for you');
      const wants = page.getByRole('region').or(page.locator('.panel'));
      for (const text of [
        'Read the mail addresses of users', 'users:email', 'api.tides.example', '*.berths.example', 'user_registered', 'Can edit berths', '3 migrations', '47.1 KB of code',
        'https://github.com/quay/harbour-guide', '42 files, 180.0 KB', reviewOf().archiveSha256, reviewOf().digest, 'Unverified', 'Nobody that this forum knows vouches for these bytes', 'Mind the gap.',
        'It cannot hang, crash, starve or fill the forum', 'cannot read the tables of another extension', 'That a malicious one is harmless is not promised.', 'runs with the session of whoever looks at the page',
      ]) await expect(wants.filter({ hasText: text }).first(), text).toBeVisible();

      const password = page.getByLabel('Your password');
      await expect(password).toHaveAttribute('autocomplete', 'current-password');
      await password.fill('not my password');
      await page.getByRole('button', { name: 'Install Harbour guide 1.2.0' }).click();
      await expectRefusal(page, 'Your password is needed for this.', { 'Your password': 'That is not your password.' });
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Waits for you');
      await expect(step(page, 'review')).toHaveAttribute('data-state', 'waiting');
      expect(await stateOf(id)).toBe('waiting');

      await page.getByLabel('Your password').fill(PASSWORD);
      await page.getByRole('button', { name: 'Install Harbour guide 1.2.0' }).click();
      // Nothing lies in its staging folder: it goes on as far as that.
      await expect(page.getByRole('alert', { name: 'Result' })).toContainText('What was downloaded is not here any more. Start again.');
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'extension.approve', subject: 'extension:harbour-guide', after: { version: '1.2.0', capabilities: reviewOf().capabilities } });
      await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
    });

    test('what is not wanted is called off, waiting or on its way', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      const waiting = await insertTask({ state: 'waiting', steps: [...FETCHED], last: 'running', review: reviewOf() });
      await open(page, pathOfTask(waiting), { script });
      await page.getByRole('button', { name: 'Do not install' }).click();
      await expect(page.getByRole('status', { name: 'Result' })).toContainText('It was called off. Nothing was changed.');
      await expect(step(page, 'review')).toHaveAttribute('data-state', 'stopped');
      expect(await stateOf(waiting)).toBe('cancelled');

      const running = await insertTask({ state: 'running', steps: ['resolve'], last: 'running' });
      await open(page, pathOfTask(running), { script });
      await page.getByRole('button', { name: 'Call it off' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('Called off');
      expect(await stateOf(running)).toBe('cancelled');

      // There is no way back from here on, and none is offered.
      const late = await insertTask({ state: 'running', steps: ['resolve', 'switch'], last: 'running' });
      await open(page, pathOfTask(late), { script });
      await expect(step(page, 'switch')).toHaveAttribute('data-state', 'running');
      await expect(page.getByRole('button', { name: 'Call it off' })).toHaveCount(0);
      await sql('DELETE FROM extension_tasks WHERE id = $1', [late]);
    });

    test('a failure says its status, all of its message, what it leaves behind and what to do', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      const compile = await insertTask({ kind: 'update', state: 'failed', slug: 'polls', steps: ['resolve', 'release', 'download', 'extract', 'read', 'check', 'store', 'compile'], last: 'failed', status: 'compile_failed', message: 'server/index.ts:12:18: Expected ";"\n  12 | votes = = 4;' });
      await open(page, pathOfTask(compile), { script });
      const result = page.getByRole('alert', { name: 'Result' });
      await expect(result).toContainText('Compile failed');
      await expect(result).toContainText('What ran before runs on, with its data as it was.');
      await expect(result.locator('pre')).toHaveText('server/index.ts:12:18: Expected ";"\n  12 | votes = = 4;');
      await expect(result.getByRole('link', { name: 'Open polls' })).toHaveAttribute('href', '/admin/extensions/polls');
      await expect(step(page, 'compile')).toHaveAttribute('data-state', 'failed');

      const upload = await insertTask({ state: 'failed', input: { from: 'upload', name: 'broken.tgz', sha256: '' }, steps: ['extract', 'read'], last: 'failed', status: 'manifest_invalid', message: 'name is missing\n"colour" is not a known field' });
      await open(page, pathOfTask(upload), { script });
      await expect(result.getByRole('listitem')).toHaveText(['name is missing', '"colour" is not a known field']);
      await expect(result).toContainText('Nothing was installed.');
      // The archive is not kept.
      await expect(result.getByRole('button', { name: 'Retry' })).toHaveCount(0);
      await expect(result.getByRole('link', { name: 'Choose the archive again' })).toHaveAttribute('href', '/admin/installs/new');
    });

    test('an address that is none is refused beside its field, and stays', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await open(page, '/admin/installs/new', { script });
      const field = page.getByLabel('Address of a repository or a manifest');
      const long = `https://example.org/${'a'.repeat(500)}`;
      await field.evaluate((input: HTMLInputElement) => input.removeAttribute('maxlength'));
      await field.fill(long);
      await page.getByRole('button', { name: 'Look at it', exact: true }).click();
      await expect(field).toHaveAccessibleDescription(/Expected at most 500 characters/);
      await expect(field).toHaveValue(long);
      await page.getByRole('button', { name: 'Upload and look at it' }).click();
      await expect(page.getByLabel('Archive')).toHaveAccessibleDescription(/Choose the archive of an extension|Choose an archive/);
    });
  });
}

test('an update by somebody else warns of it, and names what it asks for beyond what runs', async ({ page }) => {
  await newMember(page, { role: 'admin' });
  const review = reviewOf({ change: { fromVersion: '1.1.0', addedCapabilities: ['users:email'], addedNetwork: ['*.berths.example'], owner: { from: 'github.com/nexus/guide', to: 'github.com/quay/harbour-guide' } } });
  const id = await insertTask({ kind: 'update', slug: 'harbour-guide', state: 'waiting', steps: [...FETCHED], last: 'running', review });
  await open(page, pathOfTask(id));
  await expect(page.getByRole('alert').filter({ hasText: 'It is published by somebody else now.' })).toContainText('Version 1.1.0 came from github.com/nexus/guide, this one comes from github.com/quay/harbour-guide.');
  const changes = page.locator('.panel').filter({ has: page.getByRole('heading', { name: 'What changes from 1.1.0' }) });
  await expect(changes.getByRole('listitem')).toHaveText(['Read the mail addresses of users users:email', 'Ask the host *.berths.example']);
  await expect(changes).toContainText('Until you agree, version 1.1.0 runs on as it is.');
  await expect(page.getByRole('button', { name: 'Update Harbour guide to 1.2.0' })).toBeVisible();

  // It is found again from where one would look for it.
  await open(page, '/admin/extensions');
  await page.getByRole('link', { name: 'Harbour guide 1.2.0 waits for your consent' }).first().click();
  await expect(page).toHaveURL(/\/admin\/installs\/[0-9a-f-]+$/);
  await open(page, '/admin/installs');
  await expect(page.getByRole('row').filter({ has: page.locator(`a[href="${pathOfTask(id)}"]`) })).toContainText('Waits for you');
  await sql('DELETE FROM extension_tasks WHERE id = $1', [id]);
});

test('a page that waits hears at once what another admin decided', async ({ page, newBrowser }) => {
  await newMember(page, { role: 'admin' });
  const id = await insertTask({ state: 'waiting', steps: [...FETCHED], last: 'running', review: reviewOf() });
  await open(page, pathOfTask(id));
  await subscribed(page, 'extension-tasks');
  const other = await (await newBrowser()).newPage();
  await newMember(other, { role: 'admin' });
  await open(other, pathOfTask(id));
  await other.getByRole('button', { name: 'Do not install' }).click();
  // Far sooner than it would look by itself.
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Called off', { timeout: 8_000 });
});

test('tasks are for admins', async ({ page, newBrowser }) => {
  const id = await insertTask({ state: 'done', steps: ['read'] });
  const moderator = await newBrowser();
  await newMember(moderator, { role: 'moderator' });
  for (const path of [pathOfTask(id), '/admin/installs', '/admin/installs/new', '/admin/store']) expect((await moderator.request.get(path)).status(), path).toBe(404);
  expect((await moderator.request.get(`/api/v1/admin/extension-tasks/${id}`)).status()).toBe(403);
  await newMember(page, { role: 'admin' });
  expect((await page.goto('/admin/installs/00000000-0000-4000-8000-000000000000'))?.status()).toBe(404);
  expect((await page.goto('/admin/installs/nonsense'))?.status()).toBe(404);
});
