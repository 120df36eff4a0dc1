import { getPool } from '@/lib/db/pool';
import { InstallFailure } from './install-failure';

/**
 * A published version never changes: one that came with other files before is refused, whoever exchanged them.
 * @throws InstallFailure download_failed naming both contents
 */
export async function requireSameContent({ slug, version, digest }: { slug: string; version: string; digest: string }): Promise<void> {
  const { rows } = await getPool().query<{ digest: string }>('SELECT digest FROM extension_releases WHERE slug = $1 AND version = $2 AND digest <> $3', [slug, version, digest]);
  const [known] = rows;
  if (!known) return;
  throw new InstallFailure(
    'download_failed',
    `Version ${version} of ${slug} was published with other content before: its files were ${known.digest.slice(0, 16)}, now they are ${digest.slice(0, 16)}. A version that is out does not change; whoever publishes it gives the new content a new version.`,
  );
}
