import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { installManifest } from '../testing';
import { answerApi } from './answer-api';

useTestDatabase();
const halves = useServerHalves(answerHost);

const SERVER = `
  import { defineExtension, HttpError, reply } from '@nexus/sdk';
  let gone = 0;
  let begun = 0;
  const eat = () => { for (const all = []; ; ) all.push(new Array(100_000).fill(1)); };
  export const Hello = defineExtension({
    routes(router, nexus) {
      router.get('/echo/:part', {}, (req) => ({ method: req.method, path: req.path, params: req.params, query: req.query, headers: req.headers, user: req.user }));
      router.post('/echo', {}, (req) => ({ body: req.body }));
      router.get('/teapot', {}, () => { throw new HttpError(418, 'short and stout'); });
      router.get('/throws', {}, () => { throw new Error('on purpose'); });
      router.get('/eats', {}, eat);
      router.post('/eats', {}, eat);
      router.get('/late', {}, ({ signal }) => (begun += 1, new Promise((_, reject) => signal.addEventListener('abort', () => { gone += 1; reject(signal.reason); }))));
      router.get('/begun', {}, () => begun);
      router.post('/late', {}, async ({ signal }) => { await new Promise((resolve) => setTimeout(resolve, 200)); return { aborted: signal.aborted }; });
      router.get('/gone', {}, () => gone);
      router.get('/missing', {}, () => nexus.replies.create({ post_id: 2_000_000_000, body: 'x' }));
      router.get('/undeclared', {}, () => nexus.users.get(1));
      router.get('/huge', {}, () => 'x'.repeat(2_000_000));
      router.get('/csv', {}, () => reply(200, 'a,b', { 'content-type': 'text/csv', 'set-cookie': 'a=b', 'content-security-policy': 'none', etag: '"1"' }));
      router.get('/html', {}, () => reply(200, '<script>x()</script>', { 'content-type': 'text/html' }));
      router.get('/typed', {}, (req) => reply(200, '<script>x()</script>', { 'content-type': String(req.query.type) }));
      router.get('/cached', {}, (req) => reply(200, { user: req.user }, { 'cache-control': 'public, max-age=60, s-maxage=60' }));
      router.get('/away', {}, () => reply(303, undefined, { location: '//evil.example/' }));
      router.get('/home', {}, () => reply(303, undefined, { location: '/post/1' }));
      router.get('/gated/:id', {}, () => 'in');
      router.get('/gated/open', {}, () => 'open');
    },
    async handleEvent() {},
  });`;
const ENDPOINTS = [
  { method: 'GET', path: '/gated/:id', description: 'For members', permission: 'can_enter' },
  { method: 'GET', path: '/gated/open', description: 'For all' },
];

let viewer: Awaited<ReturnType<typeof createViewer>> | null = null;
const ask = (path: string, init: RequestInit = {}, who: typeof viewer = null) =>
  answerApi({ request: new Request(`http://forum/ext/hello/api${path}`, init), slug: 'hello', viewer: who, address: '203.0.113.7' });
const told = async (response: Response) => [response.status, await response.json()];
const post = (path: string, body: string, type = 'application/json') => ask(path, { method: 'POST', body, headers: { 'content-type': type } });

beforeAll(async () => {
  await halves.install(await writeFiles(helloFiles({ permissions: [{ key: 'can_enter', label: 'Enter', default: 'member' }], api_endpoints: ENDPOINTS, capabilities: ['content:write'] }, { 'server/index.ts': SERVER })));
  viewer = await createViewer();
});
beforeEach(async () => {
  await db().rateLimit.deleteMany();
  await halves.supervisor().release('hello');
});

test('a request arrives without cookies and credentials, as the user that the forum found', async () => {
  const headers = { cookie: 'session=1', authorization: 'Bearer x', 'x-nexus-client-ip': '1.2.3.4', 'x-anything': 'y', accept: 'application/json', 'user-agent': 'test' };
  const [status, seen] = await told(await ask('/echo/a%2Fb?x=1&y=2&y=3&__proto__=z', { headers }, viewer));
  expect(status).toBe(200);
  expect(seen).toMatchObject({ method: 'GET', path: '/echo/a%2Fb', params: { part: 'a/b' }, query: { x: '1', y: ['2', '3'] }, headers: { accept: 'application/json', 'user-agent': 'test' } });
  expect(seen.user).toEqual({ id: viewer?.id, username: viewer?.username, role: 'member', groups: [] });
});

test('bodies: JSON, the fields of a form, none; anything else is refused', async () => {
  expect(await told(await post('/echo', '{"a":[1]}'))).toEqual([200, { body: { a: [1] } }]);
  expect(await told(await post('/echo', 'a=1&b=2&b=3', 'application/x-www-form-urlencoded'))).toEqual([200, { body: { a: '1', b: ['2', '3'] } }]);
  expect(await told(await ask('/echo', { method: 'POST' }))).toEqual([200, { body: null }]);
  expect((await post('/echo', '{"a":')).status).toBe(422);
  expect((await post('/echo', 'x', 'text/plain')).status).toBe(422);
  expect((await post('/echo', `${'['.repeat(200)}${']'.repeat(200)}`)).status).toBe(422);
  expect((await post('/echo', JSON.stringify('x'.repeat(1_048_577)))).status).toBe(413);
});

test('HEAD and OPTIONS', async () => {
  const head = await ask('/echo/a', { method: 'HEAD' });
  expect([head.status, await head.text(), head.headers.get('content-type')]).toEqual([200, '', 'application/json']);
  expect((await ask('/echo', { method: 'OPTIONS' })).headers.get('allow')).toBe('GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS');
  expect((await ask('/echo/a', { method: 'DELETE' })).status).toBe(405);
});

test('what an extension throws: its own status, else 500 with a number that its log knows', async () => {
  expect(await told(await ask('/teapot'))).toEqual([418, { error: "I'm a Teapot", detail: 'short and stout' }]);
  const [status, body] = await told(await ask('/throws'));
  expect([status, body.error]).toEqual([500, 'Internal extension error']);
  expect(halves.supervisor().logs('hello').map((line) => line.message).join('\n')).toMatch(new RegExp(`GET /throws threw \\(incident ${body.incident}\\): Error: on purpose`));
});

test('what the forum refuses at a person’s request counts against no handler; what the extension may not do does', async () => {
  for (let time = 0; time < 12; time += 1) expect((await ask('/missing', {}, viewer)).status).toBe(500);
  for (let time = 0; time < 5; time += 1) expect((await ask('/undeclared')).status).toBe(500);
  const refused = await ask('/undeclared');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '30']);
});

/** Resolves when as many calls of /late are under way in the extension as before, and so many more. */
async function begun(more: number, work: () => void): Promise<void> {
  const [, before] = await told(await ask('/begun'));
  work();
  await expect.poll(async () => (await told(await ask('/begun')))[1], { timeout: 30_000 }).toBe(before + more);
}

test('who has closed the connection: a read is told and ends, a write is finished, and neither counts', async () => {
  for (let time = 0; time < 6; time += 1) {
    const gone = new AbortController();
    const waiting: Promise<Response>[] = [];
    await begun(1, () => waiting.push(ask('/late', { signal: gone.signal })));
    gone.abort();
    for (const answer of await Promise.all(waiting)) expect(answer.status).toBe(499);
  }
  await expect.poll(async () => told(await ask('/gone'))).toEqual([200, 6]);
  const gone = new AbortController();
  const write = ask('/late', { method: 'POST', signal: gone.signal });
  await ask('/gone');
  gone.abort();
  expect(await told(await write)).toEqual([200, { aborted: false }]);
}, 60_000);

test('64 at a time, then 503 with the time to wait', async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: { routeMs: 60_000 } } });
  await halves.following().catchUp();
  const gone = new AbortController();
  const waiting: Promise<Response>[] = [];
  await begun(63, () => waiting.push(...Array.from({ length: 63 }, () => ask('/late', { signal: gone.signal }))));
  // One of the two is the sixty-fourth and waits, the other is refused.
  const both = [0, 1].map(() => ask('/late', { signal: gone.signal }));
  const refused = await Promise.race(both);
  expect(refused.status).toBe(503);
  expect([refused.headers.get('retry-after'), (await refused.json()).detail]).toEqual(['1', 'The extension has too much to do right now.']);
  gone.abort();
  expect((await Promise.all([...waiting, ...both])).filter(({ status }) => status === 499)).toHaveLength(64);
  expect((await ask('/echo/a')).status).toBe(200);
  await db().setting.delete({ where: { key: 'extensionKnobs' } });
  await halves.following().catchUp();
}, 90_000);

test('of an answer’s headers only those that may leave do, and no document', async () => {
  const csv = await ask('/csv');
  expect(Object.fromEntries(csv.headers)).toEqual({ 'content-type': 'text/csv', etag: '"1"', 'cache-control': 'private, no-store' });
  expect((await ask('/html')).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect((await ask('/away')).headers.get('location')).toBeNull();
  expect((await ask('/home')).headers.get('location')).toBe('/post/1');
  expect((await ask('/huge')).status).toBe(502);
});

test.each([
  ['text/plain;, text/html', 'text/plain; charset=utf-8'], ['text/csv, text/html', 'text/plain; charset=utf-8'], ['application/xml;,application/xhtml+xml', 'text/plain; charset=utf-8'], ['image/png; a="b, text/html"', 'text/plain; charset=utf-8'],
  ['image/x+xml', 'text/plain; charset=utf-8'], ['text/html', 'text/plain; charset=utf-8'], ['text/css', 'text/plain; charset=utf-8'], ['text/javascript', 'text/plain; charset=utf-8'],
  ['text/csv; header=present; charset="utf-8"', 'text/csv; header=present; charset="utf-8"'], ['text/calendar;method=REQUEST;', 'text/calendar;method=REQUEST;'], ['Image/PNG', 'Image/PNG'], ['text/xml', 'text/xml'],
])('an answer as %s leaves as %s', async (type, left) => {
  expect((await ask(`/typed?type=${encodeURIComponent(type)}`)).headers.get('content-type')).toBe(left);
});

test('what a member was answered is kept by nobody in between, and what a guest was not given to members', async () => {
  const [guest, member] = [await ask('/cached'), await ask('/cached', {}, viewer)];
  expect([guest.headers.get('cache-control'), guest.headers.get('vary')]).toEqual(['public, max-age=60, s-maxage=60', 'Cookie']);
  expect([member.headers.get('cache-control'), member.headers.get('vary')]).toEqual(['private, max-age=60', 'Cookie']);
});

test('the slug’s letters may be encoded as any others', async () => {
  const request = new Request('http://forum/ext/%68ello/api/echo/a');
  expect(await told(await answerApi({ request, slug: 'hello', viewer: null, address: '203.0.113.7' }))).toEqual([200, expect.objectContaining({ path: '/echo/a' })]);
});

test('a declared endpoint’s permission holds for all ways to write its address; the more specific endpoint decides', async () => {
  for (const path of ['/gated/7', '/g%61ted/7', '//gated//7/']) expect((await ask(path)).status).toBe(401);
  expect((await ask('/gated/7', { method: 'HEAD' })).status).toBe(401);
  expect((await ask('/gated/7', {}, viewer)).status).toBe(200);
  expect((await ask('/gated/open')).status).toBe(200);
});

test('over time is 504; a runner that is gone is 502, and the next call finds a new one', async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: { routeMs: 300 } } });
  await halves.following().catchUp();
  expect((await ask('/late')).status).toBe(504);
  await db().setting.update({ where: { key: 'extensionKnobs' }, data: { value: { backOffFirstMs: 1, crashesAllowed: 5 } } });
  await halves.following().catchUp();
  expect((await ask('/eats', { method: 'POST' })).status).toBe(502);
  expect((await ask('/eats')).status).toBe(502);
  await vi.waitFor(async () => expect((await ask('/echo/a')).status).toBe(200), { timeout: 5_000 });
});

test('quarantined is 503 with the time to wait, and its health says so', async () => {
  await db().setting.update({ where: { key: 'extensionKnobs' }, data: { value: { backOffFirstMs: 1, crashesAllowed: 1 } } });
  await halves.following().catchUp();
  await ask('/eats', { method: 'POST' });
  const response = await vi.waitFor(async () => {
    const answer = await ask('/echo/a');
    expect(answer.status).toBe(503);
    return answer;
  });
  expect(response.headers.get('retry-after')).toBe('60');
  expect(await told(await ask('/health'))).toEqual([503, { healthy: false }]);
  await db().setting.delete({ where: { key: 'extensionKnobs' } });
  await halves.following().catchUp();
});

test('60 writes and 600 reads a minute, by member or address', async () => {
  await db().rateLimit.create({ data: { key: 'extensionWrite:hello:203.0.113.7', count: 60, resetAt: new Date(Date.now() + 60_000) } });
  const refused = await post('/echo', '{}');
  expect([refused.status, Number(refused.headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
  expect((await ask('/echo/a')).status).toBe(200);
});

test('the forum describes the API by its routes and their schemas, and answers for its health', async () => {
  const [status, document] = await told(await ask('/openapi.json'));
  expect([status, document.openapi, document.info, document.servers]).toEqual([200, '3.1.0', { title: 'Hello', version: '1.0.0' }, [{ url: '/ext/hello/api' }]]);
  expect(document.paths['/gated/{id}'].get).toMatchObject({ summary: 'For members', description: 'Needs the permission `can_enter`.' });
  expect(await told(await ask('/health'))).toEqual([200, { healthy: true }]);
  expect(await told(await ask('/health', {}, await createViewer({ role: 'moderator' })))).toEqual([200, { healthy: true }]);
  expect(await told(await ask('/health', {}, await createViewer({ role: 'admin' })))).toEqual([200, expect.objectContaining({ healthy: true, timestamp: expect.any(String), components: {}, metrics: {}, runner: expect.objectContaining({ process_state: 'running' }) })]);
  expect((await ask('/health', { method: 'DELETE' })).status).toBe(404);
});

test('an extension without a server half has no API', async () => {
  await installManifest({ slug: 'browser-only' });
  invalidateActiveExtensions();
  const response = await answerApi({ request: new Request('http://forum/ext/browser-only/api/x'), slug: 'browser-only', viewer: null, address: 'x' });
  expect(await told(response)).toEqual([404, { error: 'Not Found', detail: 'This extension has no API.' }]);
});

test('unknown and switched-off extensions are not found', async () => {
  expect((await answerApi({ request: new Request('http://forum/ext/nobody/api/x'), slug: 'nobody', viewer: null, address: 'x' })).status).toBe(404);
  await db().extension.update({ where: { slug: 'hello' }, data: { enabled: false } });
  invalidateActiveExtensions();
  expect((await ask('/echo/a')).status).toBe(404);
  await db().extension.update({ where: { slug: 'hello' }, data: { enabled: true } });
  invalidateActiveExtensions();
});
