import { createMember, PASSWORD, signIn, uniqueName } from './support/accounts';
import { expectRefusal, expectValues, fill, open } from './support/forms';
import { expect, test } from './support/test';

for (const script of [true, false]) {
  test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: script });

    test('registering makes an account and signs it in', async ({ page }) => {
      const username = uniqueName();
      await open(page, '/register?next=/compose', { script });
      await fill(page, { Username: username, Email: `${username}@example.org`, Password: PASSWORD });
      await page.getByRole('button', { name: 'Make account' }).click();
      await expect(page).toHaveURL('/compose');
      await page.goto('/settings/security');
      await expect(page.getByText(`signed in as @${username}`)).toBeVisible();
    });

    test('each wrong field is named, and what was typed stays', async ({ page }) => {
      const typed = { Username: 'no spaces here', Email: 'not-an-address' };
      await open(page, '/register', { script });
      await fill(page, { ...typed, Password: 'short' });
      await page.getByRole('button', { name: 'Make account' }).click();
      await expectRefusal(page, 'Some fields need another look.', {
        Username: 'Choose a username of 3–20 letters, digits or underscores.',
        Email: 'Enter an email address such as name@example.org.',
        Password: 'Choose a password of at least 10 characters.',
      });
      await expectValues(page, { ...typed, Password: script ? 'short' : '' });
    });

    test('a taken name and a taken address are said beside their fields', async ({ page }) => {
      const taken = await createMember();
      const typed = { Username: taken.username.toUpperCase(), Email: taken.email };
      await open(page, '/register', { script });
      await fill(page, { ...typed, Password: PASSWORD });
      await page.getByRole('button', { name: 'Make account' }).click();
      const messages = { Username: `The username ${typed.Username} is taken. Choose another.`, Email: 'An account with this email address exists. Log in instead.' };
      await expectRefusal(page, Object.values(messages).join(' '), messages);
      await expectValues(page, typed);
    });

    test('logging in with name or address, and out again', async ({ page }) => {
      const member = await createMember({ password: PASSWORD });
      for (const login of [member.username, member.email]) {
        await open(page, '/login?next=/settings/security', { script });
        await fill(page, { 'Username or email': login, Password: PASSWORD });
        await page.getByRole('button', { name: 'Log in' }).click();
        await expect(page.getByText(`signed in as @${member.username}`)).toBeVisible();
        await open(page, '/', { script });
        if (script) await page.getByRole('button', { name: `Account of ${member.name}` }).click();
        await page.getByRole(script ? 'menuitem' : 'button', { name: 'Log out' }).click();
        await expect(page.getByRole('banner').getByRole('link', { name: 'Log in' })).toBeVisible();
        expect(await page.context().cookies()).toEqual([]);
      }
    });

    test('an unknown name and a wrong password get the same answer', async ({ page }) => {
      const member = await createMember({ password: PASSWORD });
      const statuses: number[] = [];
      page.on('response', (response) => {
        if (response.request().method() === 'POST' && response.url().includes('/login')) statuses.push(response.status());
      });
      for (const login of [member.username, uniqueName('nobody')]) {
        await open(page, '/login', { script });
        await fill(page, { 'Username or email': login, Password: 'not the password' });
        await page.getByRole('button', { name: 'Log in' }).click();
        await expectRefusal(page, 'That username and password do not match.');
        await expectValues(page, { 'Username or email': login });
        await expect(page.locator('.field-error')).toHaveCount(0);
      }
      expect(statuses).toEqual([200, 200]);
    });
  });
}

test('an empty log-in names both fields', async ({ page }) => {
  await open(page, '/login');
  await page.getByRole('button', { name: 'Log in' }).click();
  await expectRefusal(page, 'Some fields need another look.', { 'Username or email': 'Enter your username or email address.', Password: 'Enter your password.' });
});

test('after five tries a minute an account is closed to this address, the right password included', async ({ page, newBrowser }) => {
  const member = await createMember({ password: PASSWORD });
  await open(page, '/login');
  const tryPassword = async (password: string) => {
    await fill(page, { 'Username or email': member.username, Password: password });
    const answered = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: 'Log in' }).click();
    await answered;
    await expect(page.getByRole('button', { name: 'Log in' })).not.toHaveAttribute('aria-busy');
  };
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await tryPassword(`guess number ${attempt}`);
    await expectRefusal(page, 'That username and password do not match.');
  }
  await tryPassword(PASSWORD);
  await expectRefusal(page, /^That was too often\. Try again in ([1-9]|[1-5]\d|60) seconds?\.$/);
  await expectValues(page, { 'Username or email': member.username });
  expect(await page.context().cookies()).toEqual([]);

  const neighbour = await createMember({ password: PASSWORD });
  const other = await (await newBrowser()).newPage();
  await open(other, '/login');
  await fill(other, { 'Username or email': neighbour.username, Password: PASSWORD });
  await other.getByRole('button', { name: 'Log in' }).click();
  await expect(other.getByRole('button', { name: `Account of ${neighbour.name}` })).toBeVisible();
});

test.describe('where log-in leads to', () => {
  const foreign = ['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', 'evil.example'];

  test('an address elsewhere becomes the front page', async ({ page }) => {
    await signIn(page, await createMember());
    for (const target of foreign) {
      const answer = await page.request.get(`/login?next=${encodeURIComponent(target)}`, { maxRedirects: 0 });
      expect([answer.status(), new URL(answer.headers().location ?? '', 'http://forum.invalid').href], target).toEqual([307, 'http://forum.invalid/']);
    }
    const home = await page.request.get('/login?next=%2Fpost%2F1%3Freply%3D2', { maxRedirects: 0 });
    expect(home.headers().location).toBe('/post/1?reply=2');
  });

  test('the form’s hidden field is no way out either', async ({ page }) => {
    const member = await createMember({ password: PASSWORD });
    await open(page, '/login');
    await page.locator('input[name=next]').evaluate((input: HTMLInputElement) => { input.value = 'https://evil.example/'; });
    await fill(page, { 'Username or email': member.username, Password: PASSWORD });
    await page.getByRole('button', { name: 'Log in' }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByRole('button', { name: `Account of ${member.name}` })).toBeVisible();
  });
});
