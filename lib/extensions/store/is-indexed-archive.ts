import { getPool } from '@/lib/db/pool';

/** Whether a store list that this forum reads names exactly these bytes for this extension. */
export async function isIndexedArchive({ slug, sha256 }: { slug: string; sha256: string }): Promise<boolean> {
  const { rowCount } = await getPool().query(
    'SELECT FROM extension_registries WHERE entries @> $1 LIMIT 1',
    [JSON.stringify([{ slug, sha256 }])],
  );
  return (rowCount ?? 0) > 0;
}
