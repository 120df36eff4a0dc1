import { hashToken } from '@/lib/core/ids';
import { getPool } from '@/lib/db/pool';
import type { Viewer } from './viewer';

// Read on every member request: one prepared statement. Last use is written at most once in five minutes.
const FIND_SESSION = {
  name: 'find-session',
  text: `SELECT s.id AS "sessionId", u.id, u.username::text, u.name, u.role::text, u.avatar_url AS "avatarUrl",
                s.last_used_at < now() - interval '5 minutes' AS stale
         FROM sessions s JOIN users u ON u.id = s.user_id
         WHERE s.token_hash = $1 AND s.expires_at > now()`,
};

/** Reads session and user in one query; null when the session ended or was revoked. */
export async function findSession(token: string): Promise<Viewer | null> {
  const { rows } = await getPool().query<Viewer & { stale: boolean }>({ ...FIND_SESSION, values: [hashToken(token)] });
  const row = rows[0];
  if (!row) return null;
  const { stale, ...viewer } = row;
  if (stale) await getPool().query('UPDATE sessions SET last_used_at = now() WHERE id = $1', [viewer.sessionId]);
  return viewer;
}
