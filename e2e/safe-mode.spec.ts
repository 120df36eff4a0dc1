import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright/test';
import { newMember } from './support/accounts';
import { open } from './support/forms';
import { giveSlotsTime } from './support/first-html';
import { startForum, type Forum } from './support/forum';
import { findBarriers, findOverflow } from './support/look';
import { openOwnForum, type OwnForum } from './support/own-forum';
import { cardOf, createPollPost, poll } from './support/polls';
import { site } from './support/site';
import { expect, test, type Page } from './support/test';

const COOKIE = { name: 'nexus-safe-mode', value: '1' };
const bannerOf = (page: Page) => page.getByRole('complementary', { name: 'Safe mode' });
const bundlesOf = (page: Page) => page.locator('script[src^="/ext/"], link[href^="/ext/"]');
const pollButton = (page: Page) => page.getByRole('button', { name: 'Add a poll' });

/** A page of a post with a poll, as somebody sees it that sees extensions. */
async function expectPoll(page: Page, postId: number): Promise<void> {
  await open(page, `/post/${postId}`);
  await expect(cardOf(page)).toBeVisible();
  await expect(bannerOf(page)).toHaveCount(0);
}

async function expectNoExtension(page: Page, path: string): Promise<void> {
  await open(page, path);
  await expect(bannerOf(page)).toBeVisible();
  await expect(page.locator('section[data-poll], .extension-slot, .extension-widget')).toHaveCount(0);
  await expect(bundlesOf(page)).toHaveCount(0);
  await expect(pollButton(page)).toHaveCount(0);
  expect(await page.content()).not.toContain(poll.question);
  expect(await page.evaluate(() => 'Nexus' in window)).toBe(false);
}

test.describe('the link for admins', () => {
  test.beforeAll(giveSlotsTime);

  test('hides extensions in this browser and nowhere else, and leads back', async ({ page, context, newBrowser }) => {
    test.slow();
    const { postId } = await createPollPost(await newBrowser());
    await newMember(context, { role: 'admin' });
    await expectPoll(page, postId);
    await open(page, '/admin/extensions');
    await page.getByRole('link', { name: 'Safe mode' }).click();
    await page.getByRole('button', { name: 'Hide extensions' }).click();
    await page.waitForURL(site.at('/'));
    await expect(bannerOf(page)).toHaveText(/Safe mode: extensions are hidden in this browser\./);
    const [cookie] = (await context.cookies()).filter(({ name }) => name === COOKIE.name);
    expect(cookie).toMatchObject({ ...COOKIE, httpOnly: true, sameSite: 'Lax', path: '/', expires: -1 });
    for (const path of [`/post/${postId}`, '/compose', '/']) await expectNoExtension(page, path);
    for (const path of ['/admin', '/admin/extensions', '/settings/security']) {
      await open(page, path);
      await expect(bannerOf(page), path).toBeVisible();
    }
    // Its API answers as ever: nobody else sees a difference.
    expect((await page.request.get(`/ext/polls/api/polls?post_id=${postId}`)).status()).toBe(200);
    const other = await newBrowser();
    await newMember(other, { role: 'admin' });
    await expectPoll(await other.newPage(), postId);

    await open(page, `/post/${postId}`);
    await bannerOf(page).getByRole('button', { name: 'Leave' }).click();
    await expect(bannerOf(page)).toHaveCount(0);
    await expect(cardOf(page)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe(`/post/${postId}`);
    expect((await context.cookies()).map(({ name }) => name)).not.toContain(COOKIE.name);
  });

  test('is for admins: the cookie of others counts for nothing, and the page is not there', async ({ newBrowser }) => {
    test.slow();
    const { postId } = await createPollPost(await newBrowser());
    for (const role of [null, 'member', 'moderator'] as const) {
      const browser = await newBrowser();
      if (role) await newMember(browser, { role });
      await browser.addCookies([{ ...COOKIE, url: site.url }]);
      const page = await browser.newPage();
      await expectPoll(page, postId);
      const answer = await page.request.get('/admin/safe-mode', { maxRedirects: 0 });
      expect(answer.status(), role ?? 'guest').toBe(role ? 404 : 307);
    }
  });

  test('works without scripts, and comes back to the page that broke', async ({ newBrowser }) => {
    const { postId } = await createPollPost(await newBrowser());
    const browser = await newBrowser({ javaScriptEnabled: false });
    await newMember(browser, { role: 'admin' });
    const page = await browser.newPage();
    const firstHtml = async () => {
      await page.goto(`/post/${postId}`);
      await expect(page.getByText(poll.question)).toBeVisible({ timeout: 1000 });
    };
    // A page does not wait long for an extension.
    await expect(firstHtml).toPass({ timeout: 30_000 });
    await page.goto(`/admin/safe-mode?next=${encodeURIComponent(`/post/${postId}`)}`);
    await page.getByRole('button', { name: 'Hide extensions' }).click();
    expect(new URL(page.url()).pathname).toBe(`/post/${postId}`);
    await expect(page.getByText(poll.question)).toHaveCount(0);
    await bannerOf(page).getByRole('button', { name: 'Leave' }).click();
    expect(new URL(page.url()).pathname).toBe(`/post/${postId}`);
    await expect(firstHtml).toPass({ timeout: 30_000 });
    // Another site is no page to come back to.
    await page.goto('/admin/safe-mode?next=https%3A%2F%2Fevil.example%2F');
    await page.getByRole('button', { name: 'Hide extensions' }).click();
    expect(page.url()).toBe(site.at('/'));
  });

  for (const [theme, width] of [['light', 360], ['dark', 360], ['dark', 1280], ['light', 1280]] as const) {
    test(`${theme}, ${width} wide: nothing sticks out and nobody is kept out`, async ({ newBrowser }) => {
      const browser = await newBrowser({ colorScheme: theme, viewport: { width, height: 800 } });
      await newMember(browser, { role: 'admin' });
      const page = await browser.newPage();
      const look = async (path: string, name: string) => {
        await open(page, path);
        expect.soft(await findOverflow(page), `${path} sticks out`).toEqual([]);
        expect.soft(await findBarriers(page), `${path} keeps people out`).toEqual([]);
        await page.screenshot({ path: test.info().outputPath(`${name}.png`) });
      };
      await look('/admin/safe-mode', 'off');
      await browser.addCookies([{ ...COOKIE, url: site.url }]);
      await look('/admin/safe-mode', 'on');
      await look('/', 'feed');
    });
  }
});

test.describe('NEXUS_SAFE_MODE', () => {
  // Three starts, and a removal.
  test.describe.configure({ timeout: 400_000 });

  let dataDir: string;
  let forum: Forum;
  let own: OwnForum;
  test.beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nexus-safe-'));
  });
  test.afterEach(async () => {
    // A test that failed has not come to its end.
    await forum.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function start(env: Record<string, string> = {}): Promise<void> {
    forum = await startForum({ command: 'start', dataDir, env });
    own = await openOwnForum(dataDir);
  }
  async function stop(): Promise<void> {
    await own.close();
    await forum.stop();
  }
  async function signIn(browser: BrowserContext, role: 'admin' | 'member'): Promise<Page> {
    await browser.addCookies([{ ...(await own.logIn(role)), url: forum.url, httpOnly: true, sameSite: 'Lax' }]);
    return browser.newPage();
  }
  const send = (page: Page, path: string, method: string, data: object) => page.request.fetch(`${forum.url}${path}`, { method, headers: { origin: forum.url }, data });
  const attach = async (page: Page, spaceId: number, kind: string) => send(page, '/api/v1/posts', 'POST', { space_id: spaceId, title: 'A post with a poll', body: 'What do you think?', attachments: [{ kind, data: poll }] });

  test('no extension’s code runs, what they restrict stays so, and they can be switched off and removed', async ({ newBrowser }) => {
    await start();
    const [space] = await own.sql<{ id: number }>(`INSERT INTO spaces (slug, name, position) VALUES ('tea', 'Tea', 1) RETURNING id`);
    const spaceId = space?.id ?? 0;
    await own.sql(`INSERT INTO extension_gates (slug, key, tier) VALUES ('polls', 'can_vote', 'admin')`);
    await stop();

    await start({ NEXUS_SAFE_MODE: '1' });
    expect(forum.output()).toContain('Safe mode: no extension runs');
    const admin = await signIn(await newBrowser({ baseURL: forum.url }), 'admin');
    const member = await signIn(await newBrowser({ baseURL: forum.url }), 'member');
    // Nobody serves the first kind; the second waits for its extension.
    expect((await attach(member, spaceId, 'nobody')).status()).toBe(422);
    const written = await attach(member, spaceId, 'poll');
    const { post } = await written.json();
    expect([written.status(), await own.sql('SELECT state::text, attempts FROM attachments')]).toEqual([201, [{ state: 'pending', attempts: 0 }]]);
    for (const page of [admin, member]) {
      await open(page, `/post/${post.id}`);
      await expect(bundlesOf(page)).toHaveCount(0);
      await expect(pollButton(page)).toHaveCount(0);
      for (const path of ['polls?post_id=1', 'health', 'openapi.json']) expect((await page.request.get(`/ext/polls/api/${path}`)).status()).toBe(404);
      expect((await send(page, '/ext/polls/api/polls/1/vote', 'PUT', { options: [1] })).status()).toBe(404);
      expect((await page.request.get('/ext/polls/assets/polls.js')).status()).toBe(404);
    }

    await open(admin, '/admin/extensions');
    await expect(admin.getByText('Safe mode: no extension runs until the forum is started without NEXUS_SAFE_MODE.')).toBeVisible();
    await open(admin, '/admin/installs/new');
    await admin.getByLabel('Address of a repository or a manifest').fill('github.com/acme/polls');
    await admin.getByRole('button', { name: 'Look at it', exact: true }).click();
    await expect(admin.getByText(/^Safe mode: no extension’s code runs, so nothing is installed or changed\./)).toBeVisible();
    await open(admin, '/admin/extensions/table-of-contents/remove');
    await admin.getByRole('button', { name: /^Remove/ }).click();
    await expect(admin.getByText('table-of-contents is removed; its data is kept for when it is installed again.')).toBeVisible({ timeout: 30_000 });
    await open(admin, '/admin/extensions/polls');
    await admin.getByRole('switch', { name: 'Polls enabled' }).click();
    await expect.poll(() => own.sql(`SELECT slug, enabled FROM extensions`)).toEqual([{ slug: 'polls', enabled: false }]);
    await open(admin, '/admin/extensions/polls');
    await admin.getByRole('switch', { name: 'Polls enabled' }).click();
    await expect.poll(() => own.sql(`SELECT enabled FROM extensions WHERE slug = 'polls'`)).toEqual([{ enabled: true }]);
    for (const page of [admin, member]) await page.close();
    await stop();

    await start();
    const later = await signIn(await newBrowser({ baseURL: forum.url }), 'member');
    await expect.poll(() => own.sql('SELECT state::text FROM attachments'), { timeout: 60_000 }).toEqual([{ state: 'persisted' }]);
    await open(later, `/post/${post.id}`);
    await expect(cardOf(later)).toBeVisible();
    const { polls } = await (await later.request.get(`/ext/polls/api/polls?post_id=${post.id}`)).json();
    expect((await send(later, `/ext/polls/api/polls/${polls[0].id}/vote`, 'PUT', { options: [polls[0].options[0].id] })).status()).toBe(403);
    await later.close();
    await stop();
  });

  test.describe('a page that breaks', () => {
    test.use({ expectedErrors: /^Failed to load resource: the server responded with a status of 500|React error #441/ });

    test('offers an admin to look at it without extensions', async ({ newBrowser }) => {
      await start();
      const [post] = await own.sql<{ id: number }>(`
        WITH space AS (INSERT INTO spaces (slug, name) VALUES ('here', 'Here') RETURNING id), author AS (INSERT INTO users (username, email, password_hash) VALUES ('author', 'author@example.org', '-') RETURNING id)
        INSERT INTO posts (space_id, user_id, title, body, body_html) SELECT space.id, author.id, 'A post', 'A body', '<p>A body</p>' FROM space, author RETURNING id`);
      const path = `/post/${post?.id ?? 0}`;
      const admin = await signIn(await newBrowser({ baseURL: forum.url }), 'admin');
      const member = await signIn(await newBrowser({ baseURL: forum.url }), 'member');
      await own.sql('ALTER TABLE replies RENAME TO replies_away');
      for (const page of [admin, member]) {
        await page.goto(path);
        await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
      }
      await expect(member.getByRole('link', { name: 'Try without extensions' })).toHaveCount(0);
      await admin.getByRole('link', { name: 'Try without extensions' }).click();
      await expect(admin).toHaveURL(`${forum.url}/admin/safe-mode?next=${encodeURIComponent(path)}`);
      await own.sql('ALTER TABLE replies_away RENAME TO replies');
      await admin.getByRole('button', { name: 'Hide extensions' }).click();
      await expect(admin).toHaveURL(`${forum.url}${path}`);
      await expect(bannerOf(admin)).toBeVisible();
      for (const page of [admin, member]) await page.close();
      await stop();
    });
  });
});
