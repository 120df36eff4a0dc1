import { createMember, newMember } from './support/accounts';
import { createPost, createReply, createSpace } from './support/content';
import { open } from './support/forms';
import { expect, test, type Page } from './support/test';

const titles = (page: Page) => page.locator('.post-row-link').allTextContents();
const addresses = (page: Page) => page.locator('.post-row-link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
const PAGE_SIZE = 20;

test('a space is ordered by activity, pinned first, and paged by cursor without a gap or a double', async ({ page }) => {
  const [space, author] = [await createSpace(), await createMember()];
  const posts = [];
  for (let age = 1; age <= 45; age += 1) posts.push(await createPost({ by: author, spaceId: space.id, title: `${age} minutes old`, minutesAgo: age, pinned: age === 33 }));
  const [first, ...others] = [...posts.filter((_, index) => index === 32), ...posts.filter((_, index) => index !== 32)].map(({ title }) => title);
  const expected = [first, ...others];

  await open(page, `/space/${space.slug}`);
  await expect(page.getByRole('heading', { level: 1, name: space.name })).toBeVisible();
  expect(await titles(page)).toEqual(expected.slice(0, PAGE_SIZE));
  await expect(page.getByRole('listitem').filter({ hasText: '33 minutes old' }).getByRole('img', { name: 'Pinned' })).toBeVisible();

  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/\?cursor=/);
  await expect.poll(() => titles(page)).toEqual(expected.slice(PAGE_SIZE, 2 * PAGE_SIZE));
  // What happens meanwhile moves nobody's place: the next page goes on where this one ended.
  await createPost({ by: author, spaceId: space.id, title: 'Brand new' });
  await page.getByRole('link', { name: 'Older' }).click();
  await expect.poll(() => titles(page)).toEqual(expected.slice(2 * PAGE_SIZE));
  await expect(page.getByRole('link', { name: 'Older' })).toHaveCount(0);

  await page.getByRole('link', { name: 'Newest' }).click();
  await expect(page).toHaveURL(`/space/${space.slug}`);
  await expect.poll(async () => (await titles(page)).slice(0, 3)).toEqual([first, 'Brand new', '1 minutes old']);
});

test('a reply moves its post up; deleted posts are in no list', async ({ page }) => {
  const [space, author] = [await createSpace(), await newMember(page)];
  const older = await createPost({ by: author, spaceId: space.id, title: 'The older one', minutesAgo: 10 });
  await createPost({ by: author, spaceId: space.id, title: 'The newer one', minutesAgo: 5 });
  await createReply({ postId: older.id, by: author });
  await open(page, `/space/${space.slug}`);
  expect(await titles(page)).toEqual(['The older one', 'The newer one']);
  await expect(page.getByRole('listitem').filter({ hasText: 'The older one' }).getByText('1 reply', { exact: true })).toHaveCount(1);

  await open(page, `/post/${older.id}`);
  await page.getByRole('article').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete post' }).click();
  await expect(page).toHaveURL('/');
  for (const path of [`/space/${space.slug}`, `/profile/${author.username}`]) {
    await open(page, path);
    expect(await titles(page), path).toEqual(['The newer one']);
  }
});

test('the front page shows what is new, and leads on', async ({ page }) => {
  const post = await createPost();
  await open(page, '/');
  await expect(page.getByRole('link', { name: post.title })).toBeVisible();
  const onFirst = await addresses(page);
  expect(onFirst).toHaveLength(PAGE_SIZE);
  await page.getByRole('link', { name: 'Older' }).click();
  await expect(page).toHaveURL(/\/\?cursor=/);
  await expect(page.getByRole('link', { name: 'Newest' })).toBeVisible();
  const onSecond = await addresses(page);
  expect(onSecond).toHaveLength(PAGE_SIZE);
  expect(onSecond.filter((address) => onFirst.includes(address))).toEqual([]);
});

test('the whole row leads to the post, its links where they say', async ({ page }) => {
  const space = await createSpace();
  const post = await createPost({ spaceId: space.id });
  await open(page, `/space/${space.slug}`);
  await page.getByRole('listitem').filter({ hasText: post.title }).locator('.post-row-excerpt').click({ force: true });
  await expect(page).toHaveURL(`/post/${post.id}`);
});

test('an empty space, a cursor that nobody handed out, a space and a member that are not there', async ({ page }) => {
  const space = await createSpace();
  await open(page, `/space/${space.slug}`);
  await expect(page.getByText(`Nothing in ${space.name} yet`)).toBeVisible();
  for (const path of ['/?cursor=nonsense', `/space/${space.slug}?cursor=WzFd`, '/space/nowhere', '/profile/nobody_at_all', '/post/0', '/post/99999999999', '/post/abc']) {
    expect((await page.goto(path))?.status(), path).toBe(404);
    await expect(page.getByRole('heading', { name: 'There is nothing here' })).toBeVisible();
  }
});
