import { escapeIdentifier, escapeLiteral, type PoolClient } from 'pg';
import { AppError } from '@/lib/core/errors';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { getPool } from '@/lib/db/pool';
import { inOneTransaction } from '@/lib/db/with-connection';
import { sqlLimits } from '../limits';
import { roleNameOf } from '../names';
import { API_SCHEMA, INSTALL_SCHEMA } from '../schemas';
import { explainMissingRights } from './can-create-roles';
import { lockRoles } from './lock-roles';
import { rolePassword } from './role-password';

export interface EnsureRoleInput {
  slug: string;
  /** The manifest asks for `content:read`: nexus_api may be queried. */
  canReadContent: boolean;
}

/**
 * Gives an extension its role and its schema of the same name, or brings what it has to what its manifest asks for.
 * @returns the name of both
 * @throws AppError `unavailable` with what an admin has to do, when the forum's database user may not create roles
 * @example await ensureExtensionRole({ slug: 'polls', canReadContent: true });
 */
export async function ensureExtensionRole({ slug, canReadContent }: EnsureRoleInput): Promise<string> {
  const missing = await explainMissingRights();
  if (missing) throw new AppError('unavailable', missing);
  const role = await roleNameOf(slug);
  await inOneTransaction(async (client) => {
    await lockRoles(client);
    await createRole(client, role);
    await grantAccess(client, role, canReadContent);
  });
  return role;
}

/** Sets the derived password again: the forum's secret has changed since the role was made. */
export async function resetRolePassword(role: string): Promise<void> {
  await getPool().query(`ALTER ROLE ${escapeIdentifier(role)} PASSWORD ${escapeLiteral(rolePassword(role))}`);
}

async function createRole(client: PoolClient, role: string): Promise<void> {
  const name = escapeIdentifier(role);
  const password = escapeLiteral(rolePassword(role));
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${name} LOGIN NOINHERIT CONNECTION LIMIT ${sqlLimits.connectionsPerExtension} PASSWORD ${password}`);
  else await client.query(`ALTER ROLE ${name} LOGIN NOINHERIT CONNECTION LIMIT ${sqlLimits.connectionsPerExtension} PASSWORD ${password}`);
  // PostgreSQL 16 gives who creates a role neither of them: SET for AUTHORIZATION below, INHERIT to end its statements and drop its tables.
  await client.query(`GRANT ${name} TO CURRENT_USER WITH SET TRUE, INHERIT TRUE`);
  await client.query(`CREATE SCHEMA IF NOT EXISTS ${name} AUTHORIZATION ${name}`);
  await limitTemporaryFiles(client, name);
}

// Only a superuser may set it, and then the role cannot unset it. Without it the clock is the only bound.
async function limitTemporaryFiles(client: PoolClient, name: string): Promise<void> {
  await client.query('SAVEPOINT limits');
  try {
    await client.query(`ALTER ROLE ${name} SET temp_file_limit = '256MB'`);
  } catch (error) {
    const NOT_ALLOWED = '42501';
    if (!hasErrorCode(error, NOT_ALLOWED)) throw error;
    await client.query('ROLLBACK TO SAVEPOINT limits');
  }
}

async function grantAccess(client: PoolClient, role: string, canReadContent: boolean): Promise<void> {
  const name = escapeIdentifier(role);
  const { rows } = await client.query<{ name: string }>('SELECT current_database() AS name');
  const database = escapeIdentifier(rows[0]?.name ?? '');
  // Where the database is not ours PostgreSQL only warns; what an extension may run still creates no temporary table.
  await client.query(`REVOKE CONNECT, TEMPORARY ON DATABASE ${database} FROM PUBLIC`);
  await client.query(`GRANT CONNECT ON DATABASE ${database} TO ${name}`);
  await client.query(`GRANT USAGE ON SCHEMA ${INSTALL_SCHEMA} TO ${name}`);
  await client.query(`GRANT EXECUTE ON FUNCTION ${INSTALL_SCHEMA}.commit(text) TO ${name}`);
  const [verb, preposition] = canReadContent ? ['GRANT', 'TO'] : ['REVOKE', 'FROM'];
  await client.query(`${verb} USAGE ON SCHEMA ${API_SCHEMA} ${preposition} ${name}`);
  await client.query(`${verb} SELECT ON ALL TABLES IN SCHEMA ${API_SCHEMA} ${preposition} ${name}`);
}
