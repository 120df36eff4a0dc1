import { newMember } from './support/accounts';
import { callExtension, crashUntilQuarantined, CRASHES, giveUpEvents, lastAudit } from './support/admin';
import { createPost } from './support/content';
import { rowOf } from './support/extensions';
import { open } from './support/forms';
import { sql } from './support/site';
import { expect, test } from './support/test';


const PERMISSIONS = '/admin/extensions/workbench/permissions';

for (const script of [true, false]) {
  test.describe(script ? 'with scripts' : 'without scripts', () => {
    test.use({ javaScriptEnabled: script });

    test('a gate says who may from the moment it is saved, and goes back to the manifest', async ({ page, newBrowser }) => {
      const admin = await newMember(page, { role: 'admin' });
      const [guest, member, moderator] = [await newBrowser(), await newBrowser(), await newBrowser()];
      await newMember(member);
      await newMember(moderator, { role: 'moderator' });
      const may = async (key: string) => Promise.all([guest, member, moderator, page].map((browser) => callExtension(browser, 'GET', `workbench/api/gate/${key}`)));
      expect([await may('can_look'), await may('can_use'), await may('can_tidy')]).toEqual([[200, 200, 200, 200], [401, 200, 200, 200], [403, 403, 200, 200]]);

      await open(page, PERMISSIONS, { script });
      const gate = page.getByLabel('Can use it', { exact: true });
      const choose = async (label: string) => {
        await gate.selectOption({ label });
        await page.getByRole('button', { name: 'Save permissions' }).click();
        await expect(page.getByRole('status').filter({ hasText: 'Permissions saved.' })).toBeVisible();
      };
      await choose('Moderators');
      expect(await may('can_use')).toEqual([403, 403, 200, 200]);
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'extension.save_permissions', subject: 'extension:workbench', before: { can_use: 'member' }, after: { can_use: 'moderator' } });
      await choose('Admins');
      expect(await may('can_use')).toEqual([403, 403, 403, 200]);
      await choose('Everyone, with guests');
      expect(await may('can_use')).toEqual([200, 200, 200, 200]);
      await open(page, PERMISSIONS, { script });
      await expect(gate).toHaveValue('everyone');
      await choose('Members (default)');
      expect(await may('can_use')).toEqual([401, 200, 200, 200]);
      expect(await sql(`SELECT FROM extension_gates WHERE slug = 'workbench'`)).toEqual([]);
    });

    test('a process is watched from its first line to its quarantine, and released with one click', async ({ page }) => {
      test.slow();
      const admin = await newMember(page, { role: 'admin' });
      await callExtension(page, 'POST', 'crashes/api/log/230');
      const panel = page.locator('.admin-main');
      const log = panel.getByRole('log');
      await open(page, `${CRASHES}/process`, { script });
      await expect(panel).toContainText('It is up and takes calls.');
      await expect(panel.getByText('Process id')).toBeVisible();
      // Read every half a second, so not at once.
      await expect(async () => {
        if (!script) await page.reload();
        await expect(panel.getByText('Memory', { exact: true })).toBeVisible();
      }).toPass();
      await expect(panel).toContainText(/Isolation\s*(Full|Reduced|Bare)/);
      // The knob says 200; lines beyond 100 a second are dropped, and that is said.
      expect(await log.locator('.log-line').count()).toBeLessThanOrEqual(200);
      await expect(log).toContainText('Line 1 of 230');

      await crashUntilQuarantined(page);
      if (!script) await page.reload();
      await expect(panel.getByText('Quarantined').first()).toBeVisible();
      await expect(panel.locator('.process-reason')).toContainText(/Why: .*out of nails/);
      await expect(panel.locator('.process-stderr')).toContainText('out of nails');
      await expect(log).toContainText('The runner ended');
      expect(await callExtension(page, 'GET', 'crashes/api/heard')).toBe(503);

      const other = await page.context().newPage();
      await open(other, '/admin', { script });
      await other.locator('.attention').getByRole('link', { name: /Crashes.*Quarantined/ }).click();
      await expect(other).toHaveURL(`${CRASHES}/process`);
      await open(other, '/admin/extensions', { script });
      await expect(rowOf(other, 'crashes')).toContainText('Quarantined');
      await open(other, CRASHES, { script });
      await expect(other.getByText('It is in quarantine: it crashed too often.')).toBeVisible();
      await other.close();

      await page.getByRole('button', { name: 'Release from quarantine' }).click();
      await expect(panel.getByText('Quarantined')).toHaveCount(0);
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'extension.release', subject: 'extension:crashes' });
      expect(await callExtension(page, 'GET', 'crashes/api/heard')).toBe(200);
    });

    test('events that were given up: sent again, discarded, one or all', async ({ page }) => {
      const admin = await newMember(page, { role: 'admin' });
      await sql(`DELETE FROM dead_letters WHERE slug = 'crashes'`);
      const base = script ? 1_000 : 2_000;
      await giveUpEvents({ slug: 'crashes', reportIds: [1, 2, 3, 4, 5].map((number) => base + number) });
      const heard = async () => (await (await page.request.get('/ext/crashes/api/heard')).json()).heard.filter((id: number) => id > base && id < base + 10);
      await open(page, `${CRASHES}/problems`, { script });
      const line = (report: number) => page.getByRole('row').filter({ hasText: String(base + report) });
      await line(1).getByRole('button', { name: 'Send again' }).click();
      await expect(page.getByText('Sent again. If it fails once more, it comes back here.')).toBeVisible();
      await expect(line(1)).toHaveCount(0);
      await expect.poll(heard).toEqual([base + 1]);
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'event.replay', subject: 'extension:crashes' });

      await line(2).getByRole('button', { name: 'Discard' }).click();
      if (script) {
        const question = page.getByRole('dialog', { name: 'Discard this report_created?' });
        await expect(question).toContainText('Crashes never hears of what is discarded');
        await question.getByRole('button', { name: 'Discard' }).click();
      }
      await expect(page.getByText('Discarded.', { exact: true })).toBeVisible();
      await expect(line(2)).toHaveCount(0);
      expect(await lastAudit(admin.id)).toMatchObject({ action: 'event.discard', before: { event: 'report_created' } });

      await page.getByRole('button', { name: 'Send all again' }).click();
      await expect(page.getByText('3 sent again. What fails once more comes back here.')).toBeVisible();
      await expect.poll(async () => (await heard()).toSorted()).toEqual([1, 3, 4, 5].map((number) => base + number));

      await giveUpEvents({ slug: 'crashes', reportIds: [base + 6, base + 7] });
      await open(page, `${CRASHES}/problems`, { script });
      await page.getByRole('button', { name: 'Discard all' }).click();
      if (script) await page.getByRole('dialog', { name: 'Discard all 2 events?' }).getByRole('button', { name: 'Discard all' }).click();
      await expect(page.getByText('2 discarded.')).toBeVisible();
      await expect(page.getByText('No event was given up.')).toBeVisible();
    });

    test('an attachment that could not be kept is tried again, and what came of it is said', async ({ page }) => {
      await newMember(page, { role: 'admin' });
      const { id: postId } = await createPost();
      await sql(`DELETE FROM attachments WHERE slug = 'crashes'`);
      await sql(
        `INSERT INTO attachments (entity, entity_id, post_id, user_id, slug, kind, data, state, attempts, error, due_at) SELECT 'post', id, id, user_id, 'crashes', 'crash', '{}', 'failed', 4, 'Error: no room left', now() FROM posts WHERE id = $1`,
        [postId],
      );
      await open(page, `${CRASHES}/problems`, { script });
      const line = page.getByRole('row').filter({ hasText: 'Error: no room left' });
      await expect(line.getByRole('link', { name: `post ${postId}` })).toHaveAttribute('href', `/post/${postId}`);
      await expect(page.getByText('One could not be kept. The data is still there')).toBeVisible();
      await line.getByRole('button', { name: 'Try again' }).click();
      // It offers no such attachment, so that this one fails again.
      await expect(page.getByText('It still has not arrived.')).toBeVisible();
      await sql(`DELETE FROM attachments WHERE slug = 'crashes'`);
    });
  });
}

test('the page of the system names every limit, and what is set and does not count', async ({ page }) => {
  await newMember(page, { role: 'admin' });
  await sql(
    `INSERT INTO settings (key, value, updated_at) VALUES ('extensionKnobs', $1, now()) ON CONFLICT (key) DO UPDATE SET value = settings.value || EXCLUDED.value`,
    [JSON.stringify({ uninstallMs: 11_000, digestMs: 'long', gone: 5 })],
  );
  await open(page, '/admin/system');
  const line = (name: string) => page.locator('.knob-table').getByRole('row').filter({ hasText: new RegExp(`${name}`) });
  await expect(line('uninstallMs').getByRole('cell')).toHaveText(['onUninstall must be done within', 'uninstallMs', '11 s', '10 s', 'ms']);
  await expect(line('digestMs').getByRole('cell')).toHaveText(['A section of the digest mail may take', 'digestMs', '2 s', '2 s', 'ms']);
  await expect(line('heapBytes').getByRole('cell')).toHaveText(['JavaScript memory of a runner', 'heapBytes', '64.0 MB', '64.0 MB', 'bytes']);
  const unused = page.locator('.knob-problems');
  await expect(unused).toContainText('digestMs is "long", which is no whole number from 1 to 2147483647; its default counts.');
  await expect(unused).toContainText('"gone" is not the name of a limit.');
  await expect(page.getByRole('row').filter({ has: page.getByRole('link', { name: 'crashes' }) })).toContainText(/Idle|Running|Backing off|Quarantined/);
  await sql(`UPDATE settings SET value = value - 'uninstallMs' - 'digestMs' - 'gone' WHERE key = 'extensionKnobs'`);
});
