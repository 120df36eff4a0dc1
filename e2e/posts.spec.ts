import { createMember, newMember, uniqueName } from './support/accounts';
import { anySpace, createPost } from './support/content';
import { open } from './support/forms';
import { expect, test } from './support/test';

const RICH = `

## A heading

> A quote with \`code\`

1. one
2. two

| left | right |
| :--- | ----: |
| a    |     b |

- [x] done
- [ ] not yet

~~~js
const a = '<b>';
~~~

![a map](https://example.org/map.png) & <i>html</i> "quotes" — ünïcödé 👋`;

test.beforeEach(async ({ context }) => {
  // What a post shows from elsewhere is not fetched: there is no network here.
  await context.route('https://example.org/**', (route) => route.fulfill({ status: 204 }));
});

test('written with the keys, seen in the preview, posted exactly so', async ({ page }) => {
  await newMember(page);
  const [title, space] = [uniqueName('Tea'), await anySpace()];
  await open(page, '/compose');
  await page.getByLabel('Space').selectOption({ label: space.name });
  await page.getByLabel('Title').fill(title);
  const text = page.getByRole('textbox', { name: 'Text' });
  await text.focus();
  await page.keyboard.press('Control+b');
  await page.keyboard.type('strong tea');
  await expect(text).toHaveValue('**strong tea**');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.type('green');
  await page.keyboard.press('Shift+Tab');
  await expect(page.getByRole('button', { name: 'Bold' })).toBeFocused();
  for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'List', exact: true })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(text).toBeFocused();
  await page.keyboard.type(' and ');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('https://example.org/');
  await expect(text).toHaveValue('**strong tea**\n\n- green and [text](https://example.org/)');

  const body = `${await text.inputValue()}${RICH}`;
  await text.fill(body);
  await page.getByRole('button', { name: 'Preview' }).click();
  const preview = page.locator('.composer-preview.md-body');
  await expect(preview.getByRole('heading', { name: 'A heading' })).toBeVisible();
  const previewed = await preview.innerHTML();
  await page.getByRole('button', { name: 'Write', exact: true }).click();
  await expect(text).toHaveValue(body);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page).toHaveURL(/\/post\/\d+$/);
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
  // As it was sent: an extension may add to the page afterwards.
  const { post } = await (await page.request.get(page.url().replace('/post/', '/api/v1/posts/'))).json();
  expect(await (await page.request.get(page.url())).text()).toContain(post.body_html);
  expect(await page.evaluate((html) => new DOMParser().parseFromString(html, 'text/html').body.innerHTML, post.body_html)).toBe(previewed);
});

test('one’s own post is edited and deleted', async ({ page }) => {
  const member = await newMember(page);
  const post = await createPost({ by: member, body: 'Before.' });
  await open(page, `/post/${post.id}`);
  await page.getByRole('article').getByRole('link', { name: 'Edit' }).click();
  await expect(page.getByLabel('Title')).toHaveValue(post.title);
  const text = page.getByRole('textbox', { name: 'Text' });
  await expect(text).toHaveValue('Before.');
  await page.getByLabel('Title').fill(`${post.title} again`);
  await text.fill('After.');
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(page).toHaveURL(`/post/${post.id}`);
  await expect(page.getByRole('heading', { level: 1, name: `${post.title} again` })).toBeVisible();
  await expect(page.locator('article .md-body')).toHaveText('After.');
  await expect(page.getByRole('article').getByText('edited')).toBeVisible();

  await page.getByRole('button', { name: 'Delete' }).click();
  const question = page.getByRole('dialog', { name: 'Delete this post?' });
  await question.getByRole('button', { name: 'Cancel' }).click();
  await expect(question).toBeHidden();
  await page.getByRole('button', { name: 'Delete' }).click();
  await question.getByRole('button', { name: 'Delete post' }).click();
  await expect(page).toHaveURL('/');
  expect((await page.goto(`/post/${post.id}`))?.status()).toBe(404);
});

test('leaving with unsent text asks first', async ({ page }) => {
  await newMember(page);
  await open(page, '/compose');
  await page.getByLabel('Title').fill('Half a thought');
  const asked = page.waitForEvent('dialog');
  const left = page.reload();
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.accept();
  await left;
});

test('script in Markdown stays text and runs nothing, in the preview and in the post', async ({ page }) => {
  await newMember(page);
  const title = `<script>pwned=1</script> ${uniqueName()}`;
  const hostile = ['<script>window.pwned = 1</script>', '<img src=x onerror="window.pwned = 1">', '[one](javascript:window.pwned=1)', '![two](javascript:window.pwned=1)', '<a href="javascript:window.pwned=1">three</a>', '[four](data:text/html,<script>1</script>)'];
  await open(page, '/compose');
  await page.getByLabel('Space').selectOption({ index: 1 });
  await page.getByLabel('Title').fill(title);
  await page.getByRole('textbox', { name: 'Text' }).fill(hostile.join('\n\n'));
  await page.getByRole('button', { name: 'Preview' }).click();

  const expectHarmless = async (selector: string) => {
    for (const line of [hostile[0], hostile[1], hostile[4]]) await expect(page.locator(selector)).toContainText(line ?? '');
    await expect(page.locator(`${selector} :is(script, img, a)`)).toHaveCount(0);
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  };
  await expectHarmless('.composer-preview');
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
  await expectHarmless('article .md-body');
  await page.reload();
  await expectHarmless('article .md-body');
});

test('a member finds no edit page of somebody else’s post, a moderator deletes it', async ({ page, newBrowser }) => {
  const post = await createPost({ by: await createMember() });
  await newMember(page);
  await open(page, `/post/${post.id}`);
  await expect(page.getByRole('article').getByRole('link', { name: 'Reply' })).toBeVisible();
  await expect(page.getByRole('article').getByRole('link', { name: 'Edit' })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Delete' })).toHaveCount(0);
  expect((await page.goto(`/post/${post.id}/edit`))?.status()).toBe(404);

  const desk = await (await newBrowser()).newPage();
  await newMember(desk, { role: 'moderator' });
  expect((await desk.request.get(`/post/${post.id}/edit`)).status()).toBe(404);
  await open(desk, `/post/${post.id}`);
  await desk.getByRole('button', { name: 'Delete' }).click();
  await desk.getByRole('button', { name: 'Delete post' }).click();
  await expect(desk).toHaveURL('/');
  expect((await page.goto(`/post/${post.id}`))?.status()).toBe(404);
});
