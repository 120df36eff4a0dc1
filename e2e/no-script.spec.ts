import { createMember, newMember, PASSWORD, signIn, uniqueName } from './support/accounts';
import { anySpace, createPost, createReplies } from './support/content';
import { fill } from './support/forms';
import { expect, test, type Page } from './support/test';

test.use({ javaScriptEnabled: false });

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('a member’s whole way: register, write, reply, edit, delete, log out', async ({ page }) => {
  const username = uniqueName();
  await page.goto('/register');
  await fill(page, { Username: username, Email: `${username}@example.org`, Password: PASSWORD });
  await press(page, 'Make account');
  await expect(page).toHaveURL('/');

  const [title, space] = [uniqueName('Plain'), await anySpace()];
  await page.goto(`/compose?space=${space.slug}`);
  await expect(page.getByLabel('Space')).toHaveValue(String(space.id));
  await fill(page, { Title: title, Text: '# Written\n\nwithout *script*' });
  await press(page, 'Post');
  await expect(page).toHaveURL(/\/post\/\d+$/);
  const address = page.url();
  await expect(page.locator('article .md-body h1')).toHaveText('Written');

  await page.getByRole('article').getByRole('link', { name: 'Edit' }).click();
  await fill(page, { Title: `${title} twice`, Text: 'Written anew' });
  await press(page, 'Save changes');
  await expect(page).toHaveURL(address);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${title} twice`);
  await expect(page.locator('article .md-body')).toHaveText('Written anew');

  await fill(page, { 'Your reply': 'An **answer**' });
  await press(page, 'Post reply');
  await expect(page).toHaveURL(/\?reply=(\d+)#reply-\1$/);
  const reply = page.locator('.reply').filter({ hasText: username });
  await expect(reply.locator('.md-body strong')).toHaveText('answer');
  await reply.getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Your reply')).toHaveValue('An **answer**');
  await fill(page, { 'Your reply': 'Another answer' });
  await press(page, 'Save changes');
  await expect(reply.locator('.md-body')).toHaveText('Another answer');

  await reply.getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('heading', { name: 'No replies yet' })).toBeVisible();
  await page.getByRole('article').getByRole('button', { name: 'Delete' }).click();
  // A browser keeps the fragment over a redirect that brings none.
  await expect(page).toHaveURL(/^[^?]*\/(#replies)?$/);
  await expect(page.getByRole('heading', { name: 'Latest' })).toBeVisible();
  expect((await page.goto(address))?.status()).toBe(404);

  await page.goto('/');
  await press(page, 'Log out');
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('banner').getByRole('link', { name: 'Register' })).toBeVisible();
});

test('sessions are ended one by one and together', async ({ page, newBrowser }) => {
  const member = await newMember(page);
  const others = await Promise.all([newBrowser(), newBrowser(), newBrowser()]);
  for (const context of others) await signIn(context, member);
  await page.goto('/settings/security');
  await page.getByRole('button', { name: 'End session' }).first().click();
  await expect(page.getByText('The session has ended.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'End session' })).toHaveCount(2);
  await press(page, 'End all other sessions');
  await expect(page.getByText('All other sessions have ended.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'End session' })).toHaveCount(0);
});

test('a form that is sent after its session ended comes back with what was typed', async ({ page, newBrowser }) => {
  const member = await newMember(page);
  const post = await createPost({ by: member });
  await page.goto(`/compose?space=${(await anySpace()).slug}`);
  const reply = await page.context().newPage();
  await reply.goto(`/post/${post.id}`);
  const edit = await page.context().newPage();
  await edit.goto(`/post/${post.id}/edit`);
  const other = await (await newBrowser()).newPage();
  await signIn(other, member);
  await other.goto('/settings/security');
  await press(other, 'End all other sessions');

  await fill(page, { Title: 'A title', Text: 'A text' });
  await press(page, 'Post');
  await expect(page.locator('.form-error-title')).toHaveText('Log in to write a post.');
  await expect(page.getByLabel('Title')).toHaveValue('A title');
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('A text');
  await fill(reply, { 'Your reply': 'An answer' });
  await press(reply, 'Post reply');
  await expect(reply.locator('.form-error-title')).toHaveText('Log in to reply.');
  await expect(reply.getByLabel('Your reply')).toHaveValue('An answer');
  await fill(edit, { Text: 'A better text' });
  await press(edit, 'Save changes');
  await expect(edit.locator('.form-error-title')).toHaveText('Log in to edit a post.');
  await expect(edit.getByLabel('Text', { exact: true })).toHaveValue('A better text');
});

test('what is not there says so, inside the site where that is known', async ({ page }) => {
  await newMember(page);
  for (const path of ['/space/nowhere', '/post/0', '/post/0/edit', '/reply/0/edit', '/profile/nobody_at_all', '/?cursor=nonsense']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
    await expect(page.getByRole('navigation', { name: 'Site' })).toBeVisible();
  }
  for (const path of ['/nowhere', '/admin', '/admin/nowhere']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  }
});

test('lists and replies are paged by links', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page.getByRole('link', { name: 'Newest' })).toBeVisible();
  const post = await createPost();
  await createReplies({ postId: post.id, bodies: Array.from({ length: 60 }, (_, index) => `Answer ${index + 1}.`) });
  await page.goto(`/post/${post.id}`);
  await expect(page.locator('.reply')).toHaveCount(50);
  await page.getByRole('link', { name: 'More replies' }).click();
  await expect(page.locator('.reply')).toHaveCount(10);
  await expect(page.locator('.reply').last()).toContainText('Answer 60.');
  await page.getByRole('link', { name: 'From the first reply' }).click();
  await expect(page.locator('.reply').first()).toContainText('Answer 1.');
});

test('the navigation is at hand on a phone, opened and closed by the browser itself', async ({ page }) => {
  await newMember(page);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('/');
  const drawer = page.getByRole('navigation', { name: 'Site' });
  await expect(drawer).toBeHidden();
  await press(page, 'Navigation');
  await expect(drawer.getByRole('link', { name: 'Sessions' })).toBeVisible();
  await press(page, 'Close navigation');
  await expect(drawer).toBeHidden();
  await press(page, 'Navigation');
  await drawer.getByRole('link', { name: 'Sessions' }).click();
  await expect(page).toHaveURL('/settings/security');
});

test('no control is shown that does nothing', async ({ page }) => {
  const admin = await createMember({ role: 'admin' });
  const post = await createPost({ by: admin });
  await signIn(page, admin);
  for (const path of ['/', '/compose', `/post/${post.id}`, `/post/${post.id}/edit`, `/profile/${admin.username}`, '/settings/security', '/admin', '/admin/extensions', '/admin/extensions/polls/versions', '/admin/extensions/polls/remove', '/admin/installs', '/admin/installs/new', '/admin/store']) {
    await page.goto(path);
    await expect(page.locator('.js-only').filter({ visible: true }), path).toHaveCount(0);
    const dead = page.locator('button:not([type=submit], [popovertarget])').filter({ visible: true });
    await expect(dead, `${path}: buttons that only a script could answer`).toHaveCount(0);
  }
});
