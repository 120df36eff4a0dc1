import { log } from '@/lib/core/log';
import { getPool } from '@/lib/db/pool';

/** Something changed; whoever cares reads it again. Never carries the change itself. */
export interface Hint {
  topic: string;
  event: string;
  id?: number;
  /** The slug of the one extension that it is about. */
  extension?: string;
}

export const CHANNEL = 'nexus';

/**
 * The last move of a write, after commit: tells every server. Never fails: what was written stands, and whoever missed
 * the hint reads it at the next one.
 */
export async function announce(hint: Hint): Promise<void> {
  try {
    await getPool().query({ name: 'announce', text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, JSON.stringify(hint)] });
  } catch (error) {
    log.warn({ err: error, hint }, 'realtime: a hint was not sent');
  }
}
