import { beforeAll, describe, expect, it } from 'vitest';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { createPost, createReply, createUser } from '@/lib/testing/factories';
import { roleNameOf } from './names';
import { ask, asRole, createExtension, useExtensions } from './testing';
import { dropExtensionData } from './roles/drop-extension-data';

useTestDatabase();
useExtensions('attacker', 'victim');

beforeAll(async () => {
  await createUser({ username: 'somebody', email: 'secret@example.org' });
  await asRole('victim', ({ client }) => client.query(`CREATE TABLE secrets (word text); INSERT INTO secrets VALUES ('hidden')`));
});

/** What PostgreSQL says to a statement on the attacker's connection that nobody has checked before. */
const past = (text: string) => asRole('attacker', ({ client }) => client.query(text).then(() => 'done', (error: unknown) => String(error)));

describe('PostgreSQL itself holds back a role', () => {
  it.each([
    ['SELECT * FROM public.users', 'permission denied for schema public'],
    ['SELECT * FROM users', 'mail'], ['SELECT * FROM sessions', 'relation "sessions" does not exist'], ['SELECT * FROM public.settings', 'permission denied'], ['DELETE FROM public.audit_log', 'permission denied'],
    ['INSERT INTO nexus_api.posts (title) VALUES (1)', 'permission denied'], ['UPDATE nexus_api.users SET name = $$x$$', 'permission denied'], ['SELECT * FROM nexus_api.posts FOR UPDATE', 'permission denied'],
    ['CREATE TABLE public.a (b int)', 'permission denied'], ['CREATE SCHEMA mine', 'permission denied'], ['CREATE TEMP TABLE a (b int)', 'permission denied'], ['CREATE ROLE mine', 'permission denied'], ['CREATE EXTENSION dblink', 'permission denied'],
    ['SET ROLE nexus', 'permission denied'], ['SET SESSION AUTHORIZATION nexus', 'permission denied'], ['ALTER ROLE CURRENT_USER SUPERUSER', 'permission denied'], [`SELECT pg_read_file('/etc/passwd')`, 'permission denied'], [`COPY (SELECT 1) TO PROGRAM 'id'`, 'permission denied'], [`SELECT lo_import('/etc/passwd')`, 'permission denied'],
    [`SELECT nexus_install.commit('guess')`, 'there is no pending install'], ['SELECT * FROM pg_authid', 'permission denied'], ['ALTER TABLE public.users OWNER TO CURRENT_USER', 'permission denied'], [`SET temp_file_limit = -1`, 'permission denied'], ['GRANT USAGE ON SCHEMA public TO PUBLIC', 'permission denied'], ['DROP TABLE public.users', 'permission denied'],
    ['CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'permission denied'], ['CREATE TABLE a (b int REFERENCES public.users (id))', 'permission denied'],
  ])('from %s', async (text, message) => {
    const answer = await past(text);
    if (text === 'SELECT * FROM users') expect(answer).toBe('done');
    else expect(answer).toContain(message);
  });

  it('from another extension’s tables', async () => {
    const victim = await roleNameOf('victim');
    expect(await past(`SELECT * FROM "${victim}".secrets`)).toContain('permission denied for schema');
    expect(await past(`SET ROLE "${victim}"`)).toContain('permission denied');
    expect(await past(`ALTER ROLE "${victim}" PASSWORD 'a'`)).toContain('permission denied');
    expect(await past(`DROP SCHEMA "${victim}" CASCADE`)).toContain('must be owner');
    expect(await past(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${victim}'`)).toContain('permission denied to terminate');
    await expect(ask('attacker', `SELECT * FROM "${victim}".secrets`)).rejects.toMatchObject({ code: 'refused' });
    expect((await ask('victim', 'SELECT * FROM secrets')).rows).toEqual([{ word: 'hidden' }]);
  });
});

describe('what a role could do to itself or to everybody is refused before', () => {
  it.each([
    `SELECT set_config('statement_timeout', '0', false)`, `ALTER ROLE CURRENT_USER SET search_path = public`, `SELECT pg_notify('nexus', 'x')`, `SELECT pg_advisory_lock(6398741)`, `SELECT 1; SELECT pg_advisory_lock(1)`,
    `SET ROLE nexus`, `SELECT lo_create(0)`, `SELECT dblink('', '')`, `SELECT pg_sleep(1000)`, `SELECT query_to_xml('SELECT 1', true, true, '')`, `SELECT pg_read_file('/etc/passwd')`, `SELECT current_setting('is_superuser')`,
    `SELECT * FROM information_schema.columns`, `SELECT rolname FROM pg_roles`, `SELECT query FROM pg_stat_activity`, `SELECT n_live_tup FROM pg_stat_user_tables`, `SELECT 'pg_sleep'::regproc`, `SELECT 1 OPERATOR(public.=) 1 FROM public.users`, `DO $$ BEGIN PERFORM 1; END $$`,
    `CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'`, `CREATE TEMP TABLE a (b int)`, `SELECT email FROM public.users`, `PREPARE a AS SELECT 1`, `LISTEN nexus`, `COPY (SELECT 1) TO STDOUT`, `EXPLAIN ANALYZE DELETE FROM t`, `LOCK TABLE t`, `COMMIT`, `SELECT ts_stat('SELECT to_tsvector(''a'')')`,
  ])('%s', async (text) => {
    await expect(ask('attacker', text)).rejects.toMatchObject({ code: 'refused' });
  });
});

describe('the numbers of PostgreSQL’s catalogue', () => {
  it('give no name of what another extension has', async () => {
    const { rows } = await getPool().query<{ oid: number; type: number }>(`SELECT c.oid, c.reltype AS type FROM pg_class c WHERE relname = 'secrets'`);
    const { oid = 0, type = 0 } = rows[0] ?? {};
    for (const text of [`SELECT ${oid}::regclass`, `SELECT '${oid}'::regclass::text`, `SELECT nextval('${oid}')`, `SELECT nextval($1)`, `SELECT setval(${oid}::oid, 1)`, `SELECT CASE WHEN false THEN pg_typeof(1) ELSE '${type}' END`, `SELECT x.pg_typeof FROM (SELECT 1) x UNION SELECT '${type}'`]) {
      await expect(ask('attacker', text, text.includes('$1') ? [String(oid)] : [])).rejects.toMatchObject({ code: 'refused' });
    }
  });
});

describe('nexus_api', () => {
  it('shows what a guest may see: no mail address, nothing deleted', async () => {
    const shown = await createPost({ title: 'Shown' });
    const hidden = await createPost({ title: 'Hidden', deletedAt: new Date() });
    await createReply({ postId: shown.id });
    await createReply({ postId: shown.id, deletedAt: new Date() });
    await createReply({ postId: hidden.id });
    expect((await ask('attacker', 'SELECT title FROM posts')).rows).toEqual([{ title: 'Shown' }]);
    expect((await ask('attacker', 'SELECT post_id FROM nexus_api.replies')).rows).toEqual([{ post_id: shown.id }]);
    const [user] = (await ask('attacker', `SELECT * FROM users WHERE username = 'somebody'`)).rows;
    expect(Object.keys(user ?? {})).toEqual(['id', 'username', 'name', 'bio', 'avatar_url', 'role', 'inserted_at']);
    expect((await ask('attacker', 'SELECT count(*) FROM spaces')).rows).toEqual([{ count: 2 }]);
  });

  it('lets no condition of the extension run on rows it leaves out', async () => {
    const { rows } = await getPool().query(`SELECT relname FROM pg_class WHERE relnamespace = 'nexus_api'::regnamespace AND NOT coalesce(reloptions @> '{security_barrier=true}', false)`);
    expect(rows).toEqual([]);
  });

  it('is closed without content:read, and when an update no longer asks for it', async () => {
    await createExtension('modest', false);
    await expect(ask('modest', 'SELECT * FROM nexus_api.posts')).rejects.toMatchObject({ code: '42501' });
    await expect(ask('modest', 'SELECT * FROM posts')).rejects.toMatchObject({ code: '42P01' });
    await dropExtensionData('modest');
  });

  it('names what the catalogue holds: nothing that starts otherwise than pg_', async () => {
    const { rows } = await getPool().query(`SELECT relname FROM pg_class WHERE relnamespace = 'pg_catalog'::regnamespace AND NOT starts_with(relname, 'pg_')`);
    expect(rows).toEqual([]);
  });
});
