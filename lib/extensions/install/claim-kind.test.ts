import { beforeEach, expect, it } from 'vitest';
import { findKindOwner } from '@/lib/attachments/find-kind-owner';
import { db } from '@/lib/db/client';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../host-api/answer-host';
import { useServerHalves, writeFiles } from './testing';

useTestDatabase();
const halves = useServerHalves(answerHost);

const keeper = async (slug: string) => writeFiles({
  'manifest.json': JSON.stringify({ manifest_version: 2, name: slug, slug, version: '1.0.0', module: 'Keeper', side_data: [{ entity: 'post', kind: 'map' }] }),
  'server/index.ts': `import { defineExtension } from '@nexus/sdk'; export const Keeper = defineExtension({ persistAttachment: async () => undefined });`,
});

beforeEach(async () => void (await db().extension.deleteMany()));

it('of two extensions that claim one kind of attachment the second is refused, naming the first', async () => {
  await halves.install(await keeper('maps'));
  await expect(halves.install(await keeper('atlas'))).rejects.toThrow('side_data: post attachments of kind "map" belong to the extension "maps"');
  expect(await findKindOwner({ entity: 'post', kind: 'map' })).toMatchObject({ slug: 'maps' });
});

it('of two that arrive at once one is refused', async () => {
  const outcomes = await Promise.allSettled([await keeper('maps'), await keeper('atlas')].map((folder) => halves.install(folder, { waitMs: 60_000 })));
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const refused = outcomes.find((outcome) => outcome.status === 'rejected');
  expect(String(refused?.reason)).toMatch(/post attachments of kind "map" belong to the extension "(maps|atlas)"/);
});
