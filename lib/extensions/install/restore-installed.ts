import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { digestPackage } from '../package/digest-package';
import { versionFolder } from '../registry/store-folder';
import { compilePackage } from './compile-package';
import { RUNNING_STATUSES } from './extension-row';

interface Row {
  slug: string;
  source: string;
  digest: string;
  compiledEntry: string | null;
}

/**
 * At each start, after the bundled ones: checks the stored bytes of every extension that came from elsewhere, and compiles
 * what was compiled with another SDK. One that cannot be restored is marked and left out.
 */
export async function restoreInstalled(): Promise<void> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, source, digest, compiled_entry AS "compiledEntry" FROM extensions
     WHERE digest <> '' AND (load_status::text = ANY ($1) OR (load_status = 'not_loaded' AND source <> 'bundled')) ORDER BY slug`,
    [[...RUNNING_STATUSES, 'disabled']],
  );
  for (const row of rows) {
    try {
      await restore(row);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      log.warn({ extension: row.slug, reason }, 'extension not loaded');
      await getPool().query(`UPDATE extensions SET load_status = 'not_loaded', load_error = $2, updated_at = now() WHERE slug = $1`, [row.slug, reason.replaceAll('\0', '�')]);
    }
  }
}

async function restore({ slug, source, digest, compiledEntry }: Row): Promise<void> {
  const folder = versionFolder({ slug, digest });
  if (source !== 'bundled' && (await digestPackage(folder)).digest !== digest) throw new Error('Its stored files are not those that were installed. Install it again.');
  const entry = compiledEntry === null ? null : await compilePackage({ versionFolder: folder });
  await getPool().query(
    `UPDATE extensions SET compiled_entry = $3, updated_at = now(),
       load_error = CASE WHEN load_status = 'not_loaded' THEN NULL ELSE load_error END,
       load_status = CASE WHEN load_status <> 'not_loaded' THEN load_status WHEN enabled THEN 'loaded'::"LoadStatus" ELSE 'disabled'::"LoadStatus" END
     WHERE slug = $1 AND digest = $2 AND (compiled_entry IS DISTINCT FROM $3 OR load_status = 'not_loaded')`,
    [slug, digest, entry],
  );
}
