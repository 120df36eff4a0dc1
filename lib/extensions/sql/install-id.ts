import { randomBytes } from 'node:crypto';
import type pg from 'pg';

const KEY = 'installId';

/** Eight hexadecimal digits that this forum drew once. */
export async function installIdOf(pool: pg.Pool): Promise<string> {
  const drawn = JSON.stringify(randomBytes(4).toString('hex'));
  await pool.query(`INSERT INTO settings (key, value, updated_at) VALUES ($1, $2, now()) ON CONFLICT (key) DO NOTHING`, [KEY, drawn]);
  const { rows } = await pool.query<{ id: string }>(`SELECT value #>> '{}' AS id FROM settings WHERE key = $1`, [KEY]);
  const id = rows[0]?.id ?? '';
  if (!/^[0-9a-f]{8}$/.test(id)) throw new Error(`The setting ${KEY} is not eight hexadecimal digits; extensions' tables are named after it.`);
  return id;
}
