import { getPool } from '@/lib/db/pool';
import { transaction } from '@/lib/db/transaction';
import { recordEvent } from './record-event';
import type { Delivery } from './types';

/** Records post_created for posts `from` to `to`, many a transaction. */
export async function recordPosts({ from = 1, to }: { from?: number; to: number }): Promise<void> {
  const BATCH = 250;
  for (let first = from; first <= to; first += BATCH) {
    await transaction(async (tx) => {
      for (let id = first; id < first + BATCH && id <= to; id += 1) await recordEvent(tx, { name: 'post_created', payload: { user_id: 1, post_id: id } });
    });
  }
}

/** What an extension that does as it is told keeps: its effect once an id, and how often it was told. */
export async function makeEffects(): Promise<void> {
  await getPool().query('CREATE TABLE IF NOT EXISTS effects (id uuid PRIMARY KEY, place serial, slug text, post_id int, told int NOT NULL DEFAULT 1)');
  await getPool().query('TRUNCATE effects RESTART IDENTITY');
}

export async function haveEffect({ slug, payload, envelope }: Delivery): Promise<void> {
  await getPool().query({
    name: 'effect',
    text: 'INSERT INTO effects (id, slug, post_id) VALUES ($1, $2, $3) ON CONFLICT (id) DO UPDATE SET told = effects.told + 1',
    values: [envelope.id, slug, payload.post_id],
  });
}

export async function readEffects(): Promise<{ slug: string; postId: number; told: number }[]> {
  return (await getPool().query<{ slug: string; postId: number; told: number }>('SELECT slug, post_id AS "postId", told FROM effects ORDER BY place')).rows;
}

export async function countWaiting(): Promise<number> {
  return (await getPool().query<{ count: number }>('SELECT count(*)::int AS count FROM event_deliveries')).rows[0]?.count ?? 0;
}
