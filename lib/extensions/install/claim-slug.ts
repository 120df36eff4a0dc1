import { access } from 'node:fs/promises';
import path from 'node:path';
import { getPool } from '@/lib/db/pool';
import { findRow, type ExtensionRow } from './extension-row';
import { InstallFailure, SlugTaken } from './install-failure';

export type InstallSource = 'bundled' | 'folder' | 'repository' | 'upload';

/** What is known of a package that came as a published archive. */
export interface ReleaseFacts {
  /** `github.com/owner/name`; null for an upload. */
  repository: string | null;
  /** SHA-256 of the archive, hex. */
  archiveSha256: string;
  /** Whether a store list names exactly these bytes. */
  isIndexed: boolean;
}

export interface ClaimSlugInput {
  slug: string;
  name: string;
  source: InstallSource;
  /** The folder or address it comes from; null for bundled ones. */
  origin: string | null;
  release?: ReleaseFacts | null;
  /** Takes the slug over from another folder that is still there, or from another repository: an admin agreed. */
  replaces?: boolean;
}

/**
 * The row of an extension, from the moment its manifest was read; its manifest is empty until the version runs, so that
 * nothing is delivered to it before. The caller has the install lock.
 * @throws InstallFailure manifest_invalid when the slug is installed from elsewhere
 */
export async function claimSlug({ slug, name, source, origin, release = null, replaces = false }: ClaimSlugInput): Promise<ExtensionRow> {
  // Where nothing has come to run yet there is nothing to take away from anybody.
  await getPool().query(
    `INSERT INTO extensions AS e (slug, name, version, source, origin, repository, digest, manifest, load_status, updated_at)
     VALUES ($1, $2, '', $3, $4, $5, '', '{}', 'not_loaded', now())
     ON CONFLICT (slug) DO UPDATE SET name = excluded.name, source = excluded.source, origin = excluded.origin, repository = excluded.repository, updated_at = now() WHERE e.digest = ''`,
    [slug, name, source, origin, release?.repository ?? null],
  );
  const row = await findRow(slug);
  if (!row) throw new InstallFailure('manifest_invalid', `The row of ${slug} is gone. Install it again.`);
  if (row.isBeingRemoved) throw new SlugTaken('manifest_invalid', `The extension "${slug}" is being removed. Install it when that is done.`);
  if (row.source !== source) throw new SlugTaken('manifest_invalid', `${takenFrom(row)} Give this one another slug.`);
  if (source === 'repository' && !replaces && row.repository !== (release?.repository ?? null)) throw new SlugTaken('manifest_invalid', `${takenFrom(row)} Give this one another slug.`);
  if (source === 'folder' && origin !== null && !replaces && (await isElsewhere(row, origin))) {
    throw new SlugTaken('manifest_invalid', `${takenFrom(row)} Give this one another slug, or add --replace to put it in that one’s place.`);
  }
  return row;
}

/** Whose slug it is, for a message. */
export const takenFrom = ({ slug, source, origin }: Pick<ExtensionRow, 'slug' | 'source' | 'origin'>) =>
  `The slug "${slug}" is installed from elsewhere: ${source === 'bundled' ? 'it is one of the bundled extensions.' : `from ${origin ?? source}.`}`;

/** A folder that was moved is where it is now. */
async function isElsewhere({ origin: known }: ExtensionRow, origin: string): Promise<boolean> {
  if (known === null || known === origin) return false;
  return access(path.join(known, 'manifest.json')).then(() => true, () => false);
}

/**
 * One extension keeps the attachments of an entity and kind.
 * @throws InstallFailure manifest_invalid naming who has it; the database holds the same at the switch
 */
export async function requireFreeKinds({ slug, sideData }: { slug: string; sideData: readonly { entity: string; kind: string }[] }): Promise<void> {
  if (sideData.length === 0) return;
  const { rows } = await getPool().query<{ entity: string; kind: string; slug: string }>(
    `SELECT k.entity, k.kind, k.slug FROM attachment_kinds k JOIN jsonb_to_recordset($2) AS d(entity text, kind text) USING (entity, kind) WHERE k.slug <> $1 ORDER BY 1, 2`,
    [slug, JSON.stringify(sideData)],
  );
  if (rows.length === 0) return;
  throw new InstallFailure('manifest_invalid', rows.map((row) => kindTaken(`${row.entity} attachments of kind "${row.kind}" belong to the extension "${row.slug}"`)).join('\n'));
}

const KINDS = 'attachment_kinds_pkey';

/** What the database says when another extension took a kind while this one was being prepared; null for other errors. */
export function findTakenKind(error: unknown): InstallFailure | null {
  if (!(error instanceof Error) || !('constraint' in error) || error.constraint !== KINDS) return null;
  return new InstallFailure('manifest_invalid', kindTaken(error.message), error);
}

const kindTaken = (said: string) => `side_data: ${said}. Give this one’s another kind.`;
