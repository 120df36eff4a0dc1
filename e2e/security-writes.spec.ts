import { cookieHeader, createMember, openSession, signIn, type Member } from './support/accounts';
import { anySpace, createPost } from './support/content';
import { sendRaw, startElsewhere, type RawRequest } from './support/elsewhere';
import { site, sql } from './support/site';
import { expect, test, type Page } from './support/test';

const REFUSED = 'This request did not come from a page of this forum, so nothing was changed.';

/** What the page's own log-out form posts: everything an attacker can read as a member of their own. */
async function readLogOutForm(member: Member): Promise<Record<string, string>> {
  const { cookie } = await openSession(member);
  const html = await (await fetch(site.at('/'), { headers: { cookie: cookieHeader(cookie) } })).text();
  const form = /<form[^>]*id="log-out"[^>]*>(.*?)<\/form>/s.exec(html)?.[1] ?? '';
  const fields = [...form.matchAll(/<input[^>]*name="([^"]*)"(?:[^>]*value="([^"]*)")?/g)].map(([, name = '', value = '']) => [name, value]);
  expect(fields.length, 'the log-out form of the page').toBeGreaterThan(0);
  return Object.fromEntries(fields);
}

const inputs = (fields: Record<string, string>) => Object.entries(fields).map(([name, value]) => `<input name="${name}" value="${value}">`).join('');

async function expectUnchanged(page: Page, member: Member): Promise<void> {
  expect(await sql('SELECT id FROM posts WHERE user_id = $1', [member.id]), 'posts of the member').toEqual([]);
  await page.goto('/settings/security');
  await expect(page.getByText(`signed in as @${member.username}`)).toBeVisible();
}

test.use({ expectedErrors: /status of 403|Failed to fetch|CORS policy|net::ERR_FAILED|Framing .* violates/ });

for (const name of ['crossSite', 'sameSite'] as const) {
  test.describe(name === 'crossSite' ? 'from another site' : 'from another port of the same host', () => {
    let member: Member;
    test.beforeEach(async ({ page }) => {
      member = await createMember();
      await signIn(page, member);
    });

    /** Opens a foreign page, and waits for what the forum answers to its request. */
    async function visit(page: Page, html: string, path: string): Promise<number> {
      const elsewhere = await startElsewhere(html);
      const answered = page.waitForResponse((response) => response.url() === site.at(path) && response.request().method() === 'POST');
      await page.goto(elsewhere[name], { waitUntil: 'commit' });
      const answer = await answered;
      await page.waitForLoadState();
      await elsewhere.stop();
      return answer.status();
    }

    test('a form that submits itself to the log-out action', async ({ page }) => {
      const fields = await readLogOutForm(member);
      const html = `<form method="post" enctype="multipart/form-data" action="${site.at('/')}">${inputs(fields)}</form><script>document.forms[0].submit()</script>`;
      expect(await visit(page, html, '/')).toBe(403);
      await expect(page.getByText(REFUSED)).toBeVisible();
      await expectUnchanged(page, member);
    });

    test('a form that smuggles JSON to the API', async ({ page }) => {
      const json = JSON.stringify({ space_id: (await anySpace()).id, title: 'Forged', body: 'Forged' });
      const html = `<form method="post" enctype="text/plain" action="${site.at('/api/v1/posts')}"><input name='${json.slice(0, -1)},"x":"' value='"}'></form><script>document.forms[0].submit()</script>`;
      expect(await visit(page, html, '/api/v1/posts')).toBe(403);
      await expectUnchanged(page, member);
    });

    test('a fetch with credentials', async ({ page }) => {
      const json = JSON.stringify({ space_id: (await anySpace()).id, title: 'Forged', body: 'Forged' });
      const html = `<script>fetch(${JSON.stringify(site.at('/api/v1/posts'))}, { method: 'POST', mode: 'no-cors', credentials: 'include', body: ${JSON.stringify(json)} })</script>`;
      expect(await visit(page, html, '/api/v1/posts')).toBe(403);
      await expectUnchanged(page, member);
    });

    test('a server action by its stolen id does not pass the preflight', async ({ page }) => {
      const [action = ''] = Object.keys(await readLogOutForm(member));
      const id = action.replace('$ACTION_ID_', '');
      expect(id).toMatch(/^[0-9a-f]{40,}$/);
      const elsewhere = await startElsewhere(`<script>
        fetch(${JSON.stringify(site.at('/'))}, { method: 'POST', credentials: 'include', headers: { 'Next-Action': ${JSON.stringify(id)} }, body: '[]' })
          .then((answer) => answer.status, (error) => error.name).then((outcome) => { document.title = outcome; });
      </script>`);
      await page.goto(elsewhere[name]);
      await expect(page).toHaveTitle('TypeError');
      await elsewhere.stop();
      await expectUnchanged(page, member);
    });
  });
}

test('requests that no browser sends: neither Origin nor Sec-Fetch-Site, or a wrong one', async ({ page }) => {
  const member = await createMember();
  await signIn(page, member);
  const { cookie } = await openSession(member);
  const post = await createPost();
  const [action = ''] = Object.keys(await readLogOutForm(member));
  const own = new URL(site.url);
  const forged: Record<string, string>[] = [
    {},
    { origin: 'null' },
    { origin: 'https://evil.example' },
    { origin: `${own.origin}.evil.example` },
    { origin: `https://${own.host}` },
    { origin: 'https://evil.example', host: own.host, 'x-forwarded-host': 'evil.example' },
    { origin: own.origin, 'sec-fetch-site': 'cross-site' },
    { origin: own.origin, 'sec-fetch-site': 'same-site' },
    { referer: site.at('/') },
  ];
  const writes: RawRequest[] = [
    { method: 'POST', path: '/', headers: { 'next-action': action.replace('$ACTION_ID_', ''), 'content-type': 'text/plain;charset=UTF-8' }, body: '[]' },
    { method: 'POST', path: '/api/v1/posts', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ space_id: 1, title: 'Forged', body: 'Forged' }) },
    { method: 'PATCH', path: `/api/v1/posts/${post.id}`, headers: { 'content-type': 'application/json' }, body: '{}' },
    { method: 'DELETE', path: `/api/v1/posts/${post.id}`, headers: {} },
    { method: 'PUT', path: '/nowhere', headers: {} },
    { method: 'POST', path: '/api/auth/signout', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'csrfToken=x' },
  ];
  for (const headers of forged) {
    for (const write of writes) {
      const answer = await sendRaw({ ...write, headers: { ...write.headers, ...headers, cookie: cookieHeader(cookie) } });
      expect(answer, `${write.method} ${write.path} with ${JSON.stringify(headers)}`).toEqual({ status: 403, text: JSON.stringify({ error: { code: 'forbidden', message: REFUSED } }) });
    }
  }
  await expectUnchanged(page, member);
  const honest = await sendRaw({ method: 'POST', path: '/api/v1/posts', headers: { origin: own.origin, 'content-type': 'application/json', cookie: cookieHeader(cookie) }, body: '{}' });
  expect(honest.status).toBe(422);
});

test('no page of the forum is shown in a frame elsewhere', async ({ page }) => {
  const elsewhere = await startElsewhere(`<iframe src="${site.at('/login')}"></iframe>`);
  await page.goto(elsewhere.sameSite);
  await expect.poll(() => page.frames().at(-1)?.url()).toBe('chrome-error://chromewebdata/');
  await elsewhere.stop();
});
