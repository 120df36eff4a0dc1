import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { onNotify } from '@/lib/realtime/listener';
import { handOver } from './hand-over';
import { LEASE_MS } from './lease';
import { setPersister, type Persister } from './persister';
import type { PendingAttachment } from './types';

/** $1 extensions that are at one already, $2 lease in ms. What is due in an hour was written before the clock was set back. What belongs to something deleted or a switched-off extension waits. */
const CLAIM = `
  UPDATE attachments SET due_at = clock_timestamp() + make_interval(secs => $2::float8 / 1000) WHERE id = (
    SELECT a.id FROM attachments a JOIN extensions e ON e.slug = a.slug AND e.enabled LEFT JOIN posts p ON p.id = a.post_id
      LEFT JOIN replies r ON a.entity = 'reply' AND r.id = a.entity_id
    WHERE a.state = 'pending' AND (a.due_at <= clock_timestamp() OR a.due_at > clock_timestamp() + interval '1 hour') AND p.deleted_at IS NULL AND r.deleted_at IS NULL AND a.slug <> ALL ($1::text[])
    ORDER BY a.due_at, a.id LIMIT 1 FOR UPDATE OF a SKIP LOCKED
  ) RETURNING id, slug, entity, entity_id AS "entityId", post_id AS "postId", user_id AS "userId", kind, data, attempts`;

export interface AttachmentsOptions extends Persister {
  pollMs?: number;
}

/**
 * Lets this server hand attachments to extensions: at once those of its own forms, and behind those that were late,
 * failed, or belong to a server that is gone.
 * @returns how to stop: what is in flight is finished, the rest waits in the database.
 */
export function startAttachments({ pollMs = 1000, ...persister }: AttachmentsOptions): { stop: () => Promise<void> } {
  setPersister(persister);
  const working = new Map<string, Promise<void>>();
  let looking: Promise<void> | null = null;
  let isStopped = false;

  /** One at a time for each extension, so that a slow one holds up nobody else. */
  async function takeDue(): Promise<void> {
    for (;;) {
      if (isStopped) return;
      const { rows } = await getPool().query<PendingAttachment>({ name: 'attachments-claim', text: CLAIM, values: [[...working.keys()], LEASE_MS] });
      const [claimed] = rows;
      if (!claimed) return;
      working.set(claimed.slug, handOver(claimed).finally(() => {
        working.delete(claimed.slug);
        look();
      }));
    }
  }

  function look(): void {
    if (isStopped || looking) return;
    looking = takeDue()
      .catch((error: unknown) => log.warn({ err: error }, 'attachments: could not look for what is due'))
      .finally(() => (looking = null));
  }

  const poll = setInterval(look, pollMs);
  // What waits for an extension that has just been switched on.
  const stopHints = onNotify('extensions', look);
  look();
  return {
    async stop() {
      isStopped = true;
      clearInterval(poll);
      stopHints();
      await looking;
      await Promise.all(working.values());
      setPersister(null);
    },
  };
}
