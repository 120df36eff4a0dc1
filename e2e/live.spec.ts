import { cookieHeader, createMember, newMember, openSession, signIn } from './support/accounts';
import { createPost, createReply } from './support/content';
import { fill, open } from './support/forms';
import { countStreams, isStream, subscribed } from './support/live';
import { site } from './support/site';
import { expect, test, type Page } from './support/test';

const replies = (page: Page) => page.locator('.reply .md-body');

/** Writes a reply on the page, as another member does. */
async function writeReply(page: Page, postId: number, text: string): Promise<void> {
  await open(page, `/post/${postId}`);
  await fill(page, { 'Your reply': text });
  await page.getByRole('button', { name: 'Post reply' }).click();
  await expect(replies(page).last()).toHaveText(text);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

test('ten open tabs: the eleventh loads as fast, one stream serves all, and a reply arrives in each', async ({ context, newBrowser }) => {
  test.slow();
  const [post, reader, writer] = [await createPost({ minutesAgo: 60 }), await createMember(), await (await newBrowser()).newPage()];
  await signIn(context, reader);
  await newMember(writer);
  const tabs: Page[] = [];
  const times: number[] = [];
  for (let count = 1; count <= 11; count += 1) {
    const tab = await context.newPage();
    times.push(await timed(() => open(tab, `/post/${post.id}`)));
    tabs.push(tab);
  }
  const [first = 0, ...later] = times;
  // A browser that is out of connections does not load at all: a generous limit tells the two apart on a busy machine.
  expect(later.at(-1), `milliseconds to load: ${times.map(Math.round).join(', ')}`).toBeLessThan(Math.max(3 * first, 5000));
  const [leader, ...others] = tabs;
  if (!leader) throw new Error('No tab was opened.');
  await subscribed(leader, `post:${post.id}`);
  await expect.poll(() => countStreams(leader), 'streams of the whole browser').toBe(1);

  await writeReply(writer, post.id, 'Do all of you hear me?');
  for (const tab of tabs) await expect(replies(tab)).toHaveText(['Do all of you hear me?']);
  for (const tab of tabs) await expect(tab.getByRole('heading', { name: '1 reply' })).toBeVisible();

  await leader.close();
  const [next] = others;
  if (!next) throw new Error('No tab is left.');
  await expect.poll(() => countStreams(next), 'streams after the tab that held it is closed').toBe(1);
  await writeReply(writer, post.id, 'And now?');
  for (const tab of others) await expect(replies(tab)).toHaveText(['Do all of you hear me?', 'And now?']);
  expect(countStreams(next)).toBe(1);
});

test('what is written while no tab holds the stream is read when one does again', async ({ context }) => {
  const post = await createPost({ minutesAgo: 60 });
  const [first, second] = [await context.newPage(), await context.newPage()];
  for (const tab of [first, second]) await open(tab, `/post/${post.id}`);
  await subscribed(first, `post:${post.id}`);
  await second.route('**/api/v1/stream*', async (route) => {
    await createReply({ postId: post.id, body: 'Between two streams' });
    await route.fallback();
  });
  await first.close();
  await expect(replies(second).first()).toHaveText('Between two streams');
});

test('another browser sees a reply come, change and go; the post too', async ({ page, newBrowser }) => {
  const author = await newMember(page);
  const post = await createPost({ by: author, minutesAgo: 60 });
  const watchers = await Promise.all([newBrowser(), newBrowser()].map(async (context) => (await context).newPage()));
  await newMember(watchers[0] ?? page);
  for (const watcher of watchers) {
    await open(watcher, `/post/${post.id}`);
    await subscribed(watcher, `post:${post.id}`);
  }
  const everyone = async (check: (watcher: Page) => Promise<void>) => Promise.all(watchers.map(check));

  await writeReply(page, post.id, 'First words');
  await everyone((watcher) => expect(replies(watcher)).toHaveText(['First words']));

  const reply = page.locator('.reply');
  await reply.hover();
  await reply.getByRole('link', { name: 'Edit' }).click();
  await expect(page).toHaveURL(/\/reply\/\d+\/edit$/);
  await fill(page, { 'Your reply': 'Better words' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await everyone((watcher) => expect(replies(watcher)).toHaveText(['Better words']));
  await everyone((watcher) => expect(watcher.locator('.reply').getByText('edited')).toBeVisible());

  await reply.hover();
  await reply.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete reply' }).click();
  await everyone((watcher) => expect(replies(watcher)).toHaveCount(0));
  await everyone((watcher) => expect(watcher.getByRole('heading', { name: 'No replies yet' })).toBeVisible());

  await page.getByRole('article').getByRole('link', { name: 'Edit' }).click();
  await expect(page).toHaveURL(`/post/${post.id}/edit`);
  await fill(page, { Title: 'A new title', Text: 'A new body' });
  await page.getByRole('button', { name: 'Save changes' }).click();
  await everyone((watcher) => expect(watcher.getByRole('heading', { level: 1 })).toHaveText('A new title'));
  await everyone((watcher) => expect(watcher.locator('article .md-body')).toHaveText('A new body'));

  await page.getByRole('article').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: 'Delete post' }).click();
  await everyone((watcher) => expect(watcher.getByRole('status').filter({ hasText: 'This post was deleted.' })).toBeVisible());
});

test('a stream that was opened with a session ends with it; the browser goes on as a guest', async ({ page, newBrowser }) => {
  const member = await createMember();
  const { cookie } = await openSession(member);
  const answer = await fetch(site.at('/api/v1/stream?topics=feed,sessions,post:0'), { headers: { cookie: cookieHeader(cookie) } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const reader = (answer.body ?? new ReadableStream<Uint8Array>()).getReader();
  expect(new TextDecoder().decode((await reader.read()).value)).toBe(`event: hello\ndata: {"viewer_id":${member.id}}\n\n`);

  const elsewhere = await (await newBrowser()).newPage();
  await signIn(elsewhere, member);
  const opened = elsewhere.waitForResponse(isStream);
  await open(elsewhere, '/');
  await opened;

  await signIn(page, member);
  await open(page, '/settings/security');
  const reopened = elsewhere.waitForResponse(isStream);
  await page.getByRole('button', { name: 'End all other sessions' }).click();
  await expect(page.getByText('All other sessions have ended.')).toBeVisible();
  await expect.poll(async () => (await reader.read()).done).toBe(true);
  expect((await reopened).status()).toBe(200);
});

test('over plain http, where browsers share no stream between tabs, pages work all the same', async ({ browserName, launchOptions, playwright }) => {
  const { port } = new URL(site.url);
  const browser = await playwright[browserName].launch({ ...launchOptions, args: [...(launchOptions.args ?? []), '--host-resolver-rules=MAP forum.lan 127.0.0.1'] });
  const page = await browser.newPage({ baseURL: `http://forum.lan:${port}` });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  const post = await createPost();
  await open(page, `/post/${post.id}`);
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
  await expect(page.getByRole('heading', { level: 1, name: post.title })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  expect(errors).toEqual([]);
  await browser.close();
});
