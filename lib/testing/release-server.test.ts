import { gunzipSync } from 'node:zlib';
import { extract } from 'tar-stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { misbehaviours, startReleaseServer, type ReleaseServer } from './release-server';

let server: ReleaseServer;

beforeEach(async () => {
  server = await startReleaseServer();
});

afterEach(() => server.stop());

const polls = { owner: 'Acme', repo: 'polls', version: '1.0.0', files: { 'manifest.json': '{"slug":"polls"}', 'server/index.ts': 'export {}' } };
const get = (path: string, headers: Record<string, string> = {}) => fetch(path.startsWith('http') ? path : `${server.url}${path}`, { headers });
const json = async (path: string) => (await get(path)).json();

async function unpack(archive: ArrayBuffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const tar = extract();
  tar.end(gunzipSync(archive));
  for await (const entry of tar) {
    let text = '';
    for await (const chunk of entry) text += String(chunk);
    files[entry.header.name] = text;
  }
  return files;
}

test('the latest release is the last one that is neither a draft nor a pre-release; tags find any but drafts', async () => {
  await server.publish(polls);
  await server.publish({ ...polls, version: '1.1.0', notes: 'New.' });
  await server.publish({ ...polls, version: '2.0.0', isPrerelease: true });
  await server.publish({ ...polls, version: '3.0.0', isDraft: true });
  expect(await json('/repos/acme/POLLS/releases/latest')).toMatchObject({ tag_name: 'v1.1.0', body: 'New.', draft: false, prerelease: false });
  expect(await json('/repos/acme/polls/releases/tags/v2.0.0')).toMatchObject({ tag_name: 'v2.0.0', prerelease: true });
  expect((await get('/repos/acme/polls/releases/tags/v3.0.0')).status).toBe(404);
  expect(await json('/api/v3/repos/acme/polls')).toMatchObject({ full_name: 'Acme/polls' });
  expect((await get('/repos/acme/none')).status).toBe(404);
  expect((await get('/repos/%/none')).status).toBe(400);
});

test('an asset is downloaded through a redirect, by its page and through the API', async () => {
  await server.publish(polls);
  const { assets: [asset] } = await json('/repos/acme/polls/releases/latest');
  expect(asset).toMatchObject({ name: 'polls-1.0.0.tgz', state: 'uploaded' });
  const answers = [await get(asset.browser_download_url), await get(asset.url, { accept: 'application/octet-stream' })];
  for (const answer of answers) {
    expect([answer.redirected, answer.headers.get('content-length')]).toEqual([true, String(asset.size)]);
    expect(await unpack(await answer.arrayBuffer())).toEqual(polls.files);
  }
  expect(await json(asset.url)).toMatchObject({ id: asset.id });
});

test('a tarball comes without a length, its files in one folder behind GitHub’s header', async () => {
  await server.publish({ ...polls, asset: false });
  const release = await json('/repos/acme/polls/releases/latest');
  expect(release.assets).toEqual([]);
  const answer = await get(release.tarball_url);
  expect([answer.redirected, answer.headers.get('content-length')]).toEqual([true, null]);
  const files = await unpack(await answer.arrayBuffer());
  const [folder = ''] = Object.keys(files);
  expect(folder).toMatch(/^Acme-polls-[0-9a-f]{7}\/$/);
  expect(files).toEqual({ [folder]: '', [`${folder}manifest.json`]: '{"slug":"polls"}', [`${folder}server/index.ts`]: 'export {}' });
});

test('raw manifests: of the release, and whatever is set', async () => {
  await server.publish(polls);
  expect(await json('/acme/polls/main/manifest.json')).toEqual({ slug: 'polls' });
  expect(await json('/acme/polls/v1.0.0/manifest.json')).toEqual({ slug: 'polls' });
  expect(await json(server.setManifest({ owner: 'acme', repo: 'polls', manifest: { slug: 'other' } }))).toEqual({ slug: 'other' });
  expect(await json(server.registry([]))).toEqual([]);
});

test('the same again is answered 304', async () => {
  await server.publish(polls);
  const etag = (await get('/repos/acme/polls/releases/latest')).headers.get('etag') ?? '';
  expect((await get('/repos/acme/polls/releases/latest', { 'if-none-match': etag })).status).toBe(304);
  await server.publish({ ...polls, version: '1.1.0' });
  expect((await get('/repos/acme/polls/releases/latest', { 'if-none-match': etag })).status).toBe(200);
});

test('a repository that was moved redirects', async () => {
  await server.publish(polls);
  server.move({ owner: 'acme', repo: 'polls' }, { owner: 'mallory', repo: 'polls' });
  const answer = await get('/repos/acme/polls/releases/latest');
  expect([answer.redirected, (await answer.json()).html_url]).toEqual([true, `${server.url}/mallory/polls/releases/tag/v1.0.0`]);
});

test('a path misbehaves as often as it is told to, and is counted', async () => {
  await server.publish(polls);
  const path = '/repos/acme/polls/releases/latest';
  server.behave(path, misbehaviours.error(502), 1);
  server.behave(path, misbehaviours.rateLimited(new Date(1_800_000_000_000)), 1);
  expect([(await get(path)).status, (await get(path)).headers.get('x-ratelimit-reset'), (await get(path)).status]).toEqual([502, '1800000000', 200]);
  server.behave(path, { does: 'cut', afterBytes: 5 });
  await expect(get(path).then((answer) => answer.text())).rejects.toThrow('terminated');
  server.behaveAgain();
  expect((await get(path)).status).toBe(200);
  expect(server.count(path)).toBe(5);
});
