import { beforeEach, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { createUser, createViewer } from '@/lib/testing/factories';
import { installManifest } from '../testing';
import { invalidateActiveExtensions } from './active-extensions';
import { listRenderedSlots } from './list-rendered-slots';
import { REPORTERS_TO_SWITCH_OFF } from './switched-off';

useTestDatabase();

/** As installing finds it out of the definition. */
async function declare(slug: string, slots: string[]): Promise<void> {
  const declared = { callbacks: [], routes: [], slots, jobs: [], workers: [], services: [], events: [], adminMethods: [] };
  await db().extension.update({ where: { slug }, data: { declared } });
  invalidateActiveExtensions();
}

beforeEach(async () => {
  await db().extension.deleteMany();
  await installManifest({ slug: 'polls', slots: ['post_footer', 'compose_attachments'] });
  await declare('polls', ['post_footer', 'profile_sidebar']);
});

it('names slots that the manifest declares and the definition renders', async () => {
  await installManifest({ slug: 'only-browser', slots: ['post_footer'] });
  expect(await listRenderedSlots(null)).toEqual([{ slug: 'polls', name: 'post_footer' }]);
});

it('leaves out what is switched off: the extension, or the one surface that failed for too many', async () => {
  const { digest } = await db().extension.findUniqueOrThrow({ where: { slug: 'polls' } });
  for (let reporter = 0; reporter < REPORTERS_TO_SWITCH_OFF; reporter += 1) {
    const { id } = await createUser();
    await db().extensionFault.create({ data: { slug: 'polls', digest, surface: 'slot:post_footer', reporter: `user:${id}`, message: 'Error: made up' } });
  }
  invalidateActiveExtensions();
  expect(await listRenderedSlots(null)).toEqual([]);
  await db().extensionFault.deleteMany();
  await db().extension.update({ where: { slug: 'polls' }, data: { enabled: false } });
  invalidateActiveExtensions();
  expect(await listRenderedSlots(null)).toEqual([]);
});

it('offers none to an admin who has extensions hidden in this browser, and the same as ever to everybody else', async () => {
  const admin = await createViewer({ role: 'admin' });
  expect(await listRenderedSlots({ ...admin, hidesExtensions: true })).toEqual([]);
  expect(await listRenderedSlots(admin)).toHaveLength(1);
});
