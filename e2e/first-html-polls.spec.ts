import { open } from './support/forms';
import { giveSlotsTime, openWithHtml } from './support/first-html';
import { isStream, subscribed } from './support/live';
import { watchShifts } from './support/look';
import { ask, cardOf, createPollPost, shownCounts, voteFor, type Poll } from './support/polls';
import { expect, test, type Page } from './support/test';

test.beforeAll(giveSlotsTime);
test.beforeEach(() => test.setTimeout(240_000));

test('a poll’s results change places with its component and nothing moves, for a guest and for who has voted', async ({ context, newBrowser }) => {
  const { postId, poll } = await createPollPost(context);
  await voteFor(context, poll, 1);
  const guest = await newBrowser();
  for (const browser of [guest, context]) {
    for (const width of [1280, 768, 360]) {
      const page = await browser.newPage();
      await page.setViewportSize({ width, height: 900 });
      const shifts = await watchShifts(page);
      await openWithHtml(page, postId, 'Poll: Which tea?');
      await expect(cardOf(page)).toBeVisible();
      await expect.poll(() => shownCounts(cardOf(page))).toEqual(['0% · 0 votes', '100% · 1 vote', '0% · 0 votes']);
      expect((await shifts()).sum, `${width} wide`).toBeLessThan(0.01);
      await page.close();
    }
  }
});

test('a poll in an open page counts live in two browsers, and asks no more than it must', async ({ context, newBrowser }) => {
  const { postId, poll } = await createPollPost(context);
  const [page, other] = [await (await newBrowser()).newPage(), await (await newBrowser()).newPage()];
  const asked = countRequests(page, postId);
  for (const tab of [page, other]) {
    await open(tab, `/post/${postId}`);
    await expect(cardOf(tab)).toBeVisible();
    await subscribed(tab, await topicOf(tab, poll));
  }
  await voteFor(context, poll, 0);
  for (const tab of [page, other]) await expect.poll(() => shownCounts(cardOf(tab))).toEqual(['100% · 1 vote', '0% · 0 votes', '0% · 0 votes']);
  const { streams, ...others } = asked();
  // One for what the page hears, and one more where the poll came after it had been opened.
  expect(streams).toBeLessThan(3);
  expect(others).toEqual({ checks: 0, replies: 0, pages: 0, polls: 1, poll: 1 });
});

test('a page whose stream broke shows what was said meanwhile', async ({ page, context, newBrowser }) => {
  const { postId, poll } = await createPollPost(context);
  const reader = await (await newBrowser()).newPage();
  await open(reader, `/post/${postId}`);
  await expect(cardOf(reader)).toBeVisible();
  await subscribed(reader, await topicOf(reader, poll));
  let isDown = true;
  await reader.context().route('**/api/v1/stream*', (route) => (isDown ? route.abort() : route.fallback()));
  // Ends the streams of guests as well: the browser comes again.
  await reader.context().setOffline(true);
  await reader.context().setOffline(false);
  await voteFor(context, poll, 2);
  isDown = false;
  await expect.poll(() => shownCounts(cardOf(reader)), { timeout: 30_000 }).toEqual(['0% · 0 votes', '0% · 0 votes', '100% · 1 vote']);
  await page.close();
});

/** What a page asks the forum for, beside its files. */
function countRequests(page: Page, postId: number): () => Record<string, number> {
  const counts = { streams: 0, checks: 0, replies: 0, pages: 0, polls: 0, poll: 0 };
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (isStream(request)) counts.streams += 1;
    else if (pathname === `/api/v1/posts/${postId}`) counts.checks += 1;
    else if (pathname === `/api/v1/posts/${postId}/replies`) counts.replies += 1;
    else if (pathname === `/post/${postId}` && searchParams.has('_rsc')) counts.pages += 1;
    else if (pathname === '/ext/polls/api/polls') counts.polls += 1;
    else if (/^\/ext\/polls\/api\/polls\/\d+$/.test(pathname)) counts.poll += 1;
  });
  return () => counts;
}

const topicOf = async (page: Page, { id }: Poll): Promise<string> => `ext:polls:${(await ask(page, 'GET', `/polls/${id}`)).body.poll.topic}`;
