import { findAccount } from '@/lib/auth/find-account';
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
/** What is put off for longer counts as due: the clock was set back meanwhile. */
const LONGEST_S = 3600;

/** Hands one attachment to its extension and records what came of it. Never rejects: whatever fails is tried again later. */
export async function handOver(attachment: PendingAttachment): Promise<void> {
  const { id, slug } = attachment;
  try {
    await withDeadline(persist(attachment), DEADLINE_MS).then(
      () => recordPersisted(attachment),
      (error: unknown) => recordFailure(attachment, error),
    );
  } catch (error) {
    // Without the database nothing can be recorded; the lease passes and another attempt follows.
    log.error({ err: error, attachment: id, slug }, 'attachments: the outcome could not be recorded');
  }
}

async function persist({ id, slug, entity, entityId, kind, data, userId }: PendingAttachment): Promise<void> {
  await persistWithExtension({ slug, entity, entityId, attachment: { id, kind, data }, author: await findAccount(userId) });
}

async function recordPersisted({ id, slug, postId }: PendingAttachment): Promise<void> {
  await getPool().query(`UPDATE attachments SET state = 'persisted', persisted_at = clock_timestamp(), error = NULL WHERE id = $1`, [id]);
  await tell({ postId, event: 'attachment_persisted', id, slug });
}

/** Its number of attempts tells whether it is still the same: its author may have begun anew meanwhile. */
async function recordFailure({ id, slug, postId, attempts }: PendingAttachment, error: unknown): Promise<void> {
  const message = describeError(error);
  if (isAppError(error) && error.code === 'unavailable') {
    await waitFor({ id, attempts, seconds: Math.min(error.retryAfter ?? UNAVAILABLE_S, LONGEST_S), counted: 0, message });
    return;
  }
  log.warn({ attachment: id, slug, attempt: attempts + 1, error: message }, 'attachments: an extension failed to keep one');
  const seconds = retryDelay(attempts + 1);
  if (seconds !== null) return waitFor({ id, attempts, seconds, counted: 1, message });
  const { rowCount } = await getPool().query(
    `UPDATE attachments SET state = 'failed', attempts = attempts + 1, error = $3 WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
    [id, attempts, message],
  );
  if (rowCount) await tell({ postId, event: 'attachment_failed', id, slug });
}

async function waitFor({ id, attempts, seconds, counted, message }: { id: number; attempts: number; seconds: number; counted: number; message: string }): Promise<void> {
  await getPool().query(
    `UPDATE attachments SET attempts = attempts + $3::int, error = $4, due_at = clock_timestamp() + make_interval(secs => $5::float8)
     WHERE id = $1 AND attempts = $2 AND state = 'pending'`,
    [id, attempts, counted, message, seconds],
  );
}

const tell = async ({ postId, event, id, slug }: Pick<PendingAttachment, 'postId' | 'id' | 'slug'> & { event: string }) => (postId === null ? undefined : announce({ topic: `post:${postId}`, event, id, extension: slug }));
