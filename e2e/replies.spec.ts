import { createMember, newMember } from './support/accounts';
import { createPost, createReplies, createReply, deletePostQuietly, deleteReplyQuietly, lockPostQuietly } from './support/content';
import { expectRefusal, expectValues, fill, open } from './support/forms';
import { sql } from './support/site';
import { subscribed } from './support/live';
import { expect, test } from './support/test';

const GONE = 'This post was deleted meanwhile. What you wrote is still here; copy it before you leave.';
const REPLY_GONE = 'This reply was deleted meanwhile. What you wrote is still here; copy it before you leave.';
const LOCKED = 'This post is locked: it takes no new replies.';

test('a reply is written, edited and deleted', async ({ page }) => {
  const member = await newMember(page);
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  await expect(page.getByRole('heading', { name: 'No replies yet' })).toBeVisible();
  const box = page.getByRole('textbox', { name: 'Your reply' });
  await box.fill('My **first** answer');
  await box.press('Control+Enter');
  const reply = page.locator('.reply').filter({ hasText: member.name });
  await expect(reply.locator('.md-body')).toHaveText('My first answer');
  await expect(page.getByRole('heading', { name: '1 reply' })).toBeVisible();
  await expect(box).toHaveValue('');
  await expect(page.getByText('Posted.')).toBeVisible();
  await expect(page).toHaveURL(`/post/${post.id}`);

  await reply.hover();
  await reply.getByRole('link', { name: 'Edit' }).click();
  await expect(page).toHaveURL(/\/reply\/\d+\/edit$/);
  await expectValues(page, { 'Your reply': 'My **first** answer' });
  await fill(page, { 'Your reply': 'My second answer' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(new RegExp(`/post/${post.id}\\?reply=\\d+#reply-\\d+$`));
  await expect(reply.locator('.md-body')).toHaveText('My second answer');
  await expect(reply.getByText('edited')).toBeVisible();

  await reply.hover();
  await reply.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('dialog', { name: 'Delete this reply?' }).getByRole('button', { name: 'Delete reply' }).click();
  await expect(reply).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'No replies yet' })).toBeVisible();
});

test('a permalink beyond the first page shows its reply, what follows, and the way back', async ({ page }) => {
  const post = await createPost();
  const ids = await createReplies({ postId: post.id, bodies: Array.from({ length: 130 }, (_, index) => `Answer number ${index + 1}.`) });
  const target = ids[99] ?? 0;
  await open(page, `/post/${post.id}?reply=${target}#reply-${target}`);
  await expect(page.locator(`#reply-${target}`)).toBeInViewport();
  await expect(page.locator(`#reply-${target} .md-body`)).toHaveText('Answer number 100.');
  await expect(page.locator('.reply').first()).toContainText('Answer number 95.');
  await expect(page.locator('.reply').last()).toContainText('Answer number 130.');
  await expect(page.getByRole('heading', { name: '130 replies' })).toBeVisible();

  await page.getByRole('link', { name: 'From the first reply' }).click();
  await expect(page.locator('.reply').first()).toContainText('Answer number 1.');
  await expect(page.locator('.reply')).toHaveCount(50);
  for (const count of [100, 130]) {
    await page.getByRole('button', { name: 'More replies' }).click();
    await expect(page.locator('.reply')).toHaveCount(count);
  }
  await expect(page.getByRole('button', { name: 'More replies' })).toHaveCount(0);
  expect(await page.locator('.reply .md-body').allTextContents()).toEqual(ids.map((_, index) => expect.stringContaining(`Answer number ${index + 1}.`)));
});

test('a post that is deleted on another page while one writes: the text stays, the page says so', async ({ page, newBrowser }) => {
  await newMember(page);
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  await fill(page, { 'Your reply': 'Nearly finished' });
  await subscribed(page, `post:${post.id}`);
  const desk = await (await newBrowser()).newPage();
  await newMember(desk, { role: 'moderator' });
  await open(desk, `/post/${post.id}`);
  await desk.getByRole('button', { name: 'Delete' }).click();
  await desk.getByRole('button', { name: 'Delete post' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'This post was deleted.' })).toBeVisible();
  await expectValues(page, { 'Your reply': 'Nearly finished' });
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expectRefusal(page, GONE);
  await expectValues(page, { 'Your reply': 'Nearly finished' });
});

test('a post that is locked while one writes: the page reads it again, and the text stays', async ({ page }) => {
  await newMember(page);
  const post = await createPost({ minutesAgo: 60 });
  await open(page, `/post/${post.id}`);
  await fill(page, { 'Your reply': 'Nearly finished' });
  await subscribed(page, `post:${post.id}`);
  await lockPostQuietly(post.id);
  await sql('SELECT pg_notify($1, $2)', ['nexus', JSON.stringify({ topic: `post:${post.id}`, event: 'post_updated' })]);
  await expect(page.getByText(LOCKED)).toBeVisible();
  await expectValues(page, { 'Your reply': 'Nearly finished' });
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expectRefusal(page, LOCKED);
  await expectValues(page, { 'Your reply': 'Nearly finished' });
});

test('one’s own reply appears where no live stream gets through, and after coming back', async ({ page }) => {
  await newMember(page);
  // No content is how a server tells an EventSource to stay away.
  await page.route('**/api/v1/stream*', (route) => route.fulfill({ status: 204 }));
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  await fill(page, { 'Your reply': 'Out of the tunnel' });
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.locator('.reply .md-body')).toHaveText('Out of the tunnel');
  await page.getByRole('banner').getByRole('link').first().click();
  await expect(page).toHaveURL('/');
  await createReply({ postId: post.id, body: 'Written meanwhile' });
  await page.getByRole('link', { name: post.title }).click();
  await expect(page.locator('.reply .md-body')).toHaveText(['Out of the tunnel', 'Written meanwhile']);
});

for (const script of [true, false]) {
  test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: script });

    test('a reply to a post that was deleted meanwhile: said, and the text stays', async ({ page }) => {
      await newMember(page);
      const post = await createPost({ minutesAgo: 60 });
      await open(page, `/post/${post.id}`, { script });
      await fill(page, { 'Your reply': 'Half an hour\n\nof writing' });
      await deletePostQuietly(post.id);
      await page.getByRole('button', { name: 'Post reply' }).click();
      await expectRefusal(page, GONE);
      await expectValues(page, { 'Your reply': 'Half an hour\n\nof writing' });
      expect((await page.request.get(`/post/${post.id}`)).status()).toBe(404);
    });

    test('a reply to a post that was locked meanwhile: said, and the text stays', async ({ page }) => {
      await newMember(page);
      const post = await createPost({ minutesAgo: 60 });
      await open(page, `/post/${post.id}`, { script });
      await fill(page, { 'Your reply': 'Too late' });
      await lockPostQuietly(post.id);
      await page.getByRole('button', { name: 'Post reply' }).click();
      await expectRefusal(page, LOCKED);
      await expectValues(page, { 'Your reply': 'Too late' });
    });

    test('an edit of a reply that was deleted meanwhile: said, and the text stays', async ({ page }) => {
      const member = await newMember(page);
      const id = await createReply({ postId: (await createPost()).id, by: member });
      await open(page, `/reply/${id}/edit`, { script });
      await fill(page, { 'Your reply': 'Much better' });
      await deleteReplyQuietly(id);
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expectRefusal(page, REPLY_GONE);
      await expectValues(page, { 'Your reply': 'Much better' });
    });

    test('an empty reply is refused by name', async ({ page }) => {
      await newMember(page);
      await open(page, `/post/${(await createPost()).id}`, { script });
      await page.getByRole('button', { name: 'Post reply' }).click();
      await expectRefusal(page, 'Write something first.', { 'Your reply': 'Write something first.' });
    });
  });
}

test('somebody else’s reply: no controls, no edit page; a moderator deletes it', async ({ page, newBrowser }) => {
  const post = await createPost();
  const id = await createReply({ postId: post.id, by: await createMember() });
  await newMember(page);
  await open(page, `/post/${post.id}`);
  await expect(page.locator(`#reply-${id}`)).toBeVisible();
  await expect(page.locator(`#reply-${id}`).getByRole('button')).toHaveCount(0);
  expect((await page.request.get(`/reply/${id}/edit`)).status()).toBe(404);

  const desk = await (await newBrowser()).newPage();
  await newMember(desk, { role: 'moderator' });
  await open(desk, `/post/${post.id}`);
  await desk.locator(`#reply-${id}`).hover();
  await expect(desk.locator(`#reply-${id}`).getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await desk.locator(`#reply-${id}`).getByRole('button', { name: 'Delete' }).click();
  await desk.getByRole('button', { name: 'Delete reply' }).click();
  await expect(desk.locator(`#reply-${id}`)).toHaveCount(0);
});

test('a locked post takes replies of moderators only', async ({ page, newBrowser, baseURL }) => {
  const post = await createPost({ locked: true });
  await newMember(page);
  await open(page, `/post/${post.id}`);
  await expect(page.getByText(LOCKED)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Post reply' })).toHaveCount(0);
  const answer = await page.request.post(`/api/v1/posts/${post.id}/replies`, { headers: { origin: baseURL ?? '' }, data: { body: 'Anyway' } });
  expect([answer.status(), await answer.json()]).toEqual([403, { error: { code: 'forbidden', message: LOCKED } }]);

  const desk = await (await newBrowser()).newPage();
  await newMember(desk, { role: 'moderator' });
  await open(desk, `/post/${post.id}`);
  await fill(desk, { 'Your reply': 'The last word' });
  await desk.getByRole('button', { name: 'Post reply' }).click();
  await expect(desk.locator('.reply .md-body')).toHaveText('The last word');
});

test('a guest is led to log in, and back to the reply box', async ({ page }) => {
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  await expect(page.getByRole('button', { name: 'Post reply' })).toHaveCount(0);
  await page.locator('.reply-guest').getByRole('link', { name: 'Log in' }).click();
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent(`/post/${post.id}#reply`)}`);
});
