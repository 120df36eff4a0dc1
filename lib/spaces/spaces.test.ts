import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { transaction } from '@/lib/db/transaction';
import { useTestDatabase } from '@/lib/testing/database';
import { createFirstSpace } from './create-first-space';
import { getSpace } from './get-space';
import { listSpaces } from './list-spaces';

useTestDatabase();

beforeEach(() => db().space.deleteMany());

describe('getSpace', () => {
  it.each(['', 'boats ', 'BOATS', 'boat%', 'a\0b', '../boats', `boats' OR '1'='1`, 'x'.repeat(5000)])('does not find %j', async (slug) => {
    await db().space.create({ data: { slug: 'boats', name: 'Boats' } });
    await expect(getSpace(slug)).rejects.toMatchObject({ code: 'not_found', message: 'That space was not found.' });
  });

  it('finds one by its slug', async () => {
    const { id } = await db().space.create({ data: { slug: 'boats', name: 'Boats', color: '#123456', icon: 'sail', description: 'Under sail' } });
    expect(await getSpace('boats')).toEqual({ id, slug: 'boats', name: 'Boats', color: '#123456', icon: 'sail', description: 'Under sail' });
  });
});

it('listSpaces keeps the order of the sidebar', async () => {
  expect(await listSpaces()).toEqual([]);
  await db().space.createMany({ data: [{ slug: 'c', name: 'C', position: 2 }, { slug: 'a', name: 'A', position: 1 }, { slug: 'b', name: 'B', position: 1 }] });
  expect((await listSpaces()).map(({ slug }) => slug)).toEqual(['a', 'b', 'c']);
});

describe('createFirstSpace', () => {
  it('opens one where there is none, once', async () => {
    await transaction(createFirstSpace);
    await transaction(createFirstSpace);
    expect((await listSpaces()).map(({ slug, name }) => [slug, name])).toEqual([['general', 'General']]);
  });
});
