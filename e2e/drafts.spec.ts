import { newMember } from './support/accounts';
import { createPost, createReplies } from './support/content';
import { open } from './support/forms';
import { expect, test } from './support/test';

test('what is typed is there again after leaving and coming back, until it is posted', async ({ page }) => {
  await newMember(page);
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  const box = page.getByRole('textbox', { name: 'Your reply' });
  await box.fill('Half a thought');
  await page.getByRole('link', { name: 'Home' }).first().click();
  await expect(page).toHaveURL('/');
  await page.goBack();
  await expect(box).toHaveValue('Half a thought');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page.locator('.reply .md-body')).toHaveText('Half a thought');
  await expect(box).toHaveValue('');
  await open(page, `/post/${post.id}`);
  await expect(box).toHaveValue('');
});

test('one’s own reply to a long post is shown where it stands', async ({ page }) => {
  await newMember(page);
  const post = await createPost();
  await createReplies({ postId: post.id, bodies: Array.from({ length: 120 }, (_, index) => `Reply ${index + 1}`) });
  await open(page, `/post/${post.id}`);
  await page.getByRole('textbox', { name: 'Your reply' }).fill('At the very end');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(page).toHaveURL(new RegExp(`/post/${post.id}\\?reply=\\d+#reply-\\d+$`));
  await expect(page.locator('.reply .md-body').last()).toHaveText('At the very end');
  await expect(page.getByRole('textbox', { name: 'Your reply' })).toHaveValue('');
});
