import { z } from 'zod';
import { getPool } from '@/lib/db/pool';

/** Step 11, still to be done for the running version. */
export const pendingHookSchema = z.object({
  hook: z.enum(['onInstall', 'onUpdate']),
  /** Version that ran before; empty at the first install. */
  from: z.string(),
  to: z.string(),
});
export type PendingHook = z.output<typeof pendingHookSchema>;

/** What an install has to know of what is installed. */
export interface ExtensionRow {
  slug: string;
  source: string;
  /** The folder or address it was installed from; null for bundled ones. */
  origin: string | null;
  /** `github.com/owner/name` of who publishes it. */
  repository: string | null;
  archiveSha256: string | null;
  isIndexed: boolean;
  pinnedVersion: string | null;
  heldVersion: string | null;
  isBeingRemoved: boolean;
  enabled: boolean;
  version: string;
  /** Empty until a version has run for the first time. */
  digest: string;
  previousDigest: string | null;
  loadStatus: string;
  loadError: string | null;
  compiledEntry: string | null;
  pendingHook: PendingHook | null;
  /** The hook that ended in install_failed or update_failed. */
  failedHook: PendingHook | null;
  /** Status that the last attempt ended with. */
  attempted: string | null;
}

/** Statuses of a version that is in place: it runs as soon as the extension is switched on. */
export const RUNNING_STATUSES = ['loaded', 'install_failed', 'update_failed'] as const;

export const isInPlace = ({ digest, loadStatus }: Pick<ExtensionRow, 'digest' | 'loadStatus'>) =>
  digest !== '' && [...RUNNING_STATUSES, 'disabled'].some((status) => status === loadStatus);

/**
 * Whether the last thing that was tried with an extension did not come off: a first install, an update, a hook.
 * @param attempted status of the last attempt; null without one
 */
export const canRetry = (loadStatus: string, attempted: string | null): boolean =>
  !['loaded', 'disabled'].includes(loadStatus) || (attempted !== null && attempted !== 'loaded');

type Raw = Omit<ExtensionRow, 'pendingHook' | 'failedHook'> & { pendingHook: unknown; failedHook: unknown };

export async function findRow(slug: string): Promise<ExtensionRow | null> {
  const { rows } = await getPool().query<Raw>(
    `SELECT slug, source, origin, repository, archive_sha256 AS "archiveSha256", is_indexed AS "isIndexed", pinned_version AS "pinnedVersion", held_version AS "heldVersion", uninstalling IS NOT NULL AS "isBeingRemoved", enabled, version, digest, previous_digest AS "previousDigest", load_status::text AS "loadStatus", load_error AS "loadError",
       compiled_entry AS "compiledEntry", pending_hook AS "pendingHook",
       CASE WHEN load_status IN ('install_failed', 'update_failed') THEN last_attempt -> 'hook' END AS "failedHook", last_attempt ->> 'status' AS attempted FROM extensions WHERE slug = $1`,
    [slug],
  );
  const [row] = rows;
  return row ? { ...row, pendingHook: readHook(row.pendingHook), failedHook: readHook(row.failedHook) } : null;
}

const readHook = (stored: unknown): PendingHook | null => pendingHookSchema.safeParse(stored).data ?? null;
