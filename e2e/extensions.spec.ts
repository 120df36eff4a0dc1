import { newMember } from './support/accounts';
import { createPost } from './support/content';
import { LONG_POST, outlineOf, rowOf } from './support/extensions';
import { open } from './support/forms';
import { site, sqlOne } from './support/site';
import { expect, test } from './support/test';

const TOC = 'table-of-contents';

test('a post with headings has an outline beside it and its reading time under it', async ({ page }) => {
  const { id } = await createPost({ body: LONG_POST });
  await open(page, `/post/${id}`);
  await expect(outlineOf(page).getByRole('link')).toHaveText(['Mooring', 'Mooring in detail', 'Ropes', 'Ropes in detail', 'Storms', 'Storms in detail']);
  await expect(outlineOf(page).locator('li li').first()).toHaveText('Mooring in detail');
  await expect(page.locator(`[data-slot="post_footer"][data-extension="${TOC}"]`)).toContainText('min read');
});

test('a short post without headings gets nothing', async ({ page }) => {
  const { id } = await createPost({ body: 'No headings here.' });
  await open(page, `/post/${id}`);
  await page.waitForFunction(() => 'Nexus' in window);
  await expect(page.locator(`script[data-extension="${TOC}"]`)).toHaveCount(1);
  await expect(outlineOf(page)).toHaveCount(0);
  await expect(page.getByText('min read')).toHaveCount(0);
  await page.getByRole('button', { name: 'More about this post' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Table of contents' })).toHaveCount(0);
});

test('the outline follows the reader, and leads to a section with its address and the focus', async ({ page }) => {
  const { id } = await createPost({ body: LONG_POST });
  await open(page, `/post/${id}`);
  const current = outlineOf(page).locator('[aria-current="location"]');
  await expect(current).toHaveText('Mooring');
  await page.getByRole('heading', { name: 'Ropes', exact: true }).evaluate((heading) => window.scrollTo(0, window.scrollY + heading.getBoundingClientRect().top - 60));
  await expect(current).toHaveText('Ropes');
  await outlineOf(page).getByRole('link', { name: 'Storms', exact: true }).press('Enter');
  await expect(page).toHaveURL(`/post/${id}#section-storms`);
  await expect(page.locator('#section-storms')).toBeFocused();
  await expect(page.locator('#section-storms')).toBeInViewport();
});

test('on a phone the outline is an overlay from the post’s menu', async ({ newBrowser }) => {
  const { id } = await createPost({ body: LONG_POST });
  const phone = await (await newBrowser({ viewport: { width: 360, height: 740 } })).newPage();
  await open(phone, `/post/${id}`);
  const menu = phone.getByRole('button', { name: 'More about this post' });
  await menu.click();
  await phone.getByRole('menuitem', { name: 'Table of contents' }).click();
  const overlay = phone.getByRole('dialog', { name: 'Table of contents' });
  await expect(overlay.getByRole('link')).toHaveCount(6);
  await phone.keyboard.press('Escape');
  await expect(overlay).toHaveCount(0);
  await expect(menu).toBeFocused();
  await menu.click();
  await phone.getByRole('menuitem', { name: 'Table of contents' }).click();
  await overlay.getByRole('link', { name: 'Ropes in detail' }).click();
  await expect(overlay).toHaveCount(0);
  await expect(phone.locator('#section-ropes-in-detail')).toBeFocused();
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('pages that no surface can appear on load no bundle; going to one loads it, without a reload', async ({ page }) => {
  const { id, title } = await createPost({ body: LONG_POST });
  await open(page, '/');
  await page.evaluate(() => Object.assign(window, { stayed: true }));
  await expect(page.locator(`script[data-extension="${TOC}"]`)).toHaveCount(0);
  await page.getByRole('link', { name: title }).first().click();
  await expect(page).toHaveURL(`/post/${id}`);
  await expect(outlineOf(page).getByRole('link')).toHaveCount(6);
  await page.goBack();
  await expect(page).toHaveURL('/');
  await expect(outlineOf(page)).toHaveCount(0);
  await page.goForward();
  await expect(outlineOf(page).getByRole('link')).toHaveCount(6);
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  for (const path of ['/login', '/register']) {
    await page.goto(path);
    await expect(page.locator('script[data-extension]')).toHaveCount(0);
  }
});

test('what a page carries without scripts is whole, and holds no extension', async ({ newBrowser }) => {
  const { id } = await createPost({ body: LONG_POST });
  const page = await (await newBrowser({ javaScriptEnabled: false })).newPage();
  await open(page, `/post/${id}`, { script: false });
  await expect(page.getByRole('heading', { name: 'Storms', exact: true })).toBeVisible();
  await expect(page.locator('[data-extension]')).toHaveCount(0);
});

test('switched off in one browser, it leaves the open page of another; switched on, it is back', async ({ page, newBrowser }) => {
  const { id } = await createPost({ body: LONG_POST });
  await open(page, `/post/${id}`);
  await expect(outlineOf(page)).toBeVisible();
  await page.getByRole('button', { name: 'More about this post' }).click();
  await page.getByRole('menuitem', { name: 'Table of contents' }).click();
  await expect(page.getByRole('dialog', { name: 'Table of contents' })).toBeVisible();
  const src = await page.locator(`script[data-extension="${TOC}"]`).getAttribute('src');
  await page.evaluate(() => Object.assign(window, { stayed: true }));

  const desk = await (await newBrowser()).newPage();
  const admin = await newMember(desk, { role: 'admin' });
  await open(desk, '/admin/extensions');
  const toggle = rowOf(desk, TOC).getByRole('switch', { name: 'Table of contents enabled' });
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await expect(rowOf(desk, TOC)).toContainText('Disabled');
  await expect(outlineOf(page)).toHaveCount(0);
  await expect(page.getByText('min read')).toHaveCount(0);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await page.request.get(src ?? '')).status()).toBe(404);

  await toggle.click();
  await expect(outlineOf(page).getByRole('link')).toHaveCount(6);
  await expect(page.getByText('min read')).toBeVisible();
  expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
  expect((await page.request.get(src ?? '')).status()).toBe(200);
  expect(await sqlOne(`SELECT action, after FROM audit_log WHERE actor_id = $1 ORDER BY id DESC LIMIT 1`, [admin.id])).toEqual({ action: 'extension.enable', after: { enabled: true } });
});

test('the switch is a plain form where no script runs', async ({ newBrowser }) => {
  const context = await newBrowser({ javaScriptEnabled: false });
  const page = await context.newPage();
  await newMember(page, { role: 'admin' });
  await page.goto('/admin/extensions');
  const toggle = rowOf(page, 'quiet').getByRole('switch');
  await toggle.click();
  await expect(rowOf(page, 'quiet')).toContainText('Disabled');
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await toggle.click();
  await expect(rowOf(page, 'quiet')).toContainText('Loaded');
});

test('whoever is no admin neither sees the list nor switches anything', async ({ page }) => {
  for (const role of ['member', 'moderator'] as const) {
    await newMember(page, { role });
    expect((await page.goto('/admin/extensions'))?.status()).toBe(404);
    expect((await page.request.get('/api/v1/admin/extensions')).status()).toBe(403);
  }
  await page.context().clearCookies();
  await page.goto('/admin/extensions');
  await expect(page).toHaveURL(/\/login\?next=/);
  expect((await page.request.get('/api/v1/admin/extensions')).status()).toBe(401);
});

test('files: immutable by hash, revalidated by name, never outside the recorded ones, and no document of the forum', async ({ request }) => {
  const { bundles } = await (await request.get('/api/v1/extensions/bundles?page=/post/1')).json();
  const src: string = bundles.find((bundle: { slug: string }) => bundle.slug === TOC).src;
  const byHash = await request.get(src);
  expect(byHash.headers()).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable', 'content-security-policy': "default-src 'none'; sandbox", 'x-content-type-options': 'nosniff' });
  const byName = await request.get(`/ext/${TOC}/assets/${TOC}.js`);
  expect(byName.headers()['cache-control']).toBe('public, no-cache');
  expect((await request.get(`/ext/${TOC}/assets/${TOC}.js`, { headers: { 'If-None-Match': byName.headers().etag ?? '' } })).status()).toBe(304);
  const paths = ['..%2f..%2fmanifest.json', '%2e%2e/%2e%2e/manifest.json', '..%5c..%5cmanifest.json', '%2fetc%2fpasswd', 'manifest.json', '%00', '%E0%A4%A'];
  for (const path of paths) expect((await fetch(site.at(`/ext/${TOC}/assets/${path}`))).status, path).toBeGreaterThanOrEqual(400);
});
