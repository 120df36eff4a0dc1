import { newMember } from './support/accounts';
import { lastAudit } from './support/admin';
import { rowOf } from './support/extensions';
import { open } from './support/forms';
import { subscribed } from './support/live';
import { sql, sqlOne } from './support/site';
import { insertTask, pathOfTask, reviewOf } from './support/tasks';
import { expect, test, type Page } from './support/test';
import { forgetExtension, insertExtension } from './support/versions';

const card = (page: Page, title: string | RegExp) => page.locator('.panel').filter({ has: page.getByRole('heading', { name: title }) });
const press = (page: Page, name: string) => page.locator('.admin-main').getByRole('button', { name, exact: true }).click();

for (const script of [true, false]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });
    const slug = script ? 'guide-with' : 'guide-without';
    const base = `/admin/extensions/${slug}`;
    test.afterEach(() => forgetExtension(slug));

    test('an update is offered, held back, offered again; a version is pinned and let go', async ({ page }) => {
      const admin = await newMember(page, { role: 'admin' });
      await insertExtension({ slug });
      await open(page, '/admin/extensions', { script });
      await rowOf(page, slug).getByRole('link', { name: 'Update to 1.3.0' }).click();
      await expect(page).toHaveURL(`${base}/versions`);
      const offer = card(page, 'Version 1.3.0 is out');
      await expect(offer.locator('.md-body strong')).toHaveText('shared');
      await expect(offer.getByRole('button', { name: 'Update to 1.3.0' })).toBeVisible();
      await expect(card(page, 'Version 1.2.0')).toContainText(`github.com/quay/${slug}`);

      await press(page, 'Hold 1.3.0 back');
      await expect(page.getByText('Version 1.3.0 is held back: it is not offered. A newer one will be.')).toBeVisible();
      await press(page, 'Offer 1.3.0 again');
      await expect(offer).toBeVisible();
      await press(page, 'Pin');
      await expect(page.getByText('It is pinned to 1.2.0: updates are neither offered nor installed. The latest release is 1.3.0.')).toBeVisible();
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'extension.pin', subject: `extension:${slug}`, after: { pinnedVersion: '1.2.0' } });
      await open(page, base, { script });
      await expect(page.getByText('It is pinned to 1.2.0')).toBeVisible();
      await page.getByRole('link', { name: 'Unpin it' }).click();
      await press(page, 'Unpin');
      await expect(offer).toBeVisible();
    });

    test('another version is asked for by its number; what is none stays to be put right', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await insertExtension({ slug });
      await open(page, `${base}/versions`, { script });
      await page.getByLabel('Another version').fill('the one before');
      await press(page, 'Go to this version');
      await expect(page.getByLabel('Another version')).toHaveAccessibleDescription(/Expected a version such as 1\.2\.3\./);
      await expect(page.getByLabel('Another version')).toHaveValue('the one before');
    });

    test('rolling back says what it does, is done as a task, and says there why it could not be', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await insertExtension({ slug, source: 'upload', latest: null });
      await open(page, `${base}/versions`, { script });
      await expect(page.getByText('It was uploaded: upload the next version.')).toBeVisible();
      for (const name of ['Check now', 'Pin', 'Fetch again', 'Go to this version']) await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(0);
      await press(page, 'Roll back');
      if (script) {
        const question = page.getByRole('dialog', { name: 'Roll back to the version before?' });
        await expect(question).toContainText('Migrations of 1.2.0 are undone with its own scripts');
        await question.getByRole('button', { name: 'Roll back to the version before' }).click();
      }
      await expect(page).toHaveURL(/\/admin\/installs\//);
      // Its stored files were never there.
      await expect(page.getByRole('alert', { name: 'Result' })).toContainText('What ran before runs on');
      await expect(page.locator('[data-step="read"]')).toHaveAttribute('data-state', 'failed');
      await open(page, `${base}/versions`, { script });
      await expect(page.getByRole('region', { name: `Recent tasks of ${slug}` }).getByRole('row').filter({ hasText: `Roll back ${slug}` })).toHaveCount(1);
    });

    test('an extension goes with its data only for whoever types its slug', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await insertExtension({ slug });
      await sql(`INSERT INTO extension_settings (slug, key, value) VALUES ($1, 'a', '1'), ($1, 'b', '2')`, [slug]);
      await open(page, `${base}/remove`, { script });
      await expect(page.getByLabel('Keep its data')).toBeChecked();
      await expect(page.getByText('What is lost with it')).toBeHidden();
      await page.getByLabel('Delete everything').check();
      await expect(page.getByText('2 settings')).toBeVisible();
      await press(page, 'Remove Harbour guide');
      await expect(page.locator('.form-error-title')).toHaveText('Nothing was removed.');
      await expect(page.getByLabel('Type')).toHaveAccessibleDescription(new RegExp(`Type ${slug} to say that its data may go`));
      await expect(page.getByLabel('Delete everything')).toBeChecked();
      await page.getByLabel('Type').fill(slug);
      await press(page, 'Remove Harbour guide');
      await expect(page.getByRole('status', { name: 'Result' })).toContainText(`${slug} is removed, with all its data.`, { timeout: 30_000 });
      expect(await sqlOne('SELECT (SELECT count(*)::int FROM extensions WHERE slug = $1) AS rows, (SELECT count(*)::int FROM extension_settings WHERE slug = $1) AS settings', [slug])).toEqual({ rows: 0, settings: 0 });
      expect((await page.goto(base))?.status()).toBe(404);
    });

    test('data that was kept is listed, and deleted for good', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      await insertExtension({ slug });
      await sql(`INSERT INTO extension_settings (slug, key, value) VALUES ($1, 'a', '1')`, [slug]);
      await open(page, `${base}/remove`, { script });
      await press(page, 'Remove Harbour guide');
      await expect(page.getByRole('status', { name: 'Result' })).toContainText('its data is kept', { timeout: 30_000 });
      await open(page, '/admin/extensions', { script });
      const kept = card(page, 'Data of removed extensions').getByRole('listitem').filter({ hasText: slug });
      await expect(kept).toContainText('1 setting · removed');
      await kept.locator('summary').click();
      await kept.getByRole('textbox').fill('something else');
      await kept.getByRole('button', { name: 'Delete for good' }).click();
      await expect(kept.getByRole('textbox')).toHaveAccessibleDescription(new RegExp(`Type ${slug}`));
      await kept.getByRole('textbox').fill(slug);
      await kept.getByRole('button', { name: 'Delete for good' }).click();
      await expect(page.getByRole('status', { name: 'Result' })).toContainText(`The kept data of ${slug} is deleted.`, { timeout: 30_000 });
      await open(page, '/admin/extensions', { script });
      await expect(kept).toHaveCount(0);
    });
  });
}

test('over the pages of an extension stands what waits for it and what goes on with it', async ({ page }) => {
  const slug = 'guide-banners';
  await newMember(page, { role: 'admin' });
  await insertExtension({ slug });
  await open(page, `/admin/extensions/${slug}/process`);
  await expect(page.getByText('Version 1.3.0 is out.')).toBeVisible();
  await subscribed(page, 'extension-tasks');
  const id = await insertTask({ kind: 'update', slug, state: 'waiting', steps: ['read', 'review'], last: 'running', review: reviewOf({ slug, version: '1.3.0' }) });
  await sql(`SELECT pg_notify('nexus', '{"topic":"extension-tasks","event":"changed"}')`);
  const banner = page.getByRole('status').filter({ hasText: 'Harbour guide 1.3.0 waits for your consent.' });
  await expect(banner.getByRole('link', { name: 'See what it asks for' })).toHaveAttribute('href', pathOfTask(id));
  await sql(`UPDATE extensions SET uninstalling = '{"mode":"keep","isForced":false}' WHERE slug = $1`, [slug]);
  await sql('DELETE FROM extension_tasks WHERE id = $1', [id]);
  await open(page, `/admin/extensions/${slug}`);
  await expect(page.getByText('It is being removed: it is switched off everywhere.')).toBeVisible();
  await open(page, '/admin/extensions');
  await expect(rowOf(page, slug)).toContainText('Being removed');
  await forgetExtension(slug);
});

test('what comes with the forum has no version of its own to choose', async ({ page }) => {
  await newMember(page, { role: 'admin' });
  await open(page, '/admin/extensions/polls/versions');
  await expect(page.getByText('It comes with the forum, and is updated with it.')).toBeVisible();
  await expectNoWay(page, ['Check now', 'Pin', 'Roll back', 'Fetch again']);
  await expect(page.getByRole('button', { name: 'Re-run migrations' })).toBeVisible();
});

async function expectNoWay(page: Page, names: string[]): Promise<void> {
  for (const name of names) await expect(page.getByRole('button', { name, exact: true }), name).toHaveCount(0);
}
