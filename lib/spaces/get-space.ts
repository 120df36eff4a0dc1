import { parseName } from '@/lib/core/address-name';
import { notFound } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import type { SpaceSummary } from './types';

export async function getSpace(slug: string): Promise<SpaceSummary> {
  const { rows } = await getPool().query<SpaceSummary>({
    name: 'get-space',
    text: 'SELECT id, slug, name, color, icon, description FROM spaces WHERE slug = $1',
    values: [parseName(slug)],
  });
  const space = rows[0];
  if (!space) throw notFound('That space');
  return space;
}
