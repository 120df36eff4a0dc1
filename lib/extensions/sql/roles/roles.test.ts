import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closePool, getPool } from '@/lib/db/pool';
import { applyMigrations } from '@/lib/db/migrate/apply-migrations';
import { onDatabase } from '@/lib/testing/template';
import { checkSql } from '../check-sql';
import { closeExtensionSql } from '../close-sql';
import { migrateExtension } from '../migrations/migrate-extension';
import { roleNameOf } from '../names';
import { ask, asRole, createExtension, removePackages, writePackage } from '../testing';
import { forgetTimes } from '../times';
import { dropExtensionData } from './drop-extension-data';
import { ensureExtensionRole } from './ensure-role';

// A PostgreSQL that is not ours: the forum is an ordinary user there, owns its database and may create roles.
const FORUM = 'outside_forum';
const DATABASE = 'outside';

async function asAdministrator(...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

beforeAll(async () => {
  await asAdministrator(`CREATE ROLE ${FORUM} LOGIN PASSWORD 'outside'`, `CREATE DATABASE ${DATABASE} OWNER ${FORUM}`);
  process.env.DATABASE_URL = onDatabase(inject('postgresUrl'), DATABASE).replace(/\/\/[^@]*@/, `//${FORUM}:outside@`);
  await applyMigrations(process.env.DATABASE_URL);
});
afterAll(async () => {
  await closeExtensionSql();
  await closePool();
  delete process.env.DATABASE_URL;
  await asAdministrator(`DROP DATABASE ${DATABASE} WITH (FORCE)`, `DROP ROLE ${FORUM}`);
  await removePackages();
  forgetTimes();
});

describe('on a PostgreSQL that is not the forum’s own', () => {
  it('says what an administrator has to do when the forum may not create roles', async () => {
    await expect(createExtension('polls')).rejects.toMatchObject({ code: 'unavailable', message: `The database user ${FORUM} may not create what keeps the tables of extensions apart. As an administrator of PostgreSQL, run once: ALTER ROLE "${FORUM}" CREATEROLE;` });
  });

  it('creates, migrates, queries and drops as an ordinary user that may create roles', async () => {
    await asAdministrator(`ALTER ROLE ${FORUM} CREATEROLE`);
    await ensureExtensionRole({ slug: 'polls', canReadContent: true });
    await ensureExtensionRole({ slug: 'polls', canReadContent: true });
    const folder = await writePackage({ 'migrations/0001_polls.up.sql': 'CREATE TABLE polls (id int); INSERT INTO polls VALUES (1)' });
    await migrateExtension({ slug: 'polls', folder, pointer: { load_status: 'not_loaded' } });
    expect((await ask('polls', 'SELECT id, (SELECT count(*) FROM nexus_api.posts) AS posts FROM polls')).rows).toEqual([{ id: 1, posts: 0 }]);
    await expect(ask('polls', 'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b')).rejects.toMatchObject({ code: 'timeout' });
    expect(await asRole('polls', ({ client }) => client.query('SELECT * FROM public.users').catch(String))).toContain('permission denied');
    expect(await asRole('polls', ({ client }) => client.query('CREATE TEMP TABLE a (b int)').catch(String))).toContain('permission denied');
    expect(await checkSql()).toEqual([]);
    await dropExtensionData('polls');
    await dropExtensionData('polls');
    const { rows } = await getPool().query(`SELECT rolname FROM pg_roles WHERE rolname = $1 UNION ALL SELECT nspname FROM pg_namespace WHERE nspname = $1`, [await roleNameOf('polls')]);
    expect(rows).toEqual([]);
  });
});

describe('checkSql', () => {
  it('finds what belongs to nobody, and what is mightier than it should be', async () => {
    const role = await createExtension('quiz');
    const prefix = role.slice(0, -4);
    expect(await checkSql()).toEqual([]);
    await getPool().query(`DELETE FROM extensions WHERE slug = 'quiz'`);
    await getPool().query(`CREATE SCHEMA "${prefix}lonely"; CREATE ROLE "${prefix}strong" CREATEROLE; GRANT "${prefix}strong" TO CURRENT_USER WITH SET TRUE, INHERIT TRUE`);
    expect((await checkSql()).map(({ kind, subject }) => `${kind} ${subject.replace(prefix, '')}`)).toEqual([
      'schema_without_extension lonely', 'schema_without_role lonely', 'role_without_extension quiz', 'schema_without_extension quiz', 'role_without_extension strong', 'role_without_schema strong', 'role_too_mighty strong',
    ]);
    await getPool().query(`DROP SCHEMA "${prefix}lonely"; DROP ROLE "${prefix}strong"`);
    await dropExtensionData('quiz');
    expect(await checkSql()).toEqual([]);
  });
});
