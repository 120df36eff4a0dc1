import { newMember } from './support/accounts';
import { createPost } from './support/content';
import { wake } from './support/extensions';
import { answerWith, boxOf, giveSlotsTime, mountsIn, openDesk, openWithHtml, readHtml, readLog, retitle, SLUG, untilHtmlHolds } from './support/first-html';
import { open } from './support/forms';
import { subscribed } from './support/live';
import { watchShifts } from './support/look';
import { site, sql } from './support/site';
import { expect, test } from './support/test';

const TOO_LATE = 'slot post_footer: its HTML took longer than ';

test.beforeAll(giveSlotsTime);
test.beforeEach(() => test.setTimeout(180_000));

test.describe('what came with the page and its component', () => {
  test.beforeEach(({ context }) => wake(context, 'fixture-first-html'));

  test('the component takes the place of the first HTML, and stays mounted when later answers go without it and with it again', async ({ page }) => {
    const { id } = await createPost();
    await newMember(page);
    await answerWith(page, id, 'shown');
    await openWithHtml(page, id, 'Shown early');
    await expect(boxOf(page).getByRole('heading')).toHaveText(['Component']);
    await subscribed(page, `post:${id}`);

    for (const [way, title] of [['nothing', 'Without it'], ['shown', 'With it again']] as const) {
      await answerWith(page, id, way);
      await retitle(id, title);
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(title);
      await expect(boxOf(page).getByRole('heading')).toHaveText(['Component']);
    }
    expect(await mountsIn(page)).toEqual({ mounts: 1, unmounts: 0 });
  });

  test('a component that was there first keeps its place when HTML comes', async ({ page }) => {
    const { id } = await createPost();
    await newMember(page);
    await open(page, `/post/${id}`);
    await expect(boxOf(page).getByRole('heading')).toHaveText(['Component']);
    await subscribed(page, `post:${id}`);
    await answerWith(page, id, 'shown');
    await retitle(id, 'Now with HTML');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Now with HTML');
    await expect(boxOf(page).getByRole('heading')).toHaveText(['Component']);
    expect(await mountsIn(page)).toEqual({ mounts: 1, unmounts: 0 });
  });

  test('registrations of others, and others being switched, leave it alone; another version of it begins anew', async ({ page, newBrowser }) => {
    const { id } = await createPost();
    await wake(page.context(), 'fixtures');
    await newMember(page);
    await open(page, `/post/${id}`);
    await expect(boxOf(page).getByRole('heading')).toHaveText(['Component']);
    await expect(page.locator('[data-fixture="stays-whole"]')).toBeVisible();
    await page.evaluate(() => window.Nexus.registerSlot({ slug: 'stays-whole', slot: 'post_footer', priority: 1, component: () => window.React.createElement('p', null, 'Another one') }));
    await expect(page.getByText('Another one')).toBeVisible();
    await subscribed(page, 'extensions');
    const desk = await openDesk(await newBrowser());
    for (const state of ['off', 'on']) {
      const read = page.waitForResponse(/extensions\/bundles/);
      await desk.toggle('quiet');
      expect((await read).status(), `quiet is ${state}`).toBe(200);
    }
    await retitle(id, 'Read again after a switch');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Read again after a switch');
    expect(await mountsIn(page)).toEqual({ mounts: 1, unmounts: 0 });

    // As the list of bundles reads once another version is installed.
    await page.route(/extensions\/bundles/, async (route) => {
      const answer = await route.fetch();
      const { bundles, ...rest } = await answer.json();
      const updated = bundles.map((bundle: { slug: string; src: string }) => (bundle.slug === SLUG ? { ...bundle, digest16: '0'.repeat(16), src: `/ext/${SLUG}/assets/first-html.js` } : bundle));
      await route.fulfill({ response: answer, json: { ...rest, bundles: updated } });
    });
    await sql(`SELECT pg_notify('nexus', '{"topic":"extensions","event":"updated"}')`);
    await expect.poll(() => mountsIn(page)).toEqual({ mounts: 2, unmounts: 1 });
  });

  test('it begins anew when what it shows has arrived late, and nobody else does', async ({ page, newBrowser }) => {
    await newMember(page);
    const space = await sql<{ id: number }>('SELECT id FROM spaces ORDER BY position, id LIMIT 1');
    const written = await page.request.post('/api/v1/posts', { headers: { origin: site.url }, data: { space_id: space[0]?.id, title: 'With something late', body: 'Text', attachments: [{ kind: 'first-html', data: {} }] } });
    const { post } = await written.json();
    const watching = await newBrowser();
    await wake(watching, 'fixture-first-html', 'fixtures');
    const reader = await watching.newPage();
    await open(reader, `/post/${post.id}`);
    await expect(boxOf(reader).getByRole('heading')).toHaveText(['Component']);
    const others = reader.locator('[data-fixture="stays-whole"]');
    await others.evaluate((element) => Reflect.set(element, 'stayed', true));
    await subscribed(reader, `post:${post.id}`);
    await page.request.fetch(`/ext/${SLUG}/api/keeps`, { method: 'PUT', headers: { origin: site.url } });
    await open(page, `/post/${post.id}`);
    const retry = page.getByRole('button', { name: 'Retry' });
    await retry.or(boxOf(page)).first().waitFor();
    if (await retry.isVisible()) await retry.click();
    await expect.poll(() => mountsIn(reader)).toEqual({ mounts: 2, unmounts: 1 });
    expect(await others.evaluate((element) => Reflect.get(element, 'stayed'))).toBe(true);
  });

  test('nothing moves when they change places', async ({ page, context }) => {
    for (const width of [1280, 360]) {
      // Old enough that how long ago it was does not change while the page loads.
      const { id } = await createPost({ minutesAgo: 90 });
      await newMember(page);
      await answerWith(page, id, 'shown');
      const tab = await context.newPage();
      await tab.setViewportSize({ width, height: 800 });
      const shifts = await watchShifts(tab);
      await openWithHtml(tab, id, 'Shown early');
      await expect(boxOf(tab).getByRole('heading')).toHaveText(['Component']);
      // A font that arrives late moves a time by a fraction of a pixel.
      expect((await shifts()).sum, `${width} wide`).toBeLessThan(0.001);
    }
  });
});

for (const [way, says] of [
  ['hangs', TOO_LATE],
  ['computes', TOO_LATE],
  ['throws', 'slot post_footer threw (incident '],
  ['huge', 'larger than 1 MB'],
  ['long', 'slot post_footer: its HTML had more than 65536 characters or 2000 tags'],
] as const) {
  test(`an answer that ${way}: the page is whole without it, and its admin reads why`, async ({ page, newBrowser }) => {
    const { id, title } = await createPost({ body: 'A body to read.' });
    await newMember(page, { role: 'admin' });
    await answerWith(page, id, way);
    const guest = await (await newBrowser({ javaScriptEnabled: false })).newPage();
    await expect(async () => {
      await guest.goto(`/post/${id}`);
      expect((await readLog(page)).join('\n')).toContain(says);
    }).toPass();
    await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(guest.getByText('A body to read.')).toBeVisible();
    await expect(boxOf(guest)).toHaveCount(0);
    // The others of the same extension go on.
    const other = await createPost();
    await answerWith(page, other.id, 'shown');
    if (way !== 'throws' && way !== 'huge') await untilHtmlHolds(other.id, 'Shown early');
    const { process } = await (await page.request.get(`/api/v1/admin/extensions/${SLUG}/process`)).json();
    expect(process).toMatchObject({ process_state: 'running', restarts: 0 });
    await page.goto(`/admin/extensions/${SLUG}/process`);
    await expect(page.getByText(says).first()).toBeVisible();
  });
}

test('an hour of slow pages is a line in the log, no fault: nothing is switched off', async ({ page }) => {
  const [slow, good] = [await createPost(), await createPost()];
  await newMember(page, { role: 'admin' });
  await answerWith(page, slow.id, 'hangs');
  await answerWith(page, good.id, 'shown');
  const countLines = async () => (await readLog(page)).filter((line) => line.startsWith(TOO_LATE)).length;
  const before = await countLines();
  for (let visit = 0; visit < 6; visit += 1) expect(await readHtml(slow.id)).not.toContain('extension-slot');
  await untilHtmlHolds(good.id, 'Shown early');
  // A line a minute, for each slot.
  expect((await countLines()) - before).toBeLessThan(3);
  expect((await readLog(page)).join('\n')).not.toContain('AbortError');
});

test('hostile HTML: nothing runs, nothing covers the page, nothing leaves its box', async ({ page, newBrowser }) => {
  const { id, title } = await createPost();
  await newMember(page);
  await answerWith(page, id, 'hostile');
  for (const javaScriptEnabled of [true, false]) {
    const guest = await (await newBrowser({ javaScriptEnabled })).newPage();
    await openWithHtml(guest, id, 'What is left');
    await expect(boxOf(guest).getByRole('heading', { name: 'What is left' })).toBeVisible();
    await expect(guest.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(guest.locator(`article > [data-extension="${SLUG}"]`)).toHaveCount(1);
    await expect(boxOf(guest).locator('script, style, svg, form, [style], [id], [onerror], [onload], [href^="javascript"]')).toHaveCount(0);
    await expect(boxOf(guest).getByRole('button', { name: 'Press' })).toBeDisabled();
    expect(await guest.locator('html').getAttribute('data-hurt')).toBeNull();
    // The class of the forum's own overlays, which lie over everything.
    await guest.getByRole('link', { name: 'Log in' }).first().click();
    await expect(guest).toHaveURL(/\/login/);
  }
});

test('switched off, it is gone from the next answer and from open pages, with or without its component', async ({ page, newBrowser }) => {
  const { id } = await createPost();
  await newMember(page);
  await answerWith(page, id, 'shown');
  const [awake, asleep] = [await newBrowser(), await newBrowser()];
  await wake(awake, 'fixture-first-html');
  const [withComponent, without] = [await awake.newPage(), await asleep.newPage()];
  for (const tab of [withComponent, without]) {
    await openWithHtml(tab, id, 'Shown early');
    await subscribed(tab, 'extensions');
  }
  await expect(boxOf(withComponent)).toContainText('Component');
  await expect(boxOf(without)).toContainText('Shown early');
  const desk = await openDesk(await newBrowser());
  await desk.toggle(SLUG);
  for (const tab of [withComponent, without]) await expect(boxOf(tab)).toHaveCount(0);
  expect(await readHtml(id)).not.toContain('Shown early');
  expect((await fetch(site.at(`/ext/${SLUG}/api/notes`))).status).toBe(404);
  await desk.toggle(SLUG);
  await expect(boxOf(withComponent)).toContainText('Component');
  await expect(boxOf(without)).toContainText('Shown early');
  await untilHtmlHolds(id, 'Shown early');
});

test('what an extension keeps for a member arrives there, and a guest is told to log in', async ({ page, newBrowser }) => {
  const { id } = await createPost();
  const guest = await (await newBrowser()).newPage();
  const attach = { kind: 'first-html-note', data: { text: 'Ahoy' } };
  for (const tab of [page, guest]) {
    if (tab === page) await newMember(tab);
    await open(tab, `/post/${id}`);
    await tab.waitForFunction(() => 'Nexus' in window);
  }
  const outcome = (tab: typeof page, given: typeof attach) => tab.evaluate((attachment) => window.Nexus.attachToUser(attachment).then(() => 'kept', (error: Error & { status: number }) => `${error.status}: ${error.message}`), given);
  expect(await outcome(page, attach)).toBe('kept');
  expect(await (await page.request.get(`/ext/${SLUG}/api/notes`)).json()).toEqual({ user: await page.evaluate(() => window.Nexus.currentUser?.id), data: attach.data });
  expect(await outcome(guest, attach)).toMatch(/^401: /);
  expect(await outcome(page, { ...attach, kind: 'unknown' })).toMatch(/^422: Nothing here keeps “unknown”/);
});

test('a profile has its part as well, for whoever looks', async ({ newBrowser }) => {
  const [browser, guest] = [await newBrowser(), await newBrowser({ javaScriptEnabled: false })];
  const member = await newMember(browser);
  const username = `early_${member.username}`.slice(0, 20);
  await sql('UPDATE users SET username = $2 WHERE id = $1', [member.id, username]);
  for (const [context, who] of [[guest, 'a guest'], [browser, username]] as const) {
    const page = await context.newPage();
    const box = page.locator(`[data-slot="profile_sidebar"][data-extension="${SLUG}"]`);
    await expect(async () => {
      await page.goto(`/profile/${username}`);
      await expect(box).toHaveText(`${username} for ${who}`, { timeout: 100 });
    }).toPass({ timeout: 60_000, intervals: [0] });
  }
});
