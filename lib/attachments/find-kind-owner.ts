import { db } from '@/lib/db/client';
import type { Transaction } from '@/lib/db/transaction';
import type { AttachmentEntity } from './types';

export interface KindOwner {
  slug: string;
  /** For people. */
  name: string;
  enabled: boolean;
}

/**
 * The installed extension that keeps a kind of attachment, switched on or not; null when none does. The database lets
 * there be one only, also when two arrive at once: this is for saying so in good words.
 * @example const owner = await findKindOwner({ entity: 'post', kind: 'poll' }, tx);
 */
export async function findKindOwner({ entity, kind }: { entity: AttachmentEntity; kind: string }, tx: Transaction = db()): Promise<KindOwner | null> {
  const [owner] = await tx.$queryRaw<KindOwner[]>`
    SELECT e.slug, e.name, e.enabled FROM attachment_kinds k JOIN extensions e ON e.slug = k.slug WHERE k.entity = ${entity} AND k.kind = ${kind}`;
  return owner ?? null;
}
