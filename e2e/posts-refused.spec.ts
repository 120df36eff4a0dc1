import { newMember, uniqueName } from './support/accounts';
import { createPost, deletePostQuietly } from './support/content';
import { expectRefusal, expectValues, fill, open } from './support/forms';
import { sql } from './support/site';
import { expect, test, type Page } from './support/test';

const TEN_MEGABYTES = 10 * 1024 * 1024;
const TOO_LONG = 'The text is 10,485,760 bytes long; at most 32,768 fit. Shorten it or split it in two.';
const GONE = 'This post was deleted meanwhile. What you wrote is still here; copy it before you leave.';

/** Ten megabytes, as if pasted: ten lines, which a browser lays out in seconds where many short ones take half a minute. */
const pasted = Array.from({ length: 10 }, (_, index) => `${String(index).repeat(TEN_MEGABYTES / 10 - 1)}\n`).join('');

async function paste(page: Page, label: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).evaluate((area: HTMLTextAreaElement, text) => { area.value = text; }, pasted);
}

/** Without JavaScript the text travels to the server and back, and is laid out again. */
const arrived = (page: Page) => expect(page.locator('.field-error')).toBeVisible({ timeout: 60_000 });

const isStillThere = (page: Page, label: string) => page.getByRole('textbox', { name: label }).evaluate((area: HTMLTextAreaElement, text) => area.value === text, pasted);

for (const script of [true, false]) {
  test.describe(script ? 'with JavaScript' : 'without JavaScript', () => {
    test.use({ javaScriptEnabled: script });

    test('a post without title and space names both, and keeps the text', async ({ page }) => {
      await newMember(page);
      await open(page, '/compose', { script });
      await fill(page, { Text: 'All of this\n\nstays.' });
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await expectRefusal(page, 'Some fields need another look.', { Space: 'Choose a space.', Title: 'Give the post a title.' });
      await expectValues(page, { Text: 'All of this\n\nstays.', Title: '' });

      await page.getByLabel('Space').selectOption({ index: 2 });
      const chosen = await page.getByLabel('Space').inputValue();
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await expectRefusal(page, 'Give the post a title.', { Title: 'Give the post a title.' });
      await expectValues(page, { Text: 'All of this\n\nstays.', Space: chosen });

      await fill(page, { Title: 'x'.repeat(141), Text: ' \n ' });
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await expectRefusal(page, 'Some fields need another look.', { Title: 'The title is 141 characters long; at most 140 fit.', Text: 'Write something first.' });
      await expectValues(page, { Title: 'x'.repeat(141), Space: chosen });
    });

    test('ten megabytes of Markdown are refused by name, and are all still there', async ({ page }) => {
      test.slow();
      const member = await newMember(page);
      const title = uniqueName('Long');
      await open(page, '/compose', { script });
      await page.getByLabel('Space').selectOption({ index: 1 });
      await fill(page, { Title: title });
      await paste(page, 'Text');
      await page.getByRole('button', { name: 'Post', exact: true }).click();
      await arrived(page);
      await expectRefusal(page, TOO_LONG, { Text: TOO_LONG });
      expect(await isStillThere(page, 'Text')).toBe(true);
      await expectValues(page, { Title: title });
      expect(await sql('SELECT id FROM posts WHERE user_id = $1', [member.id])).toEqual([]);
    });

    test('an edit of a post that was deleted meanwhile says so, and keeps the text', async ({ page }) => {
      const member = await newMember(page);
      const post = await createPost({ by: member });
      await open(page, `/post/${post.id}/edit`, { script });
      await fill(page, { Title: 'A better title', Text: 'A better text.' });
      await deletePostQuietly(post.id);
      await page.getByRole('button', { name: 'Save changes' }).click();
      await expectRefusal(page, GONE);
      await expectValues(page, { Title: 'A better title', Text: 'A better text.' });
    });
  });
}

test('ten megabytes of reply are refused by name, and are all still there', async ({ page }) => {
  test.slow();
  await newMember(page);
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  await paste(page, 'Your reply');
  await page.getByRole('button', { name: 'Post reply' }).click();
  await arrived(page);
  await expectRefusal(page, TOO_LONG, { 'Your reply': TOO_LONG });
  expect(await isStillThere(page, 'Your reply')).toBe(true);
});

test('the API refuses by size, by field and by JSON', async ({ page, baseURL }) => {
  await newMember(page);
  const headers = { origin: baseURL ?? '', 'content-type': 'application/json' };
  const send = async (data: string) => {
    const answer = await page.request.post('/api/v1/posts', { headers, data });
    const { error } = await answer.json();
    return { status: answer.status(), ...error };
  };
  expect(await send(JSON.stringify({ space_id: 1, title: 'Long', body: 'x'.repeat(2 * 1024 * 1024) }))).toEqual({ status: 413, code: 'too_large', message: 'This is more than the 1 MB that are taken here.' });
  expect(await send(JSON.stringify({ space_id: 1, body: 'A text.' }))).toEqual({ status: 422, code: 'invalid_input', message: 'Give the post a title.', fields: { title: 'Give the post a title.' } });
  expect(await send(JSON.stringify({ space_id: [1], title: ['a'], body: { a: 1 } }))).toMatchObject({ status: 422, fields: { space_id: 'Choose a space.', title: 'Give the post a title.', body: 'Write something first.' } });
  expect(await send('{')).toMatchObject({ status: 422, message: 'Send a JSON object, with Content-Type: application/json.' });
});
