import type { BrowserContext, Page } from 'playwright/test';
import { newMember, uniqueName } from './support/accounts';
import { anySpace, createPost } from './support/content';
import { wake } from './support/extensions';
import { open } from './support/forms';
import { site, sql } from './support/site';
import { expect, test } from './support/test';

/** What the button of the extension attaches from now on. */
const willAttach = (page: Page, attachment: unknown) => page.evaluate((json) => localStorage.setItem('note', json), JSON.stringify(attachment));
const noteButton = (page: Page) => page.getByRole('button', { name: 'Note', exact: true });
const noticeOf = (page: Page) => page.locator('.attachment-notice');
const shownNotes = (page: Page) => page.locator('[data-fixture="notes"]');
/** Presses the button and waits for what it attaches: its bundle may still be on its way. */
async function attachNote(page: Page): Promise<void> {
  await noteButton(page).click();
  await expect(page.locator('input[name="attachments"]')).not.toHaveValue('');
}

/** Lets a note through that waits or fails. */
const allow = (browser: BrowserContext, text: string) => browser.request.post(`/ext/notes/api/allow/${text}`, { headers: { origin: site.url } });
/** Its next turn by itself comes now, or not while the test looks. */
const setNextTurn = (postId: number, when: 'now' | 'later') =>
  sql(`UPDATE attachments SET due_at = now() + make_interval(mins => $2) WHERE entity = 'post' AND entity_id = $1`, [postId, when === 'now' ? 0 : 50]);
const keptOf = async (browser: BrowserContext, entity: 'post' | 'reply', id: number): Promise<string[]> =>
  (await (await browser.request.get(`/ext/notes/api/notes?entity=${entity}&id=${id}`)).json()).notes.map(({ text }: { text: string }) => text);

async function startPost(page: Page, title: string): Promise<void> {
  await wake(page.context(), 'fixtures');
  await newMember(page);
  await open(page, `/compose?space=${(await anySpace()).slug}`);
  await page.getByLabel('Title', { exact: true }).fill(title);
  await page.getByLabel('Text', { exact: true }).fill('With a note.');
}

async function sendPost(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.waitForURL(/\/post\/\d+$/);
  return Number(/\d+$/.exec(new URL(page.url()).pathname)?.[0]);
}

/** A post whose note the extension does not keep yet. */
async function postWith(page: Page, kind: 'slow' | 'broken' | 'lost', text: string): Promise<number> {
  await startPost(page, uniqueName('Noted'));
  await willAttach(page, { kind, data: { text } });
  await attachNote(page);
  return sendPost(page);
}

test('what a button attaches travels with the post, under both names of the slot’s setter, and is kept for its author', async ({ page, context }) => {
  const text = uniqueName('note');
  await startPost(page, 'A post with notes');
  await willAttach(page, { kind: 'note', data: { text, answers: true } });
  await noteButton(page).click();
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.composer)).toBe('post');
  const notes = page.getByRole('region', { name: 'Notes' });
  await expect(notes.getByRole('listitem')).toHaveText([text]);
  await notes.getByRole('button', { name: 'Double the notes' }).click();
  await expect(notes.getByRole('listitem')).toHaveText([text, text]);
  await notes.getByRole('button', { name: 'Drop the notes' }).click();
  await expect(notes.getByRole('listitem')).toHaveCount(0);
  await noteButton(page).click();
  const id = await sendPost(page);
  await expect(shownNotes(page)).toHaveText(text);
  await expect(noticeOf(page)).toHaveCount(0);
  expect(await keptOf(context, 'post', id)).toEqual([text]);
  // The extension acted for whoever attached it.
  await expect.poll(() => sql('SELECT r.body FROM replies r JOIN posts p ON p.id = r.post_id AND p.user_id = r.user_id WHERE p.id = $1', [id])).toEqual([{ body: 'Kept.' }]);
});

test('a late one: the submit does not wait, its author reads so, and its slot begins anew when it is there', async ({ page, context, newBrowser }) => {
  const text = uniqueName('late');
  const id = await postWith(page, 'slow', text);
  // What it may take is over after a while; then this says that it failed.
  await expect(noticeOf(page)).toContainText(/“Notes” (has yet to keep|could not keep) what you attached/);
  await expect(shownNotes(page)).toHaveText('No notes');
  const other = await (await newBrowser()).newPage();
  await wake(other.context(), 'fixtures');
  await newMember(other);
  await open(other, `/post/${id}`);
  await expect(shownNotes(other)).toHaveText('No notes');
  await expect(noticeOf(other)).toHaveCount(0);
  expect((await allow(context, text)).status()).toBe(200);
  await setNextTurn(id, 'now');
  for (const reader of [page, other]) await expect(shownNotes(reader)).toHaveText(text);
  await expect(noticeOf(page)).toHaveCount(0);
});

test('one that fails: its author alone sees it, and has it tried again', async ({ page, context, newBrowser }) => {
  const text = uniqueName('broken');
  const id = await postWith(page, 'broken', text);
  await expect(noticeOf(page)).toContainText('“Notes” could not keep what you attached yet. It is tried again by itself.');
  await setNextTurn(id, 'later');
  const guest = await (await newBrowser()).newPage();
  await open(guest, `/post/${id}`);
  await expect(noticeOf(guest)).toHaveCount(0);
  await noticeOf(page).getByRole('button', { name: 'Retry' }).click();
  await expect(noticeOf(page).getByRole('alert')).toHaveText('It still has not arrived.');
  await setNextTurn(id, 'later');
  await allow(context, text);
  await noticeOf(page).getByRole('button', { name: 'Retry' }).click();
  await expect(noticeOf(page)).toHaveCount(0);
  await expect(shownNotes(page)).toHaveText(text);
});

test('given up, it is tried again without JavaScript', async ({ page, context, newBrowser }) => {
  const text = uniqueName('broken');
  const id = await postWith(page, 'lost', text);
  await expect(noticeOf(page)).toContainText('could not keep');
  // A minute later.
  await sql(`UPDATE attachments SET state = 'failed', attempts = 4 WHERE entity = 'post' AND entity_id = $1`, [id]);
  const plain = await newBrowser({ javaScriptEnabled: false });
  await plain.addCookies(await context.cookies());
  const reader = await plain.newPage();
  await open(reader, `/post/${id}`, { script: false });
  await expect(noticeOf(reader)).toContainText('“Notes” could not keep what you attached. Nothing is lost; try again.');
  await noticeOf(reader).getByRole('button', { name: 'Retry' }).click();
  await expect(noticeOf(reader).getByRole('alert')).toHaveText('It still has not arrived.');
  await allow(context, text);
  await noticeOf(reader).getByRole('button', { name: 'Retry' }).click();
  await expect(noticeOf(reader)).toHaveCount(0);
  expect(await keptOf(context, 'post', id)).toEqual([text]);
});

test('one that nobody keeps is refused beside what was typed, and can be removed', async ({ page }) => {
  await startPost(page, 'Typed before it was refused');
  await willAttach(page, { kind: 'riddle', data: {} });
  await attachNote(page);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await expect(page.locator('.field-error')).toHaveText('Nothing here keeps “riddle” with a post: its extension is switched off or gone. Remove it to go on.');
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Typed before it was refused');
  await expect(page.getByLabel('Text', { exact: true })).toHaveValue('With a note.');
  await page.getByRole('group', { name: 'Attached' }).getByRole('button', { name: 'Remove: Note' }).click();
  const id = await sendPost(page);
  expect(await sql('SELECT kind FROM attachments WHERE post_id = $1', [id])).toEqual([]);
});

for (const [name, attachment, message] of [
  ['too long', { kind: 'note', data: { text: 'x'.repeat(10_240) } }, '“note” cannot be attached: its data is 10,251 bytes long; at most 10,240 fit.'],
  ['no object', { kind: 'note', data: ['x'] }, '“note” cannot be attached: its data is not an object.'],
] as const) {
  test(`data that is ${name} is not attached, and the server refuses it as well`, async ({ page, context }) => {
    await startPost(page, 'A title');
    await willAttach(page, attachment);
    await noteButton(page).click();
    await expect(page.locator('.toast-text', { hasText: message })).toBeVisible();
    await expect(page.getByRole('region', { name: 'Notes' }).getByRole('listitem')).toHaveCount(0);
    const answer = await context.request.post('/api/v1/posts', { headers: { origin: site.url }, data: { space_id: (await anySpace()).id, title: 'A title', body: 'A body', attachments: [attachment] } });
    expect(answer.status()).toBe(422);
    expect(await answer.json()).toMatchObject({ error: { fields: { attachments: message } } });
  });
}

test('a reply takes what is attached to it, and stays on its page', async ({ page, context }) => {
  const [text, broken] = [uniqueName('note'), uniqueName('broken')];
  await wake(context, 'fixtures');
  const { id: userId } = await newMember(page);
  const { id } = await createPost();
  await open(page, `/post/${id}`);
  const box = page.getByLabel('Your reply');
  for (const attachment of [{ kind: 'note', data: { text } }, { kind: 'unkept', data: { text: broken } }]) {
    const { data } = attachment;
    await willAttach(page, attachment);
    await box.fill(`A reply with ${data.text}`);
    await noteButton(page).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.dataset.composer)).toBe('reply');
    await expect(page.getByRole('group', { name: 'Attached' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('button', { name: 'Post reply' }).click();
    await expect(page.locator('.md-body', { hasText: `A reply with ${data.text}` })).toBeVisible();
    await expect(page.getByRole('group', { name: 'Attached' })).toHaveCount(0);
  }
  await expect(noticeOf(page)).toContainText('“Notes” could not keep what you attached to your reply yet.');
  const replies = await sql<{ id: number }>('SELECT id FROM replies WHERE post_id = $1 AND user_id = $2 ORDER BY id', [id, userId]);
  await expect.poll(() => Promise.all(replies.map((reply) => keptOf(context, 'reply', reply.id)))).toEqual([[text], []]);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('what was attached survives a refusal of the form', async ({ page, context }) => {
    const text = uniqueName('note');
    await newMember(page);
    await open(page, `/compose?space=${(await anySpace()).slug}`, { script: false });
    await page.getByLabel('Text', { exact: true }).fill('With a note.');
    const field = page.locator('input[name="attachments"]');
    await field.evaluate((input, value) => input.setAttribute('value', value), JSON.stringify([{ kind: 'note', data: { text } }]));
    await page.getByRole('button', { name: 'Post', exact: true }).click();
    await expect(page.locator('.field-error')).toHaveText('Give the post a title.');
    await expect(field).toHaveValue(JSON.stringify([{ kind: 'note', data: { text } }]));
    await page.getByLabel('Title', { exact: true }).fill('A title after all');
    const id = await sendPost(page);
    await expect.poll(() => keptOf(context, 'post', id)).toEqual([text]);
  });
});
