import { getPool } from '@/lib/db/pool';
import { announce } from '@/lib/realtime/announce';
import { TOPIC } from './topic';

/** An extension can be reached again (it runs, it was let out of quarantine): what waits for it need not wait for the pause to pass. */
export async function resumeDelivery(slug: string): Promise<void> {
  await getPool().query('UPDATE event_queues SET paused_until = NULL, paused_reason = NULL WHERE slug = $1', [slug]);
  await announce({ topic: TOPIC, event: 'resumed' });
}
