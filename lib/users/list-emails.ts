import { getPool } from '@/lib/db/pool';

/** Mail addresses by user id, of people only: the accounts of extensions have none that works. For callers that may know them. */
export async function listEmails(ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await getPool().query<{ id: number; email: string }>('SELECT id, email::text FROM users WHERE id = ANY($1) AND extension_slug IS NULL', [ids]);
  return new Map(rows.map(({ id, email }) => [id, email]));
}
