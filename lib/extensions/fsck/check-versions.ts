import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { getPool } from '@/lib/db/pool';
import { isCompiled } from '../install/compile-package';
import { RUNNING_STATUSES } from '../install/extension-row';
import { digestPackage, type PackageDigest } from '../package/digest-package';
import { listAssets } from '../registry/list-assets';
import { versionFolder } from '../registry/store-folder';
import type { CheckOptions, Problem } from './problem';

interface Row {
  slug: string;
  digest: string;
  manifest: unknown;
  /** What is recorded as served, `path sha256`. */
  assets: string[];
  compiledEntry: string | null;
  enabled: boolean;
  status: string;
  isHookLate: boolean;
}

/** One version a slug, with the bytes that were installed, compiled, and through with its install. */
export async function checkVersions({ isForumRunning = false }: CheckOptions): Promise<Problem[]> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, digest, manifest, compiled_entry AS "compiledEntry", enabled, load_status::text AS status,
       $2 AND enabled AND pending_hook IS NOT NULL AND updated_at < now() - interval '1 minute' AS "isHookLate",
       ARRAY(SELECT a.path || ' ' || a.sha256 FROM extension_assets a WHERE a.slug = e.slug AND a.digest = e.digest ORDER BY a.path COLLATE "C") AS assets
     FROM extensions e WHERE digest <> '' AND load_status::text = ANY ($1) ORDER BY slug`,
    [[...RUNNING_STATUSES, 'disabled'], isForumRunning],
  );
  return (await Promise.all(rows.map(checkOne))).flat();
}

async function checkOne(row: Row): Promise<Problem[]> {
  const { slug, enabled, status, isHookLate } = row;
  const problems: Problem[] = [];
  const add = (kind: string, message: string) => void problems.push({ kind, subject: slug, message });
  await checkFiles(row, add);
  if (status === 'disabled' && enabled) add('status_differs', `${slug} is switched on and marked as disabled. Switch it off and on.`);
  if (status === 'loaded' && !enabled) add('status_differs', `${slug} is switched off and marked as loaded. Switch it on and off.`);
  if (isHookLate) add('hook_waits', `A hook of ${slug} has been waiting for more than a minute.`);
  return problems;
}

async function checkFiles({ slug, digest, manifest, assets, compiledEntry }: Row, add: (kind: string, message: string) => void): Promise<void> {
  const folder = versionFolder({ slug, digest });
  const stored = await digestPackage(folder).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (typeof stored === 'string' || stored.digest !== digest) {
    return add('digest_differs', `The stored files of ${slug} are not those that were installed (${typeof stored === 'string' ? stored : stored.digest}). Install it again.`);
  }
  if (compiledEntry !== null && !(await isCompiled(folder, compiledEntry))) add('not_compiled', `The compiled server half of ${slug} is missing. Starting the forum again compiles it.`);
  if (!isDeepStrictEqual(assetsOf(stored), assets)) add('assets_differ', `The files that are served of ${slug} are not those of the version that runs. Install it again.`);
  const written: unknown = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8'));
  if (!isDeepStrictEqual(written, manifest)) add('manifest_differs', `The manifest that ${slug} runs with is not the one of its package. Install it again.`);
}

const assetsOf = ({ files }: PackageDigest) => listAssets(files).map((asset) => `${asset.path} ${asset.sha256}`).sort();
