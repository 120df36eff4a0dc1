import type { PoolClient } from 'pg';

/** No slug: none is empty. */
const ROW = '';

/**
 * Until the transaction ends nobody else changes roles and what they may: PostgreSQL keeps the rights on the database in
 * one row, and of two that change it at once one fails with "tuple concurrently updated".
 */
export async function lockRoles(client: PoolClient): Promise<void> {
  await client.query('INSERT INTO extension_install_locks (slug) VALUES ($1) ON CONFLICT DO NOTHING', [ROW]);
  await client.query('SELECT FROM extension_install_locks WHERE slug = $1 FOR UPDATE', [ROW]);
}
