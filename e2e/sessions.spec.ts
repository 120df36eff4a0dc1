import { createMember, newMember, signIn } from './support/accounts';
import { open } from './support/forms';
import { expect, test } from './support/test';

const isStream = (request: { url(): string }) => request.url().includes('/api/v1/stream');

test('lists where one is signed in; an ended session is a guest at once, and its live stream ends', async ({ page, newBrowser }) => {
  const member = await newMember(page);
  const elsewhere = await (await newBrowser()).newPage();
  await signIn(elsewhere, member);
  const streamOpened = elsewhere.waitForResponse((response) => isStream(response) && response.ok());
  await open(elsewhere, '/');
  await streamOpened;

  await open(page, '/settings/security');
  const sessions = page.getByRole('listitem').filter({ hasText: 'signed in' });
  await expect(sessions).toHaveCount(2);
  const own = sessions.filter({ hasText: 'This browser' });
  await expect(own).toHaveCount(1);
  await expect(own.getByRole('button', { name: 'End session' })).toHaveCount(0);

  const streamEnded = elsewhere.waitForEvent('requestfinished', isStream);
  await sessions.filter({ hasNotText: 'This browser' }).getByRole('button', { name: 'End session' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'The session has ended.' })).toBeVisible();
  await expect(sessions).toHaveCount(1);
  await streamEnded;

  await elsewhere.goto('/settings/security');
  await expect(elsewhere).toHaveURL('/login?next=%2Fsettings%2Fsecurity');
  await page.reload();
  await expect(page.getByText(`signed in as @${member.username}`)).toBeVisible();
});

test('all others end together; this browser stays', async ({ page, newBrowser }) => {
  const member = await newMember(page);
  const others = await Promise.all([newBrowser(), newBrowser()]);
  for (const context of others) await signIn(context, member);
  await open(page, '/settings/security');
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'All other sessions have ended.' })).toBeVisible();
  for (const context of others) {
    const answer = await context.request.get('/settings/security', { maxRedirects: 0 });
    expect(answer.headers().location).toBe('/login?next=%2Fsettings%2Fsecurity');
  }
  await expect(page.getByRole('button', { name: 'End all other sessions' })).toHaveCount(0);
});

test('nobody ends a session of somebody else', async ({ page, newBrowser }) => {
  const stranger = await newBrowser();
  const strangerSession = await signIn(stranger, await createMember());
  const member = await newMember(page);
  await signIn(await newBrowser(), member);
  await open(page, '/settings/security');
  await page.locator('input[name=id]').first().evaluate((input: HTMLInputElement, id) => { input.value = String(id); }, strangerSession);
  await page.getByRole('button', { name: 'End session' }).first().click();
  await expect(page.locator('.form-error-title')).toHaveText('That session was not found.');
  expect((await stranger.request.get('/settings/security', { maxRedirects: 0 })).status()).toBe(200);
});

test('after log-out the back button shows nothing private', async ({ page }) => {
  const member = await newMember(page);
  const answer = await page.goto('/settings/security');
  expect(answer?.headers()['cache-control']).toMatch(/private.*no-store|no-store.*private/);
  await open(page, '/');
  await page.getByRole('banner').getByRole('link', { name: 'New post' }).click();
  await expect(page.getByRole('heading', { name: 'Write a post' })).toBeVisible();
  await page.getByRole('button', { name: `Account of ${member.name}` }).click();
  await page.getByRole('menuitem', { name: 'Log out' }).click();
  await expect(page.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible();

  await page.goBack();
  await expect(page).not.toHaveURL('/compose');
  await expect(page.getByRole('heading', { name: 'Write a post' })).toHaveCount(0);
  await page.goto('/');
  await page.goBack();
  await expect(page.locator('body')).not.toContainText(member.username);
  await page.goto('/settings/security');
  await expect(page).toHaveURL('/login?next=%2Fsettings%2Fsecurity');
});
