import { readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { manifestOf, temporaryFolder, writePackage } from '../testing/write-package';
import { registerBundledExtensions } from './register-bundled';

useTestDatabase();

let extensionsDir = '';
let dataDir = '';
const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const register = () => registerBundledExtensions({ extensionsDir, dataDir, log });
const row = (slug: string) => db().extension.findUniqueOrThrow({ where: { slug } });

beforeEach(async () => {
  await db().extension.deleteMany();
  extensionsDir = await temporaryFolder();
  dataDir = await temporaryFolder();
});

test('a good extension is loaded, copied by its digest, and its assets are recorded', async () => {
  await writePackage({ extensionsDir, files: { 'priv/static/poll.js': '1', 'priv/static/img/logo.svg': '<svg/>', 'browser/index.ts': '' } });
  expect(await register()).toMatchObject([{ slug: 'poll', status: 'loaded', version: '1.0.0' }]);
  const { enabled, loadStatus, loadError, digest, source } = await row('poll');
  expect({ enabled, loadStatus, loadError, source }).toEqual({ enabled: true, loadStatus: 'loaded', loadError: null, source: 'bundled' });
  expect(await readdir(path.join(dataDir, 'extensions/poll', digest))).toContain('manifest.json');
  const assets = await db().extensionAsset.findMany({ orderBy: { path: 'asc' }, select: { path: true, type: true, bytes: true } });
  expect(assets).toEqual([
    { path: 'img/logo.svg', type: 'image/svg+xml', bytes: 6 },
    { path: 'poll.js', type: 'text/javascript; charset=utf-8', bytes: 1 },
  ]);
});

test.each([
  ['no JSON', '{ "name": ', 'manifest.json is not valid JSON: '],
  ['another version', JSON.stringify(manifestOf({ manifest_version: 3 })), 'manifest_version must be 2 (got: 3)'],
  ['capitals in the slug', JSON.stringify(manifestOf({ slug: 'My-Poll' })), 'slug "My-Poll" must contain only lowercase letters, digits and hyphens'],
  ['an unknown field', JSON.stringify(manifestOf({ colour: 'red' })), '"colour" is not a known field'],
  ['an unknown hook', JSON.stringify(manifestOf({ hooks: ['post_exploded'] })), 'hooks[0] "post_exploded" is not a known event. Known events: post_created, '],
  ['.. in the bundle', JSON.stringify(manifestOf({ js_bundle: '../poll.js' })), 'js_bundle must not contain ".." (got: ../poll.js)'],
  ['/ext/ in a route', JSON.stringify(manifestOf({ routes: [{ path: '/ext/poll' }] })), 'routes[0].path must not include /ext/ — it is prefixed automatically (got: /ext/poll)'],
])('%s: the row says what is wrong', async (_fault, manifest, message) => {
  await writePackage({ extensionsDir, folder: 'broken', manifest });
  await register();
  const { loadStatus, loadError } = await row('broken');
  expect(loadStatus).toBe('manifest_invalid');
  expect(loadError).toContain(message);
});

test('all faults are told at once, and the others go on', async () => {
  const faults = { manifest_version: 1, slug: 'A B', hooks: ['x'], js_bundle: '../a.js', routes: [{ path: '/ext/x' }], colour: 'red' };
  await writePackage({ extensionsDir, folder: 'broken', manifest: manifestOf(faults) });
  await writePackage({ extensionsDir });
  await register();
  expect((await row('broken')).loadError?.split('\n').length).toBeGreaterThanOrEqual(6);
  expect((await row('poll')).loadStatus).toBe('loaded');
});

test('a bundle that is declared and missing', async () => {
  await writePackage({ extensionsDir, files: {} });
  await register();
  expect(await row('poll')).toMatchObject({ loadStatus: 'compile_failed', loadError: 'js_bundle: priv/static/poll.js does not exist' });
});

test('of two folders with one slug the first has it', async () => {
  await writePackage({ extensionsDir, folder: 'a-poll' });
  await writePackage({ extensionsDir, folder: 'b-poll' });
  await register();
  expect((await row('poll')).loadStatus).toBe('loaded');
  expect(await row('b-poll')).toMatchObject({ loadStatus: 'manifest_invalid', loadError: 'slug "poll" is taken by another folder of extensions/' });
});

test('what the admin chose stays, through a change of the package too', async () => {
  const folder = await writePackage({ extensionsDir });
  await register();
  await db().extension.update({ where: { slug: 'poll' }, data: { enabled: false, loadStatus: 'disabled' } });
  await writeFile(path.join(folder, 'priv/static/poll.js'), 'other');
  await register();
  expect(await row('poll')).toMatchObject({ enabled: false, loadStatus: 'disabled' });
});

test('a changed package is another version: the one before keeps its assets, older ones go', async () => {
  const folder = await writePackage({ extensionsDir });
  const digests: string[] = [];
  for (const content of ['one', 'two', 'three']) {
    await writeFile(path.join(folder, 'priv/static/poll.js'), content);
    await register();
    digests.push((await row('poll')).digest);
  }
  const served = await db().extensionAsset.findMany({ select: { digest: true } });
  expect(new Set(served.map((asset) => asset.digest))).toEqual(new Set(digests.slice(1)));
});

test('a folder that is gone leaves its row, and comes back', async () => {
  const folder = await writePackage({ extensionsDir });
  await register();
  await rm(folder, { recursive: true });
  await register();
  expect(await row('poll')).toMatchObject({ enabled: true, loadStatus: 'not_loaded', loadError: 'Its folder is gone from extensions/.' });
  await writePackage({ extensionsDir });
  await register();
  expect(await row('poll')).toMatchObject({ loadStatus: 'loaded', loadError: null });
});

test('a slug that was installed from elsewhere is left alone', async () => {
  await db().extension.create({ data: { slug: 'poll', name: 'Theirs', version: '9.0.0', digest: 'x', manifest: {}, source: 'repository', loadStatus: 'loaded' } });
  await writePackage({ extensionsDir });
  expect(await register()).toMatchObject([{ slug: 'poll', status: 'manifest_invalid', error: 'The slug "poll" is installed from elsewhere: from repository. Give this one another slug.' }]);
  expect(await row('poll')).toMatchObject({ name: 'Theirs', loadStatus: 'loaded' });
});

test('two servers that start at once agree', async () => {
  await writePackage({ extensionsDir });
  await Promise.all([register(), register(), register()]);
  expect(await db().extension.count()).toBe(1);
  expect(await db().extensionAsset.count()).toBe(1);
  expect((await row('poll')).loadStatus).toBe('loaded');
});

test('no folder of extensions is no fault', async () => {
  extensionsDir = path.join(extensionsDir, 'missing');
  expect(await register()).toEqual([]);
});
