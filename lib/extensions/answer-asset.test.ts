import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { answerAsset } from './answer-asset';
import { listPageBundles } from './registry/list-page-bundles';
import { installExtension, type Installation } from './testing/install';

useTestDatabase();

let installed: Installation;
let hash = '';

beforeEach(async () => {
  await db().extension.deleteMany();
  installed = await installExtension({ files: { 'priv/static/poll.js': 'void 1;', 'priv/static/img/a.svg': '<svg/>', 'priv/static/page.html': '<p>', 'secret.txt': 'secret', 'priv/static/x.xyz': '?' } });
  hash = (await db().extension.findUniqueOrThrow({ where: { slug: 'poll' } })).digest.slice(0, 16);
});

const get = (segments: string[], init: RequestInit = {}) => answerAsset({ request: new Request('http://forum.example.org/', init), slug: 'poll', segments });

test('by the hash of its version a file is immutable', async () => {
  const response = await get([hash, 'poll.js']);
  expect(response.status).toBe(200);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/javascript; charset=utf-8',
    'content-length': '7',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await response.text()).toBe('void 1;');
});

test('by its plain name it is asked for again each time', async () => {
  const response = await get(['poll.js']);
  const etag = response.headers.get('etag') ?? '';
  expect(response.headers.get('cache-control')).toBe('public, no-cache');
  const again = await get(['poll.js'], { headers: { 'If-None-Match': `"other", W/${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  expect((await get(['poll.js'], { headers: { 'If-None-Match': '"other"' } })).status).toBe(200);
});

test('HEAD answers the same without the body', async () => {
  const response = await get([hash, 'poll.js'], { method: 'HEAD' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([200, '7', '']);
});

test.each([[['img', 'a.svg'], 'image/svg+xml', 'a.svg'], [['page.html'], 'text/html; charset=utf-8', 'page.html'], [['x.xyz'], 'application/octet-stream', 'x.xyz']])('%s is a download', async (segments, type, name) => {
  const response = await get(segments);
  expect(response.headers.get('content-type')).toBe(type);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${name}"`);
});

test.each([
  ['unknown', ['nothing.js']],
  ['outside priv/static', ['..', '..', 'secret.txt']],
  ['outside, in one part', ['../../secret.txt']],
  ['encoded once more', ['%2e%2e%2fsecret.txt']],
  ['absolute', ['/etc/passwd']],
  ['absolute, in parts', ['', 'etc', 'passwd']],
  ['backslashes', ['..\\..\\secret.txt']],
  ['the manifest', ['manifest.json']],
  ['a folder', ['img']],
  ['a NUL', ['poll.js\0.png']],
  ['another hash', ['0123456789abcdef', 'poll.js']],
  ['only a hash', ['0123456789abcdef']],
  ['a wildcard', ['%']],
])('not served: %s', async (_what, segments) => {
  expect((await get(segments)).status).toBe(404);
  expect((await get([hash, ...segments])).status).toBe(404);
});

test('the version before is served by its hash, the one before that is not', async () => {
  const file = path.join(installed.extensionsDir, 'poll/priv/static/poll.js');
  await writeFile(file, 'void 2;');
  await installed.register();
  expect(await (await get([hash, 'poll.js'])).text()).toBe('void 1;');
  expect(await (await get(['poll.js'])).text()).toBe('void 2;');
  await writeFile(file, 'void 3;');
  await installed.register();
  expect((await get([hash, 'poll.js'])).status).toBe(404);
});

test('nothing of an extension that is switched off', async () => {
  await db().extension.update({ where: { slug: 'poll' }, data: { enabled: false } });
  expect((await get([hash, 'poll.js'])).status).toBe(404);
});

test('a file that was changed on disk is not handed out', async () => {
  const { digest } = await db().extension.findUniqueOrThrow({ where: { slug: 'poll' } });
  await writeFile(path.join(installed.dataDir, 'extensions/poll', digest, 'priv/static/poll.js'), 'evil()');
  expect((await get([hash, 'poll.js'])).status).toBe(503);
});

test('the integrity that pages carry is the one of what is served', async () => {
  const [bundle] = await listPageBundles({ page: { kind: 'post', path: '/post/1' }, viewer: null });
  const served = await get(bundle?.src.split('/').slice(4) ?? []);
  const bytes = new Uint8Array(await served.arrayBuffer());
  expect(bundle?.integrity).toBe(`sha384-${createHash('sha384').update(bytes).digest('base64')}`);
  expect(bundle?.bytes).toBe(bytes.byteLength);
});
