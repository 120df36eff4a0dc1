import { AppError, notFound } from '@/lib/core/errors';
import { getPool } from '@/lib/db/pool';
import { findRow } from '../install/extension-row';
import { asStep } from '../install/install-failure';
import { withInstallLock } from '../install/install-lock';
import { readPackage } from '../install/read-package';
import { versionFolder } from '../registry/store-folder';
import { roleNameOf } from '../sql/names';
import { migrateExtension } from '../sql/migrations/migrate-extension';
import { ensureExtensionRole } from '../sql/roles/ensure-role';
import type { TaskWork } from './context';
import type { TaskInput } from './inputs';

type Input = Extract<TaskInput, { kind: 'migrate' }>;

/** Runs what of the installed version's migrations has not run yet: after a backup was restored, or tables were lost. */
export const runMigrate: TaskWork<Input> = async ({ progress }, { slug }) => withInstallLock({ slug }, async () => {
  const row = await findRow(slug);
  if (!row) throw notFound('That extension');
  if (row.digest === '') throw new AppError('conflict', `No version of ${slug} is installed. Install it again.`);
  const folder = versionFolder({ slug, digest: row.digest });
  const { applied } = await progress.step('switch', () => asStep('migration_failed', async () => {
    const { manifest } = await readPackage(folder);
    await forgetLostTables(slug);
    await ensureExtensionRole({ slug, canReadContent: manifest.capabilities?.includes('content:read') ?? false });
    return migrateExtension({ slug, folder, pointer: null });
  }), (result) => result.applied.join(', '));
  return { state: 'done', message: applied.length === 0 ? 'All migrations had run already.' : `Ran ${applied.join(', ')}.` };
});

/** Without its schema, nothing that the ledger says is true any more. */
async function forgetLostTables(slug: string): Promise<void> {
  await getPool().query('DELETE FROM extension_migrations WHERE slug = $1 AND NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = $2)', [slug, await roleNameOf(slug)]);
}
