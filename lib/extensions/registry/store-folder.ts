import path from 'node:path';
import { readEnv } from '@/lib/core/env';

/** Where the copy of one version lies: `<data>/extensions/<slug>/<digest>`. */
export function versionFolder({ slug, digest }: { slug: string; digest: string }): string {
  return path.resolve(readEnv().NEXUS_DATA_DIR, 'extensions', slug, digest);
}

/** A recorded asset on disk. The path comes from the record, never from a request. */
export function assetFile({ slug, digest, file }: { slug: string; digest: string; file: string }): string {
  return path.join(versionFolder({ slug, digest }), 'priv', 'static', file);
}
