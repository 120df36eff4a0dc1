import { getPool } from '@/lib/db/pool';
import { findRow, type ExtensionRow } from './extension-row';
import { InstallFailure } from './install-failure';

export type InstallSource = 'bundled' | 'folder';

export interface ClaimSlugInput {
  slug: string;
  name: string;
  source: InstallSource;
}

/**
 * The row of an extension, from the moment its manifest was read; its manifest is empty until the version runs, so that
 * nothing is delivered to it before.
 * @throws InstallFailure manifest_invalid when the slug is installed from elsewhere
 */
export async function claimSlug({ slug, name, source }: ClaimSlugInput): Promise<ExtensionRow> {
  await getPool().query(
    `INSERT INTO extensions (slug, name, version, source, digest, manifest, load_status, updated_at)
     VALUES ($1, $2, '', $3, '', '{}', 'not_loaded', now()) ON CONFLICT (slug) DO NOTHING`,
    [slug, name, source],
  );
  const row = await findRow(slug);
  if (!row || row.source !== source) throw new InstallFailure('manifest_invalid', `slug ${JSON.stringify(slug)} is installed from elsewhere`);
  return row;
}

/**
 * One extension keeps the attachments of an entity and kind.
 * @throws InstallFailure manifest_invalid naming who has it; the database holds the same at the switch
 */
export async function requireFreeKinds({ slug, sideData }: { slug: string; sideData: readonly { entity: string; kind: string }[] }): Promise<void> {
  if (sideData.length === 0) return;
  const { rows } = await getPool().query<{ entity: string; kind: string; slug: string }>(
    `SELECT k.entity, k.kind, k.slug FROM attachment_kinds k JOIN jsonb_to_recordset($2) AS d(entity text, kind text) USING (entity, kind) WHERE k.slug <> $1`,
    [slug, JSON.stringify(sideData)],
  );
  if (rows.length === 0) return;
  throw new InstallFailure('manifest_invalid', rows.map((row) => `side_data: ${row.entity} attachments of kind "${row.kind}" belong to the extension "${row.slug}"`).join('\n'));
}
