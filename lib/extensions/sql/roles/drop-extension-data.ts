import { escapeIdentifier } from 'pg';
import { getPool } from '@/lib/db/pool';
import { inOneTransaction } from '@/lib/db/with-connection';
import { closeConnectionsOf } from '../lending/lender';
import { forgetRoom } from '../lending/room';
import { roleNameOf } from '../names';
import { forgetQueries } from '../statements/check-query';
import { lockRoles } from './lock-roles';

/**
 * Removes an extension's tables, role and ledger for good. Safe to repeat, and after a kill in the middle.
 * The caller has stopped its runner on every server.
 */
export async function dropExtensionData(slug: string): Promise<void> {
  const role = await roleNameOf(slug);
  const name = escapeIdentifier(role);
  const pool = getPool();
  const { rowCount } = await pool.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount) {
    await pool.query(`ALTER ROLE ${name} NOLOGIN`);
    await closeConnectionsOf(role);
    await pool.query('SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = $1', [role]);
  }
  await inOneTransaction(async (client) => {
    await lockRoles(client);
    await client.query(`DROP SCHEMA IF EXISTS ${name} CASCADE`);
    if (rowCount) {
      await client.query(`DROP OWNED BY ${name} CASCADE`);
      await client.query(`DROP ROLE ${name}`);
    }
    await client.query('DELETE FROM extension_migrations WHERE slug = $1', [slug]);
    await client.query('DELETE FROM extension_pending_installs WHERE slug = $1', [slug]);
  });
  forgetQueries(role);
  forgetRoom(role);
}
