import { getPool } from '@/lib/db/pool';
import { getSetting } from '@/lib/settings/get-setting';

/** Bundled extensions that an admin removed: the next start leaves them alone. */
export const listRemovedBundled = (): Promise<readonly string[]> => getSetting('removedBundled');

/** In one statement: two admins may remove two at once. */
export async function rememberRemovedBundled(slug: string, isRemoved: boolean): Promise<void> {
  await getPool().query(
    `INSERT INTO settings (key, value, updated_at) VALUES ('removedBundled', CASE WHEN $2 THEN jsonb_build_array($1::text) ELSE '[]' END, now())
     ON CONFLICT (key) DO UPDATE SET updated_at = now(), value = (CASE jsonb_typeof(settings.value) WHEN 'array' THEN settings.value ELSE '[]' END - $1::text) || CASE WHEN $2 THEN jsonb_build_array($1::text) ELSE '[]' END`,
    [slug, isRemoved],
  );
}
