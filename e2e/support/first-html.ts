import type { BrowserContext, Page } from 'playwright/test';
import { newMember } from './accounts';
import { rowOf } from './extensions';
import { open } from './forms';
import { site, sql } from './site';
import { expect } from './test';

export const SLUG = 'first-html';

/** A busy machine misses a tenth of a second: here a slot has one and a half. What the real time does is tested with the runner. */
export async function giveSlotsTime(): Promise<void> {
  await sql(`INSERT INTO settings (key, value, updated_at) VALUES ('extensionKnobs', '{"slotMs": 1500}', now()) ON CONFLICT (key) DO UPDATE SET value = settings.value || EXCLUDED.value`);
  await sql(`SELECT pg_notify('nexus', '{"topic":"extensions","event":"changed"}')`);
}

/** Has the fixture answer like this under a post from now on: e2e/fixtures/extensions/first-html/server/answers.ts. */
export async function answerWith(browser: Page | BrowserContext, postId: number, way: string): Promise<void> {
  const answer = await browser.request.fetch(`/ext/${SLUG}/api/ways/${postId}`, { method: 'PUT', headers: { origin: site.url }, data: { way } });
  expect(answer.status()).toBe(200);
}

/** Its box under the post. */
export const boxOf = (page: Page) => page.locator(`[data-slot="post_footer"][data-extension="${SLUG}"]`);

/** How often its component was mounted in the page. */
export const mountsIn = (page: Page): Promise<{ mounts: number; unmounts: number }> => page.evaluate(() => Reflect.get(window, 'firstHtml'));

/** Goes to a post until its first HTML holds a text: a page waits for an extension a tenth of a second and no more. */
export async function openWithHtml(page: Page, postId: number, text: string): Promise<void> {
  await expect(async () => {
    const answer = await page.goto(`/post/${postId}`);
    expect(await answer?.text()).toContain(text);
  }).toPass({ timeout: 60_000, intervals: [0] });
}

/** The same for a page that nobody looks at. */
export const untilHtmlHolds = (postId: number, text: string) => expect.poll(() => readHtml(postId), { timeout: 60_000, intervals: [0] }).toContain(text);

/** The page of a post as the server answers it to a guest. */
export const readHtml = async (postId: number): Promise<string> => (await fetch(site.at(`/post/${postId}`))).text();

/** Has every open page of a post read itself again, with another title. */
export async function retitle(postId: number, title: string): Promise<void> {
  await sql('UPDATE posts SET title = $2 WHERE id = $1', [postId, title]);
  await sql(`SELECT pg_notify('nexus', $1)`, [JSON.stringify({ topic: `post:${postId}`, event: 'post_updated', id: postId })]);
}

/** An admin with the list of extensions open. */
export async function openDesk(browser: BrowserContext): Promise<{ page: Page; toggle: (slug: string) => Promise<void> }> {
  const page = await browser.newPage();
  await newMember(page, { role: 'admin' });
  await open(page, '/admin/extensions');
  const toggle = async (slug: string) => {
    const control = rowOf(page, slug).getByRole('switch');
    const before = await control.getAttribute('aria-checked');
    await control.click();
    await expect(rowOf(page, slug)).toContainText(before === 'true' ? 'Disabled' : 'Loaded');
    await expect(control).toHaveAttribute('aria-checked', before === 'true' ? 'false' : 'true');
  };
  return { page, toggle };
}

/** What the extension’s log says to admins. */
export async function readLog(admin: Page): Promise<string[]> {
  const answer = await admin.request.get(`/api/v1/admin/extensions/${SLUG}/process`);
  const { logs }: { logs: { message: string }[] } = await answer.json();
  return logs.map(({ message }) => message);
}
