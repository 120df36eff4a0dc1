import type { Prisma } from '@/lib/db/generated/client';
import { db } from '@/lib/db/client';

export interface InstallOptions {
  slug: string;
  hooks?: (string | { event: string; priority?: number })[];
  sideData?: { entity: string; kind: string }[];
  enabled?: boolean;
}

/** The row of an installed extension, as far as events and attachments look at it; the same slug again is an update. */
export async function installExtension({ slug, hooks = [], sideData = [], enabled = true }: InstallOptions): Promise<void> {
  const manifest: Prisma.InputJsonObject = { slug, hooks, side_data: sideData };
  const data = { name: slug.toUpperCase(), version: '1.0.0', source: 'bundled', digest: 'd'.repeat(64), manifest, enabled, loadStatus: enabled ? 'loaded' : 'disabled' } as const;
  await db().extension.upsert({ where: { slug }, create: { slug, ...data }, update: data });
}
