import { getPool } from '@/lib/db/pool';
import { versionFolder } from '../registry/store-folder';
import { readLedger } from './migrations/ledger';
import { readExtensionMigrations } from './migrations/read-migrations';
import { rolePrefix } from './names';
import { isSqlError } from './sql-error';

/** Something that should not be, found by looking. */
export interface SqlProblem {
  kind: 'role_without_extension' | 'schema_without_extension' | 'role_without_schema' | 'schema_without_role' | 'role_too_mighty' | 'ledger_differs';
  /** The role, schema or slug. */
  subject: string;
  message: string;
}

interface Owned {
  name: string;
  has_role: boolean;
  has_schema: boolean;
  has_extension: boolean;
  rights: string[];
}

// One row for each name that a role or a schema of this forum has.
const OWNED = `
  SELECT n.name, r.rolname IS NOT NULL AS has_role, s.nspname IS NOT NULL AS has_schema,
    EXISTS (SELECT FROM extensions e WHERE e.slug = substr(n.name, $2)) OR EXISTS (SELECT FROM extension_kept_data k WHERE k.slug = substr(n.name, $2)) AS has_extension,
    array_remove(ARRAY[
      CASE WHEN r.rolsuper OR r.rolcreaterole OR r.rolcreatedb OR r.rolbypassrls OR r.rolreplication THEN 'attributes of an administrator' END,
      CASE WHEN r.rolname IS NOT NULL AND EXISTS (SELECT FROM pg_auth_members m WHERE m.member = r.oid) THEN 'membership in another role' END,
      CASE WHEN r.rolname IS NOT NULL AND has_schema_privilege(r.oid, 'public', 'USAGE') THEN 'the schema public' END,
      CASE WHEN s.nspowner <> r.oid THEN 'a schema that is not its own' END], NULL) AS rights
  FROM (SELECT rolname AS name FROM pg_roles WHERE starts_with(rolname, $1) UNION SELECT nspname FROM pg_namespace WHERE starts_with(nspname, $1)) n
  LEFT JOIN pg_roles r ON r.rolname = n.name
  LEFT JOIN pg_namespace s ON s.nspname = n.name
  ORDER BY n.name`;

/** Looks for roles, schemas and ledgers that do not belong together. Changes nothing. */
export async function checkSql(): Promise<SqlProblem[]> {
  const prefix = await rolePrefix();
  const { rows } = await getPool().query<Owned>(OWNED, [prefix, prefix.length + 1]);
  return [...rows.flatMap(problemsOf), ...(await compareLedgers())];
}

function problemsOf({ name, has_role, has_schema, has_extension, rights }: Owned): SqlProblem[] {
  const problems: SqlProblem[] = [];
  const add = (kind: SqlProblem['kind'], message: string) => void problems.push({ kind, subject: name, message });
  if (has_role && !has_extension) add('role_without_extension', `The role ${name} belongs to no extension.`);
  if (has_schema && !has_extension) add('schema_without_extension', `The schema ${name} belongs to no extension.`);
  if (has_role && !has_schema) add('role_without_schema', `The role ${name} has no schema.`);
  if (has_schema && !has_role) add('schema_without_role', `The schema ${name} has no role.`);
  for (const right of rights) add('role_too_mighty', `The role ${name} has ${right}.`);
  return problems;
}

async function compareLedgers(): Promise<SqlProblem[]> {
  const { rows } = await getPool().query<{ slug: string; digest: string }>(`SELECT slug, digest FROM extensions WHERE digest <> '' AND load_status <> 'not_loaded' ORDER BY slug`);
  const problems: SqlProblem[] = [];
  for (const { slug, digest } of rows) {
    const wanted = await readExtensionMigrations(versionFolder({ slug, digest })).then(
      (files) => JSON.stringify(files.map(({ name, sha256 }) => ({ name, sha256 }))),
      // Files that are none: they have been damaged since they ran.
      (error: unknown) => (isSqlError(error) ? error.message : Promise.reject(error)),
    );
    if (wanted !== JSON.stringify(await readLedger(slug))) problems.push({ kind: 'ledger_differs', subject: slug, message: `The tables of ${slug} are not those of the version that runs.` });
  }
  return problems;
}
