import { isAppError } from '@/lib/core/errors';
import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';
import { describeError, retryDelay } from '@/lib/events/retry';
import { withDeadline } from '@/lib/events/with-deadline';
import { announce } from '@/lib/realtime/announce';
import { DEADLINE_MS } from './lease';
import { persistWithExtension } from './persister';
import type { PendingAttachment } from './types';

const UNAVAILABLE_S = 30;

/** Hands one attachment to its extension and records what came of it. Never rejects: whatever fails is tried again later. */
export async function handOver(attachment: PendingAttachment): Promise<void> {
  const { id, slug, entity, entityId, kind, data } = attachment;
  try {
    await withDeadline(persistWithExtension(slug, entity, entityId, { id, kind, data }), DEADLINE_MS).then(
      () => recordPersisted(attachment),
      (error: unknown) => recordFailure(attachment, error),
    );
  } catch (error) {
    // Without the database nothing can be recorded; the lease passes and another attempt follows.
    log.error({ err: error, attachment: id, slug }, 'attachments: the outcome could not be recorded');
  }
}

async function recordPersisted({ id, postId }: PendingAttachment): Promise<void> {
  await getPool().query(`UPDATE attachments SET state = 'persisted', persisted_at = clock_timestamp(), error = NULL WHERE id = $1`, [id]);
  await tell(postId, 'attachment_persisted', id);
}

/** Its number of attempts tells whether it is still the same: its author may have begun anew meanwhile. */
async function recordFailure({ id, slug, postId, attempts }: PendingAttachment, error: unknown): Promise<void> {
  const message = describeError(error);
  if (isAppError(error) && error.code === 'unavailable') {
    await waitFor({ id, attempts, seconds: error.retryAfter ?? UNAVAILABLE_S, counted: 0, message });
    return;
  }
  log.warn({ attachment: id, slug, attempt: attempts + 1, error: message }, 'attachments: an extension failed to keep one');
  const seconds = retryDelay(attempts + 1);
  if (seconds !== null) return waitFor({ id, attempts, seconds, counted: 1, message });
  const { rowCount } = await getPool().query(
    `UPDATE attachments SET state = 'failed', attempts = attempts + 1, error = $3 WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
    [id, attempts, message],
  );
  if (rowCount) await tell(postId, 'attachment_failed', id);
}

async function waitFor({ id, attempts, seconds, counted, message }: { id: number; attempts: number; seconds: number; counted: number; message: string }): Promise<void> {
  await getPool().query(
    `UPDATE attachments SET attempts = attempts + $3::int, error = $4, due_at = clock_timestamp() + make_interval(secs => $5::float8)
     WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
    [id, attempts, counted, message, seconds],
  );
}

const tell = async (postId: number | null, event: string, id: number) => (postId === null ? undefined : announce({ topic: `post:${postId}`, event, id }));
