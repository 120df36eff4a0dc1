import { request } from 'node:http';
import { cookieHeader, createMember, openSession, PASSWORD } from './support/accounts';
import { createPost } from './support/content';
import { fill } from './support/forms';
import { site } from './support/site';
import { expect, test } from './support/test';

const POLICY = /^default-src 'self'; script-src 'self' 'nonce-([A-Za-z0-9+/]{22}==)' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/;
const nonceOf = (answer: Response) => POLICY.exec(answer.headers.get('content-security-policy') ?? '')?.[1] ?? '';

test('every answer carries the headers', async () => {
  const post = await createPost();
  const { cookie } = await openSession(await createMember({ role: 'admin' }));
  const paths = ['/', `/post/${post.id}`, `/post/${post.id}/edit`, '/compose', '/login', '/register', '/settings/security', '/admin', '/admin/extensions', '/nowhere', '/post/0', '/api/v1/posts', '/api/v1/posts/0', '/api/v1/nowhere', '/manifest_schema.json', '/favicon.ico'];
  const visitors: Record<string, string>[] = [{}, { cookie: cookieHeader(cookie) }];
  for (const headers of visitors) {
    for (const path of paths) {
      const answer = await fetch(site.at(path), { headers, redirect: 'manual' });
      await answer.arrayBuffer();
      expect.soft({
        nosniff: answer.headers.get('x-content-type-options'),
        referrer: answer.headers.get('referrer-policy'),
        opener: answer.headers.get('cross-origin-opener-policy'),
        poweredBy: answer.headers.get('x-powered-by'),
        hasPolicy: POLICY.test(answer.headers.get('content-security-policy') ?? ''),
      }, path).toEqual({ nosniff: 'nosniff', referrer: 'strict-origin-when-cross-origin', opener: 'same-origin', poweredBy: null, hasPolicy: true });
    }
  }
});

test('what an extension answers is no document: its policy allows nothing', async () => {
  for (const path of ['/ext/nothing/assets/x/y.js', '/ext/nothing/api/x', '/ext/nothing/api']) {
    const answer = await fetch(site.at(path));
    expect([answer.status, answer.headers.get('content-security-policy'), answer.headers.get('x-content-type-options')], path).toEqual([404, "default-src 'none'; sandbox", 'nosniff']);
  }
});

test('what is no address is refused', async () => {
  const status = await new Promise((resolve, reject) => {
    request(site.at('/'), { path: '*' }, (answer) => resolve(answer.resume().statusCode)).on('error', reject).end();
  });
  expect(status).toBe(400);
});

test('what is made for one person is stored by nobody', async () => {
  const member = await createMember({ role: 'admin' });
  const { cookie } = await openSession(member);
  const post = await createPost({ by: member });
  for (const path of ['/', `/post/${post.id}`, `/post/${post.id}/edit`, '/compose', `/profile/${member.username}`, '/settings/security', '/admin', '/admin/extensions', '/nowhere', '/login', '/api/v1/posts', `/api/v1/posts/${post.id}`, '/api/v1/posts/0']) {
    const answer = await fetch(site.at(path), { headers: { cookie: cookieHeader(cookie) }, redirect: 'manual' });
    await answer.arrayBuffer();
    expect.soft((answer.headers.get('cache-control') ?? '').split(/,\s*/), path).toEqual(expect.arrayContaining(['private', 'no-store']));
  }
});

test('every script carries the nonce of its own response, and no two responses share one', async () => {
  const { cookie } = await openSession(await createMember({ role: 'admin' }));
  const post = await createPost({ body: '## One\n\n## Two' });
  const seen = new Set<string>();
  const paths = ['/', `/post/${post.id}`, '/login', '/settings/security', '/admin', '/admin/extensions', '/nowhere', '/post/0', '/'];
  for (const path of paths) {
    const answer = await fetch(site.at(path), { headers: { cookie: cookieHeader(cookie) } });
    const html = await answer.text();
    const nonce = nonceOf(answer);
    seen.add(nonce);
    const scripts = [...html.matchAll(/<script\b[^>]*>/g)].map(([tag]) => tag);
    expect(scripts.length, path).toBeGreaterThan(1);
    expect(scripts.filter((tag) => !tag.includes(`nonce="${nonce}"`)), path).toEqual([]);
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+="/);
  }
  expect(seen.size).toBe(paths.length);
});

test('words between server and pages are not taken from outside', async ({ newBrowser }) => {
  const forged = {
    'x-nonce': 'forged',
    'content-security-policy': "script-src 'nonce-forged' *",
    'x-nexus-path': '/forged',
    'x-nexus-client-ip': '203.0.113.9',
    'x-forwarded-for': '203.0.113.9',
    'x-real-ip': '203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-middleware-subrequest': 'middleware:middleware:middleware',
    'x-matched-path': '/admin',
    'x-invoke-path': '/admin',
  };
  const answer = await fetch(site.at('/admin'), { headers: forged, redirect: 'manual' });
  expect([answer.status, answer.headers.get('location')]).toEqual([307, '/login?next=%2Fadmin']);
  const home = await fetch(site.at('/'), { headers: forged });
  expect(nonceOf(home)).toHaveLength(24);
  expect(await home.text()).not.toMatch(/forged|evil\.example/);

  const member = await createMember({ password: PASSWORD });
  const page = await (await newBrowser({ extraHTTPHeaders: forged })).newPage();
  await page.goto('/login?next=/settings/security');
  await fill(page, { 'Username or email': member.username, Password: PASSWORD });
  await page.getByRole('button', { name: 'Log in' }).click();
  const own = page.getByRole('listitem').filter({ hasText: 'This browser' });
  await expect(own).toContainText(/(127\.0\.0\.1|::1) ·/);
});
