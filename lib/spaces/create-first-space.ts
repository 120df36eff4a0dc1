import type { Transaction } from '@/lib/db/transaction';

/** A new forum has one space, so that its first post has a place. */
export async function createFirstSpace(tx: Transaction): Promise<void> {
  if (await tx.space.count()) return;
  await tx.space.create({ data: { slug: 'general', name: 'General', description: 'Anything that has no other place yet.', color: '#3f7d6e', icon: 'anchor' } });
}
