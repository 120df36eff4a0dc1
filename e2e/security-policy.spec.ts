import { createMember, signIn } from './support/accounts';
import { createPost, createReply } from './support/content';
import { hydrated } from './support/forms';
import { sql } from './support/site';
import { expect, test, type Page } from './support/test';

/** Collects what the browser holds against a page's own policy. */
async function watchPolicy(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.exposeFunction('reportViolation', (text: string) => found.push(text));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const report: unknown = Reflect.get(window, 'reportViolation');
      if (typeof report === 'function') report(`${event.effectiveDirective} ${event.blockedURI} on ${location.pathname}`);
    });
  });
  return found;
}

/** A profile whose page cannot be made: a date that no clock shows. */
async function createBrokenProfile(): Promise<string> {
  const { id, username } = await createMember();
  await sql(`UPDATE users SET created_at = 'infinity' WHERE id = $1`, [id]);
  return username;
}

const CODE = 'Some `code`:\n\n~~~js\nconst a = 1;\n~~~\n\n## A heading\n\n## Another\n\n| a | b |\n| - | -: |\n| 1 | 2 |';

for (const role of ['guest', 'member', 'admin'] as const) {
  test(`no page breaks its own policy or complains, for a ${role}`, async ({ page }) => {
    test.slow();
    const found = await watchPolicy(page);
    const author = await createMember({ role: role === 'guest' ? 'member' : role });
    const post = await createPost({ by: author, body: CODE });
    const reply = await createReply({ postId: post.id, by: author });
    if (role !== 'guest') await signIn(page, author);
    const paths = ['/', '/space/nowhere', `/post/${post.id}`, `/post/${post.id}/edit`, `/reply/${reply}/edit`, '/post/0', '/compose', `/profile/${author.username}`, '/profile/nobody', '/login', '/register', '/setup', '/settings/security', '/admin', '/admin/extensions', '/admin/extensions/polls', '/admin/extensions/polls/permissions', '/admin/extensions/polls/process', '/admin/extensions/polls/problems', '/admin/system', '/admin/nowhere', '/nowhere/at/all', '/?cursor=nonsense'];
    for (const path of paths) {
      await page.goto(path);
      await hydrated(page);
    }
    expect(found).toEqual([]);
  });
}

test.describe('the error page', () => {
  test.use({ expectedErrors: /status of 500|React error #441;/ });

  test('names the incident and nothing else, under its policy; trying again helps when the cause is gone', async ({ page }) => {
    const found = await watchPolicy(page);
    const username = await createBrokenProfile();
    const answer = await page.goto(`/profile/${username}`);
    expect(answer?.status()).toBe(500);
    await expect(page.getByRole('heading', { name: 'This page could not be shown' })).toBeVisible();
    await expect(page.locator('.incident code')).toHaveText(/^\w+$/);
    const html = await answer?.text();
    for (const secret of ['toISOString', 'TypeError', 'node_modules', '/lib/users']) expect(html).not.toContain(secret);
    await sql('UPDATE users SET created_at = now() WHERE username = $1', [username]);
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1, name: username })).toBeVisible();
    expect(found).toEqual([]);
  });
});

test.describe('what is injected into the HTML', () => {
  test.use({ expectedErrors: /Content Security Policy|status of 4\d\d/ });

  test('runs nothing: inline scripts, handlers, scripts of our own origin and others without the nonce', async ({ page }) => {
    const found = await watchPolicy(page);
    const post = await createPost();
    const injected = [
      '<script>window.pwned = "inline"</script>',
      '<script nonce="guessed">window.pwned = "guessed nonce"</script>',
      '<script src="/api/v1/spaces"></script>',
      '<script src="https://evil.example/x.js"></script>',
      '<img src="/nowhere.png" onerror="window.pwned = \'handler\'">',
      '<a id="bait" href="javascript:window.pwned = \'address\'">bait</a>',
      '<base href="https://evil.example/">',
      '<object data="/favicon.ico"></object>',
    ].join('');
    await page.route(`**/post/${post.id}`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('</body>', `${injected}</body>`) });
    });
    await page.goto(`/post/${post.id}`);
    await page.locator('#bait').click();
    await expect.poll(() => new Set(found.map((text) => text.split(' ')[0]))).toEqual(new Set(['script-src-elem', 'script-src-attr', 'base-uri', 'object-src']));
    await expect.poll(() => found.filter((text) => text.startsWith('script-src-elem')).length).toBe(5);
    expect(await page.evaluate(() => Reflect.get(window, 'pwned'))).toBeUndefined();
  });
});
