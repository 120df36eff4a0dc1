import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { PASSWORD } from './support/accounts';
import { expectRefusal, expectValues, fill, open } from './support/forms';
import { startForum, type Forum } from './support/forum';

/** A forum of its own: it has to be empty. */
let forum: Forum;
let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nexus-setup-'));
  forum = await startForum({ command: 'start', dataDir });
});
test.afterEach(async () => {
  await forum.stop();
  await rm(dataDir, { recursive: true, force: true });
});

const printedToken = () => /\/setup\?token=([\w-]{43})/.exec(forum.output())?.[1] ?? '';
const account = { 'Name of the forum': 'Harbour talk', Username: 'first_admin', Email: 'admin@example.org' };

for (const script of [true, false]) {
  test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: script });

    test('an empty forum is set up once, with the printed token', async ({ page, browser }) => {
      test.slow();
      for (const path of ['/', '/post/1', '/compose', '/register']) {
        await page.goto(forum.url + path);
        await expect(page, path).toHaveURL(`${forum.url}/setup`);
      }
      const late = await (await browser.newContext({ javaScriptEnabled: script })).newPage();
      await open(late, `${forum.url}/setup?token=${printedToken()}`, { script });

      await open(page, `${forum.url}/setup`, { script });
      const wrong = { ...account, 'Setup token': 'not-the-token' };
      await fill(page, { ...wrong, Password: PASSWORD });
      await page.getByRole('button', { name: 'Set up the forum' }).click();
      await expectRefusal(page, 'That setup token is not valid.', { 'Setup token': 'Use the token that the terminal printed at the last start.' });
      await expectValues(page, wrong);

      await fill(page, { 'Setup token': printedToken(), 'Name of the forum': '', Password: PASSWORD });
      await page.getByRole('button', { name: 'Set up the forum' }).click();
      await expectRefusal(page, 'Name your forum.', { 'Name of the forum': 'Name your forum.' });
      await expectValues(page, { ...account, 'Name of the forum': '', 'Setup token': printedToken() });

      await fill(page, { ...account, Password: PASSWORD });
      await page.getByRole('button', { name: 'Set up the forum' }).click();
      await expect(page).toHaveURL(`${forum.url}/`);
      await expect(page).toHaveTitle('Harbour talk');
      await expect(page.getByText('Nothing has been written yet')).toBeVisible();
      await page.goto(`${forum.url}/admin`);
      await expect(page.getByRole('heading', { name: 'Overview' })).toBeVisible();

      await fill(late, { ...account, Username: 'second_admin', Email: 'second@example.org', Password: PASSWORD });
      await late.getByRole('button', { name: 'Set up the forum' }).click();
      if (script) await expectRefusal(late, 'This forum is set up already. Log in instead.');
      else await expect(late).toHaveURL(`${forum.url}/`);
      expect((await page.goto(`${forum.url}/profile/second_admin`))?.status()).toBe(404);
      for (const visitor of [page, late]) {
        await visitor.goto(`${forum.url}/setup?token=${printedToken()}`);
        await expect(visitor).toHaveURL(`${forum.url}/`);
      }
      await late.context().close();
    });
  });
}
