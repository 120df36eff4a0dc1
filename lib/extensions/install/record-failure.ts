import { clock } from '@/lib/core/clock';
import { tryAgain } from '@/lib/core/try-again';
import { getPool } from '@/lib/db/pool';
import { RUNNING_STATUSES } from './extension-row';
import type { FailureStatus } from './install-failure';

export interface RecordFailureInput {
  slug: string;
  source: string;
  /** Where it comes from: what Retry asks again. */
  origin?: string | null;
  /** Shown until there is a version. */
  name?: string;
  status: FailureStatus;
  message: string;
  /** Empty where the manifest could not be read. */
  version: string;
}

const MAX_MESSAGE = 10_000;

/** Says why a version does not run; not in the row of an extension that is installed from elsewhere. The status stays that of the version that runs, where one does. */
export async function recordFailure({ slug, source, origin = null, name = slug, status, message, version }: RecordFailureInput): Promise<void> {
  // PostgreSQL's text cannot hold a NUL, and a message may quote the package.
  const text = message.replaceAll('\0', '�').slice(0, MAX_MESSAGE);
  const attempt = JSON.stringify({ version, status, message: text, at: clock.now().toISOString() });
  await tryAgain(() => getPool().query(
    `INSERT INTO extensions AS e (slug, name, version, source, origin, digest, manifest, load_status, load_error, last_attempt, updated_at)
     VALUES ($1, $8, '', $2, $7, '', '{}', $3::"LoadStatus", $4, $5, now())
     ON CONFLICT (slug) DO UPDATE SET updated_at = now(), origin = CASE WHEN e.digest = '' THEN excluded.origin ELSE e.origin END,
       last_attempt = excluded.last_attempt || CASE WHEN e.last_attempt ? 'hook' THEN jsonb_build_object('hook', e.last_attempt -> 'hook') ELSE '{}' END,
       load_status = CASE WHEN e.digest <> '' AND e.load_status::text = ANY ($6) THEN e.load_status ELSE excluded.load_status END,
       load_error = CASE WHEN e.digest <> '' AND e.load_status::text = ANY ($6) THEN e.load_error ELSE excluded.load_error END
     WHERE e.source = $2 AND (e.digest = '' OR $2 <> 'repository' OR e.origin = $7)`,
    [slug, source, status, text, attempt, [...RUNNING_STATUSES, 'disabled'], origin, name],
  ));
}
