import { getPool } from '@/lib/db/pool';

/** Something changed; whoever cares reads it again. Never carries the change itself. */
export interface Hint {
  topic: string;
  event: string;
  id?: number;
}

export const CHANNEL = 'nexus';

/** The last move of a write, after commit: tells every server. */
export async function announce(hint: Hint): Promise<void> {
  await getPool().query({ name: 'announce', text: 'SELECT pg_notify($1, $2)', values: [CHANNEL, JSON.stringify(hint)] });
}
