import type { Viewer } from '@/lib/auth/viewer';
import { decodeCursor, encodeCursor, type Page } from '@/lib/core/pagination';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import { requireEventAdmin } from './policy';
import { cursorSchema, listDeadLettersSchema } from './schema';
import type { JsonObject } from './types';

export interface DeadLetterView {
  id: string;
  slug: string;
  name: string;
  payload: JsonObject;
  attempts: number;
  /** What the last attempt said. */
  error: string;
  occurredAt: string;
  diedAt: string;
}

type Row = Omit<DeadLetterView, 'occurredAt' | 'diedAt'> & { occurredAt: Date; diedAt: Date };

/**
 * Deliveries that were given up, of one extension or of all, the latest first.
 * @throws AppError invalid_input, unauthenticated, forbidden (admins only)
 */
export async function listDeadLetters(viewer: Viewer | null, input: unknown): Promise<Page<DeadLetterView>> {
  const { slug, cursor, limit } = parseInput(listDeadLettersSchema, input);
  requireEventAdmin(viewer);
  const [diedBefore, idAfter] = cursor === undefined ? [null, null] : decodeCursor(cursor, cursorSchema);
  const { rows } = await getPool().query<Row>(
    `SELECT id, slug, name, payload, attempts, error, occurred_at AS "occurredAt", died_at AS "diedAt" FROM dead_letters
     WHERE ($1::text IS NULL OR slug = $1) AND ($2::timestamptz IS NULL OR died_at < $2 OR (died_at = $2 AND id > $3::uuid))
     ORDER BY died_at DESC, id LIMIT $4`,
    [slug ?? null, diedBefore, idAfter, limit + 1],
  );
  const items = rows.slice(0, limit).map((row) => ({ ...row, occurredAt: row.occurredAt.toISOString(), diedAt: row.diedAt.toISOString() }));
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.diedAt, last.id]) : null };
}
