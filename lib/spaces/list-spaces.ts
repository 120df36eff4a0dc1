import { getPool } from '@/lib/db/pool';
import type { SpaceSummary } from './types';

/** All spaces in the order of the sidebar. */
export async function listSpaces(): Promise<SpaceSummary[]> {
  const { rows } = await getPool().query<SpaceSummary>({
    name: 'list-spaces',
    text: 'SELECT id, slug, name, color, icon, description FROM spaces ORDER BY position, id LIMIT 200',
  });
  return rows;
}
