import { afterEach, beforeEach, expect, test } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { withSafeMode } from '@/lib/auth/safe-mode-cookie';
import { createViewer } from '@/lib/testing/factories';
import { listComposerButtons } from './registry/list-composer-buttons';
import { manifestOf } from './testing/write-package';
import { listOpenPageBundles } from './list-open-page-bundles';
import { invalidateActiveExtensions } from './registry/active-extensions';
import { installExtension } from './testing/install';

useTestDatabase();

beforeEach(async () => {
  await db().extension.deleteMany();
  await installExtension();
});
afterEach(() => {
  delete process.env.NEXUS_SAFE_MODE;
});

test.each([[undefined], ['post/1'], ['//evil.example.org/'], ['https://evil.example.org/'], [['/post/1']], [`/${'x'.repeat(2000)}`]])('%j is no page', async (page) => {
  await expect(listOpenPageBundles(null, { page })).rejects.toMatchObject({ code: 'invalid_input' });
});

test('a page with a declared surface gets the bundle, with what it declares', async () => {
  const bundles = await listOpenPageBundles(null, { page: '/post/12?reply=3' });
  expect(bundles).toMatchObject([{
    slug: 'poll', name: 'Poll', version: '1.0.0', bytes: 8, switchedOff: [], undeclaredAllowed: ['explore'],
    declared: [{ kind: 'slot', key: 'post_footer', attributes: {} }],
    src: expect.stringMatching(/^\/ext\/poll\/assets\/[0-9a-f]{16}\/poll\.js$/),
    integrity: expect.stringMatching(/^sha384-/),
  }]);
});

test('a page without one gets none', async () => {
  expect(await listOpenPageBundles(null, { page: '/' })).toEqual([]);
});

test('safe mode loads nothing', async () => {
  process.env.NEXUS_SAFE_MODE = '1';
  expect(await listOpenPageBundles(null, { page: '/post/12' })).toEqual([]);
});

test.each([
  ['guest', 1],
  ['member', 1],
  ['moderator', 1],
  ['admin', 0],
] as const)('a browser with the cookie of safe mode: what a %s sees of extensions (%i)', async (role, count) => {
  await installExtension({ manifest: manifestOf({ toolbar_buttons: [{ id: 'add', icon: 'fa-plus', tip: 'Add' }] }) });
  const viewer = withSafeMode(role === 'guest' ? null : await createViewer({ role }), '1');
  expect(await listOpenPageBundles(viewer, { page: '/post/12' })).toHaveLength(count);
  expect(await listComposerButtons({ path: '/post/12', viewer, context: 'reply' })).toHaveLength(count);
});

test('a change in the database is seen after the next hint', async () => {
  await listOpenPageBundles(null, { page: '/post/12' });
  await db().extension.update({ where: { slug: 'poll' }, data: { enabled: false } });
  invalidateActiveExtensions();
  expect(await listOpenPageBundles(null, { page: '/post/12' })).toEqual([]);
});

test('a stored manifest that is no longer valid leaves that extension out', async () => {
  await db().extension.update({ where: { slug: 'poll' }, data: { manifest: { slug: 'poll' }, digest: 'f'.repeat(64) } });
  invalidateActiveExtensions();
  expect(await listOpenPageBundles(null, { page: '/post/12' })).toEqual([]);
});
