import { createMember, newMember, openSession, cookieHeader } from './support/accounts';
import { createPost } from './support/content';
import { openDetails, rowOf, wake } from './support/extensions';
import { open } from './support/forms';
import { site, sql } from './support/site';
import { expect, test } from './support/test';

const THROWS = 'throws-everywhere';

// React writes what a boundary caught, and the forum what an action threw.
test.use({ expectedErrors: /thrown (in|at once|later|when asked)/ });

test.beforeEach(async () => {
  await sql('DELETE FROM extension_faults WHERE slug = $1', [THROWS]);
});

test('a component that throws in a slot or widget is gone, the page stays, nobody but an admin reads of it', async ({ page, newBrowser }) => {
  await wake(page.context(), 'fixture-throws');
  const member = await newMember(page);
  const { id, title } = await createPost({ body: 'A body to read.', by: member });
  await open(page, `/post/${id}`);
  await expect(page.locator(`script[data-extension="${THROWS}"]`)).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  await expect(page.locator(`[data-slot][data-extension="${THROWS}"]`)).toBeEmpty();
  await expect(page.getByText('failed here')).toHaveCount(0);

  const context = await newBrowser();
  await wake(context, 'fixture-throws');
  const desk = await context.newPage();
  await newMember(desk, { role: 'admin' });
  for (const [path, names] of [[`/post/${id}`, ['slot post_footer', 'right widget throws-widget']], [`/profile/${member.username}`, ['slot profile_sidebar', 'right widget throws-widget']]] as const) {
    await open(desk, path);
    for (const name of names) await expect(desk.getByText(`“Throws everywhere” failed here and was left out (${name}).`)).toBeVisible();
    await expect(desk.getByText(path.startsWith('/post') ? 'A body to read.' : `@${member.username}`).first()).toBeVisible();
  }

  // The reports travel by themselves; the list shows what has arrived when it is opened.
  const reported = async () => (await sql<{ surface: string }>('SELECT DISTINCT surface FROM extension_faults WHERE slug = $1', [THROWS])).map(({ surface }) => surface);
  await expect.poll(reported).toEqual(expect.arrayContaining(['slot:post_footer', 'slot:profile_sidebar', 'right_widget:throws-widget']));
  await desk.getByRole('link', { name: 'Look at it' }).first().click();
  await expect(desk).toHaveURL(/\/admin\/extensions#throws-everywhere$/);
  const details = await openDetails(desk, THROWS);
  for (const [surface, message] of [['slot:post_footer', 'Error: thrown in post_footer'], ['slot:profile_sidebar', 'Error: thrown in profile_sidebar'], ['right_widget:throws-widget', 'Error: thrown in widget']] as const) {
    await expect(details.getByRole('row').filter({ hasText: surface })).toContainText(message);
  }
});

test('an action that throws, at once or later, says so; one that throws when asked is not offered', async ({ page }) => {
  await wake(page.context(), 'fixture-throws');
  await newMember(page);
  const { id } = await createPost();
  await open(page, `/post/${id}`);
  for (const label of ['Throw at once', 'Throw later']) {
    await page.getByRole('button', { name: 'More about this post' }).click();
    await expect(page.getByRole('menuitem', { name: 'Throw when asked' })).toHaveCount(0);
    await page.getByRole('menuitem', { name: label }).click();
    await expect(page.locator('.toast-text', { hasText: `“${label}” did not work. Admins were told.` })).toBeVisible();
  }
  await expect.poll(async () => (await sql<{ surface: string }>('SELECT surface FROM extension_faults WHERE slug = $1 ORDER BY surface', [THROWS])).map(({ surface }) => surface)).toEqual(
    ['post_action:throws-at-once', 'post_action:throws-later', 'post_action:throws-when-asked', 'right_widget:throws-widget', 'slot:post_footer'],
  );
});

test('a bundle that overwrites the globals changes nothing for the next one', async ({ page }) => {
  await wake(page.context(), 'fixtures');
  const { id } = await createPost();
  await open(page, `/post/${id}`);
  await expect(page.locator('[data-fixture="overwrites-nexus"]')).toHaveText('Overwritten');
  await expect(page.locator('[data-fixture="stays-whole"]')).toHaveText(`Whole under ${id}`);
  await expect(page.locator('[data-fixture="whole-widget"]')).toHaveText(`Whole beside ${id}`);
  expect(await page.evaluate(() => window.Nexus === window.NexusExtensions && typeof window.Nexus.registerSlot === 'function' && typeof window.React.createElement === 'function')).toBe(true);
});

test('what is not declared is not shown, is warned about, and is in the admin’s list', async ({ page }) => {
  await wake(page.context(), 'fixtures');
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const admin = await newMember(page, { role: 'admin' });
  const reported = page.waitForResponse((response) => response.url().endsWith('/stays-whole/registrations'));
  const { id } = await createPost();
  await open(page, `/post/${id}`);
  expect((await reported).status()).toBe(204);
  await open(page, `/profile/${admin.username}`);
  await expect(page.locator('script[data-extension="stays-whole"]')).toHaveCount(1);
  await expect(page.locator('[data-fixture="undeclared"]')).toHaveCount(0);
  expect(warnings).toContain('Extension "stays-whole": Nexus.registerSlot: slot "profile_sidebar" is not declared in the manifest, so it is not shown.');
  await open(page, '/admin/extensions');
  const details = await openDetails(page, 'stays-whole');
  const line = (name: string) => details.getByRole('row').filter({ hasText: name });
  await expect(line('profile_sidebar')).toContainText('Not declared in the manifest, so it is not shown.');
  await expect(line('never-registered')).toContainText('Declared but not registered.');
  await expect(details.getByText('"slug" is "somebody-else", but the script belongs to "stays-whole"')).toBeVisible();
});

test('a surface that fails for five members is switched off for all until an admin brings it back', async ({ page, newBrowser }) => {
  await wake(page.context(), 'fixtures');
  const { id } = await createPost();
  await open(page, `/post/${id}`);
  const shown = page.locator('[data-fixture="stays-whole"]');
  await expect(shown).toBeVisible();
  const { bundles } = await (await page.request.get(`/api/v1/extensions/bundles?page=/post/${id}`)).json();
  const digest: string = bundles.find((bundle: { slug: string }) => bundle.slug === 'stays-whole').digest16;
  for (let reporter = 0; reporter < 5; reporter += 1) {
    await expect(shown).toBeVisible();
    const { cookie } = await openSession(await createMember());
    const answer = await fetch(site.at('/api/v1/extensions/stays-whole/faults'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: site.url, Cookie: cookieHeader(cookie) },
      body: JSON.stringify({ digest, surface: 'slot:post_footer', message: 'Error: made up' }),
    });
    expect(answer.status).toBe(204);
  }
  await expect(shown).toHaveCount(0);
  await expect(page.locator('[data-fixture="whole-widget"]')).toBeVisible();

  const desk = await (await newBrowser()).newPage();
  await newMember(desk, { role: 'admin' });
  await open(desk, '/admin/extensions');
  const details = await openDetails(desk, 'stays-whole');
  await expect(details.getByRole('row').filter({ hasText: 'slot:post_footer' })).toContainText('Switched off');
  await details.getByRole('button', { name: 'Switch back on' }).click();
  await expect(shown).toBeVisible();
});

test('an invalid manifest: the admin reads every fault, and switches nothing else off by it', async ({ page }) => {
  await newMember(page, { role: 'admin' });
  await open(page, '/admin/extensions');
  await expect(rowOf(page, 'broken-manifest')).toContainText('Manifest invalid');
  const details = await openDetails(page, 'broken-manifest');
  await expect(details.getByRole('listitem')).toHaveText([
    'manifest_version must be 2 (got: 1)',
    'slug "Broken-Manifest" must contain only lowercase letters, digits and hyphens',
    'hooks[0] "post_exploded" is not a known event. Known events: post_created, post_updated, post_deleted, reply_created, reply_deleted, reaction_added, reaction_removed, report_created, report_resolved, user_registered, user_login',
    'js_bundle must not contain ".." (got: ../broken.js)',
    'routes[0].path must not include /ext/ — it is prefixed automatically (got: /ext/broken/games)',
    '"colour" is not a known field',
  ]);
  await expect(rowOf(page, 'table-of-contents')).toContainText('Loaded');
});
