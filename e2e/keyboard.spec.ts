import { newMember } from './support/accounts';
import { createPost } from './support/content';
import { open } from './support/forms';
import { expect, test, type Page } from './support/test';

const focusedIn = (page: Page, selector: string) => page.evaluate((within) => document.activeElement?.closest(within) !== null, selector);

test('the first Tab skips to the content', async ({ page }) => {
  for (const path of ['/', '/login']) {
    await open(page, path);
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: 'Skip to content' });
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport();
    await page.keyboard.press('Enter');
    await expect(page.locator('#main')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await focusedIn(page, '#main'), `${path}: the next Tab is in the content`).toBe(true);
  }
});

test('the drawer takes the focus, keeps it, and gives it back', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, '/');
  const opener = page.getByRole('button', { name: 'Navigation' });
  const drawer = page.getByRole('navigation', { name: 'Site' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(drawer).toBeVisible();
  await expect(drawer.getByRole('link', { name: 'Home' })).toBeFocused();
  const stops = await drawer.locator('a, button').count();
  for (let press = 0; press <= stops; press += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement?.closest('#site-nav, .skip-link') !== null), `after ${press + 1} Tabs`).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(drawer).toBeHidden();
  await expect(opener).toBeFocused();
  await page.keyboard.press('Enter');
  await drawer.getByRole('navigation').or(drawer).getByRole('link').nth(1).click();
  await expect(page).not.toHaveURL('/');
  await expect(drawer).toBeHidden();
});

test('the palette opens with Ctrl+K and /, goes where one types, and gives the focus back', async ({ page }) => {
  await newMember(page);
  await open(page, '/');
  const palette = page.getByRole('dialog', { name: 'Go to' });
  const place = page.getByRole('main').getByRole('link').first();
  for (const key of ['Control+k', '/']) {
    await place.focus();
    await page.keyboard.press(key);
    await expect(palette.getByRole('combobox')).toBeFocused();
    await page.keyboard.press('Tab');
    expect(await focusedIn(page, '[role="dialog"]')).toBe(true);
    await page.keyboard.press('Escape');
    await expect(palette).toBeHidden();
    await expect(place).toBeFocused();
  }
  await page.keyboard.press('Control+k');
  await palette.getByRole('combobox').fill('sess');
  await expect(palette.getByRole('option', { name: 'Sessions' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/settings/security');
});

test('r goes to the reply box, but never where one types', async ({ page }) => {
  await newMember(page);
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  const box = page.getByRole('textbox', { name: 'Your reply' });
  await page.keyboard.press('r');
  await expect(box).toBeFocused();
  await expect(box).toBeInViewport();
  await expect(box).toHaveValue('');
  await page.keyboard.type('rr');
  await expect(box).toHaveValue('rr');
  await page.keyboard.press('Control+k');
  await expect(box).toHaveValue('rr[text](https://)');
  await box.blur();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').press('r');
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('r');
});

test('a refused form takes the focus to what is wrong', async ({ page }) => {
  await open(page, '/login');
  await page.getByLabel('Password').press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'Some fields need another look.' })).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Username or email')).toBeFocused();
});

test('a question keeps the focus, and Escape takes it back to where it was', async ({ page }) => {
  const member = await newMember(page);
  const post = await createPost({ by: member });
  await open(page, `/post/${post.id}`);
  const opener = page.getByRole('article').getByRole('button', { name: 'Delete' });
  await opener.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Delete this post?' })).toBeVisible();
  for (let press = 0; press < 5; press += 1) {
    await page.keyboard.press('Tab');
    expect(await focusedIn(page, '[role="dialog"]')).toBe(true);
  }
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(opener).toBeFocused();
});
