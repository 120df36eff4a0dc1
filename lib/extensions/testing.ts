import { randomUUID } from 'node:crypto';
import { sha256Hex } from '@/lib/core/ids';
import { db } from '@/lib/db/client';
import type { Prisma } from '@/lib/db/generated/client';
import { invalidateActiveExtensions } from './registry/active-extensions';

/** An installed extension with a manifest of one's own; the same slug again is an update. */
export async function installManifest({ slug, name = slug, enabled = true, ...fields }: { slug: string; name?: string; enabled?: boolean } & Record<string, Prisma.InputJsonValue | boolean>): Promise<{ digest: string }> {
  const manifest = { manifest_version: 2, name, slug, version: '1.0.0', module: 'Test', ...fields };
  const data = { name, version: '1.0.0', source: 'folder', digest: sha256Hex(randomUUID()), manifest, enabled, loadStatus: enabled ? 'loaded' : 'disabled' } as const;
  await db().extension.upsert({ where: { slug }, create: { slug, ...data }, update: data });
  invalidateActiveExtensions();
  return { digest: data.digest };
}
