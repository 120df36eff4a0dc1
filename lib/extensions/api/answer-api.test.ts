import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { answerApi } from './answer-api';

useTestDatabase();
const halves = useServerHalves(answerHost);

const SERVER = `
  import { defineExtension, HttpError, reply } from '@nexus/sdk';
  const eat = () => { for (const all = []; ; ) all.push(new Array(100_000).fill(1)); };
  export const Hello = defineExtension({
    routes(router, nexus) {
      router.get('/echo/:part', {}, (req) => ({ method: req.method, path: req.path, params: req.params, query: req.query, headers: req.headers, user: req.user }));
      router.post('/echo', {}, (req) => ({ body: req.body }));
      router.get('/teapot', {}, () => { throw new HttpError(418, 'short and stout'); });
      router.get('/throws', {}, () => { throw new Error('on purpose'); });
      router.get('/eats', {}, eat);
      router.post('/eats', {}, eat);
      router.get('/late', {}, () => new Promise(() => undefined));
      router.get('/huge', {}, () => 'x'.repeat(2_000_000));
      router.get('/csv', {}, () => reply(200, 'a,b', { 'content-type': 'text/csv', 'set-cookie': 'a=b', 'content-security-policy': 'none', etag: '"1"' }));
      router.get('/html', {}, () => reply(200, '<script>x()</script>', { 'content-type': 'text/html' }));
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
  await halves.install(await writeFiles(helloFiles({ permissions: [{ key: 'can_enter', label: 'Enter', default: 'member' }], api_endpoints: ENDPOINTS }, { 'server/index.ts': SERVER })));
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

test('of an answer’s headers only those that may leave do, and no document', async () => {
  const csv = await ask('/csv');
  expect(Object.fromEntries(csv.headers)).toEqual({ 'content-type': 'text/csv', etag: '"1"', 'cache-control': 'private, no-store' });
  expect((await ask('/html')).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect((await ask('/away')).headers.get('location')).toBeNull();
  expect((await ask('/home')).headers.get('location')).toBe('/post/1');
  expect((await ask('/huge')).status).toBe(502);
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

test('unknown and switched-off extensions are not found', async () => {
  expect((await answerApi({ request: new Request('http://forum/ext/nobody/api/x'), slug: 'nobody', viewer: null, address: 'x' })).status).toBe(404);
  await db().extension.update({ where: { slug: 'hello' }, data: { enabled: false } });
  invalidateActiveExtensions();
  expect((await ask('/echo/a')).status).toBe(404);
  await db().extension.update({ where: { slug: 'hello' }, data: { enabled: true } });
  invalidateActiveExtensions();
});
