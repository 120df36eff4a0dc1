import { z } from 'zod';
import { getPool } from '@/lib/db/pool';
import type { Release } from '../sources/find-release';

export const latestSchema = z.object({ version: z.string(), tag: z.string(), publishedAt: z.string().nullable(), notes: z.string() });
/** The newest release that was seen of an installed extension. */
export type LatestRelease = z.output<typeof latestSchema>;

/** Remembers the newest release of an extension, and when it was asked for. */
export async function saveLatest(slug: string, { version, tag, publishedAt, notes, etag }: Release): Promise<void> {
  await getPool().query(
    'UPDATE extensions SET latest = $2, check_etag = $3, check_error = NULL, checked_at = now(), updated_at = CASE WHEN latest IS NOT DISTINCT FROM $2::jsonb THEN updated_at ELSE now() END WHERE slug = $1',
    [slug, JSON.stringify({ version, tag, publishedAt, notes }), etag],
  );
}
