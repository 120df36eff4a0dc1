import { escapeIdentifier } from 'pg';
import { getPool } from '@/lib/db/pool';

/**
 * Whether the forum's database user may give extensions a role and a schema of their own.
 * @returns null when it may, else the sentence that tells an admin what to do
 */
export async function explainMissingRights(): Promise<string | null> {
  const { rows } = await getPool().query<{ user: string; database: string; may_create_roles: boolean; may_create_schemas: boolean }>(`
    SELECT current_user AS "user", current_database() AS database, rolsuper OR rolcreaterole AS may_create_roles,
      has_database_privilege(current_database(), 'CREATE') AS may_create_schemas
    FROM pg_roles WHERE rolname = current_user`);
  const [found] = rows;
  if (!found || (found.may_create_roles && found.may_create_schemas)) return null;
  const user = escapeIdentifier(found.user);
  const todo = [
    found.may_create_roles ? '' : `ALTER ROLE ${user} CREATEROLE;`,
    found.may_create_schemas ? '' : `GRANT CREATE ON DATABASE ${escapeIdentifier(found.database)} TO ${user};`,
  ].filter(Boolean).join(' ');
  return `The database user ${found.user} may not create what keeps the tables of extensions apart. As an administrator of PostgreSQL, run once: ${todo}`;
}
