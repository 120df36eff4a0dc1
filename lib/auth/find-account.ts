import { getPool } from '@/lib/db/pool';
import type { Viewer } from './viewer';

const FIND = { name: 'account', text: 'SELECT id, username::text, name, role::text, avatar_url AS "avatarUrl" FROM users WHERE id = $1' };

/** Somebody as they are now, without a session: for what is done on their behalf after their request. Null when the account is gone. */
export async function findAccount(id: number): Promise<Viewer | null> {
  const { rows } = await getPool().query<Omit<Viewer, 'sessionId'>>({ ...FIND, values: [id] });
  return rows[0] ? { ...rows[0], sessionId: 0 } : null;
}
