import { getPool } from '@/lib/db/pool';
import { isCompiled } from '../install/compile-package';
import { RUNNING_STATUSES } from '../install/extension-row';
import { digestPackage } from '../package/digest-package';
import { versionFolder } from '../registry/store-folder';
import type { Problem } from './problem';

interface Row {
  slug: string;
  digest: string;
  compiledEntry: string | null;
  enabled: boolean;
  status: string;
  isHookLate: boolean;
}

/** One running version a slug, with the bytes that were installed, compiled, and through with its install. */
export async function checkVersions(): Promise<Problem[]> {
  const { rows } = await getPool().query<Row>(
    `SELECT slug, digest, compiled_entry AS "compiledEntry", enabled, load_status::text AS status,
       enabled AND pending_hook IS NOT NULL AND updated_at < now() - interval '1 minute' AS "isHookLate"
     FROM extensions WHERE digest <> '' AND load_status::text = ANY ($1) ORDER BY slug`,
    [[...RUNNING_STATUSES, 'disabled']],
  );
  return (await Promise.all(rows.map(checkOne))).flat();
}

async function checkOne({ slug, digest, compiledEntry, enabled, status, isHookLate }: Row): Promise<Problem[]> {
  const problems: Problem[] = [];
  const add = (kind: string, message: string) => void problems.push({ kind, subject: slug, message });
  const folder = versionFolder({ slug, digest });
  const stored = await digestPackage(folder).then((packed) => packed.digest, (error: unknown) => (error instanceof Error ? error.message : String(error)));
  if (stored !== digest) add('digest_differs', `The stored files of ${slug} are not those that were installed (${stored}).`);
  else if (compiledEntry !== null && !(await isCompiled(folder, compiledEntry))) add('not_compiled', `The compiled server half of ${slug} is missing.`);
  if (status === 'disabled' && enabled) add('status_differs', `${slug} is switched on and marked as disabled.`);
  if (isHookLate) add('hook_waits', `A hook of ${slug} has been waiting for more than a minute.`);
  return problems;
}
