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
  enabled: boolean;
  version: string;
  /** Empty until a version has run for the first time. */
  digest: string;
  previousDigest: string | null;
  loadStatus: string;
  compiledEntry: string | null;
  pendingHook: PendingHook | null;
}

/** Statuses of a version that is in place: it runs as soon as the extension is switched on. */
export const RUNNING_STATUSES = ['loaded', 'install_failed', 'update_failed'] as const;

export const isInPlace = ({ digest, loadStatus }: Pick<ExtensionRow, 'digest' | 'loadStatus'>) =>
  digest !== '' && [...RUNNING_STATUSES, 'disabled'].some((status) => status === loadStatus);

type Raw = Omit<ExtensionRow, 'pendingHook'> & { pendingHook: unknown };

export async function findRow(slug: string): Promise<ExtensionRow | null> {
  const { rows } = await getPool().query<Raw>(
    `SELECT slug, source, enabled, version, digest, previous_digest AS "previousDigest", load_status::text AS "loadStatus",
       compiled_entry AS "compiledEntry", pending_hook AS "pendingHook" FROM extensions WHERE slug = $1`,
    [slug],
  );
  const [row] = rows;
  return row ? { ...row, pendingHook: pendingHookSchema.safeParse(row.pendingHook).data ?? null } : null;
}
