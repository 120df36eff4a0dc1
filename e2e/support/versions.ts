import { createHash } from 'node:crypto';
import { sql } from './site';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

/** Newer than what insertExtension installs. */
export const LATEST = { version: '1.3.0', tag: 'v1.3.0', publishedAt: '2026-03-12T14:00:00.000Z', notes: '## New\n\n- Berths can be **shared**' };

export interface InsertExtensionInput {
  slug: string;
  source?: 'repository' | 'upload' | 'folder';
  latest?: typeof LATEST | null;
}

/** An extension at 1.2.0 that nothing of runs, since it is switched off: for pages of its versions. */
export async function insertExtension({ slug, source = 'repository', latest = LATEST }: InsertExtensionInput): Promise<void> {
  const manifest = { manifest_version: 2, name: 'Harbour guide', slug, version: '1.2.0', module: 'Guide', description: 'Shows tides and berths beside posts.' };
  const origin = source === 'repository' ? `https://github.com/quay/${slug}` : `${slug}-1.2.0.tgz`;
  await sql(
    `INSERT INTO extensions (slug, name, version, source, origin, repository, archive_sha256, digest, previous_digest, manifest, enabled, load_status, latest, checked_at, updated_at)
     VALUES ($1, 'Harbour guide', '1.2.0', $2, $3, $4, $5, $6, $7, $8, false, 'disabled', $9, now() - interval '3 hours', now())`,
    [slug, source, origin, source === 'repository' ? `github.com/quay/${slug}` : null, source === 'folder' ? null : digestOf('archive'), digestOf(slug), source === 'folder' ? null : digestOf(`${slug} before`), JSON.stringify(manifest), latest && JSON.stringify(latest)],
  );
}

/** What nothing of may stay in lists that other tests look at. */
export async function forgetExtension(slug: string): Promise<void> {
  await sql('DELETE FROM extensions WHERE slug = $1', [slug]);
  await sql('DELETE FROM extension_tasks WHERE slug = $1', [slug]);
  await sql('DELETE FROM extension_kept_data WHERE slug = $1', [slug]);
  await sql('DELETE FROM extension_settings WHERE slug = $1', [slug]);
}
