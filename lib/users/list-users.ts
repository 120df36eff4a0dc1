import { z } from 'zod';
import { decodeCursor, encodeCursor, limitSchema, type Page } from '@/lib/core/pagination';
import { parseInput } from '@/lib/core/parse';
import { getPool } from '@/lib/db/pool';
import type { UserCard } from './types';

const listUsersSchema = z.object({ cursor: z.string().max(200).optional(), limit: limitSchema });
const cursorSchema = z.tuple([z.string()]);

type Row = Omit<UserCard, 'createdAt'> & { createdAt: Date };

const COLUMNS = `u.id, u.username::text, u.name, u.bio, u.role::text, u.avatar_url AS "avatarUrl", u.created_at AS "createdAt"`;

/** All accounts by username. */
export async function listUsers(input: unknown): Promise<Page<UserCard>> {
  const { cursor, limit } = parseInput(listUsersSchema, input);
  const [after] = cursor === undefined ? [null] : decodeCursor(cursor, cursorSchema);
  const { rows } = await getPool().query<Row>(`SELECT ${COLUMNS} FROM users u WHERE $1::citext IS NULL OR u.username > $1 ORDER BY u.username LIMIT $2`, [after, limit + 1]);
  const items = rows.slice(0, limit).map(toCard);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? encodeCursor([last.username]) : null };
}

/** The accounts with these ids, in that order; those that do not exist are left out. */
export async function listUsersById(ids: readonly number[]): Promise<UserCard[]> {
  const { rows } = await getPool().query<Row>(`SELECT ${COLUMNS} FROM users u WHERE u.id = ANY($1)`, [ids]);
  const byId = new Map(rows.map((row) => [row.id, toCard(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** The account with this username, whatever its case; null without one. */
export async function findUserByUsername(username: string): Promise<UserCard | null> {
  const { rows } = await getPool().query<Row>(`SELECT ${COLUMNS} FROM users u WHERE u.username = $1`, [username]);
  return rows[0] ? toCard(rows[0]) : null;
}

const toCard = (row: Row): UserCard => ({ ...row, createdAt: row.createdAt.toISOString() });
