import { isAppError } from '@/lib/core/errors';
import { tryAgain } from '@/lib/core/try-again';
import { getPool } from '@/lib/db/pool';
import { forgetVersions } from './forget-versions';
import { forgetUnusedLocks, NOTICE_MS, withInstallLock } from './install-lock';
import { listUnowned } from './list-unowned';

const CUT_OFF = 'Its install was cut off before it was done; nothing of it runs. Install it again.';

/**
 * Removes what installs left that were killed: staged and unneeded versions, what a migration would have committed. An
 * install that goes on holds its lock and is left alone.
 */
export async function clearInterrupted(store: string): Promise<void> {
  const { rows } = await getPool().query<{ slug: string }>(
    `SELECT slug FROM extension_pending_installs UNION SELECT slug FROM extensions WHERE digest = '' AND load_status = 'not_loaded' AND load_error IS NULL`,
  );
  const slugs = new Set([...rows, ...(await listUnowned(store))].map(({ slug }) => slug));
  for (const slug of slugs) {
    await withInstallLock({ slug, waitMs: NOTICE_MS }, () => clear({ slug, store })).catch((error: unknown) => {
      if (!isAppError(error) || error.code !== 'conflict') throw error;
    });
  }
  await forgetUnusedLocks();
}

async function clear({ slug, store }: { slug: string; store: string }): Promise<void> {
  await getPool().query('DELETE FROM extension_pending_installs WHERE slug = $1', [slug]);
  await sayCutOff(slug);
  await forgetVersions({ slug, store });
}

/** Says in the row of an extension that never came to run that nobody is at it any more. */
export async function sayCutOff(slug: string): Promise<void> {
  await tryAgain(() => getPool().query(
    `UPDATE extensions SET load_error = $2, updated_at = now() WHERE slug = $1 AND digest = '' AND load_status = 'not_loaded' AND load_error IS NULL`,
    [slug, CUT_OFF],
  ));
}
