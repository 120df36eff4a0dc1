import { afterAll, describe, expect, it } from 'vitest';
import { stopParser, parseSql } from './parser';
import { checkStatement } from './check-statement';

afterAll(stopParser);

const SCHEMA = 'ext_0a1b2c3d_polls';
const check = async (text: string, kind: 'query' | 'migration' = 'query') => checkStatement(await parseSql(text), { kind, schema: SCHEMA });

describe('queries', () => {
  it.each([
    'SELECT id, count(*) FROM votes GROUP BY id HAVING count(*) > 1 ORDER BY 2 DESC LIMIT 10',
    `SELECT * FROM ${SCHEMA}.votes v JOIN nexus_api.posts p ON p.id = v.post_id WHERE p.title ILIKE $1`,
    'INSERT INTO votes (a, b) SELECT a, b FROM unnest($1::int[], $2::text[]) AS t(a, b) ON CONFLICT (a) DO UPDATE SET b = excluded.b RETURNING *',
    'UPDATE polls SET closed_at = now() WHERE id = $1 AND closed_at IS NULL RETURNING id',
    'WITH gone AS (DELETE FROM votes WHERE poll_id = $1 RETURNING *) SELECT count(*) FROM gone',
    'MERGE INTO votes v USING (SELECT $1::int AS id) s ON v.id = s.id WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT VALUES (s.id)',
    'WITH RECURSIVE tree AS (SELECT id, parent FROM t UNION ALL SELECT c.id, c.parent FROM t c JOIN tree ON c.parent = tree.id) SELECT * FROM tree',
    `SELECT jsonb_agg(jsonb_build_object('a', a) ORDER BY a) FILTER (WHERE a > 0) OVER (PARTITION BY b), extract(year FROM at), at AT TIME ZONE 'UTC', trim(both ' ' from b) FROM t`,
    `SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY a), string_agg(DISTINCT b, ', '), coalesce(a, 0), nullif(a, 1), CASE WHEN a THEN 1 END FROM t`,
    `SELECT websearch_to_tsquery('english', $1) @@ to_tsvector('english', body), ts_rank(a, b) FROM t FOR UPDATE SKIP LOCKED`,
    'VALUES (1, 2), (3, 4)', 'TABLE votes', 'SELECT current_date, gen_random_uuid()', `SELECT nextval('votes_id_seq'), currval('"Odd name"'), setval('${SCHEMA}.votes_id_seq', 5, true)`, 'SELECT v.upper, (v).name, v.poll.title FROM votes v',
  ])('may be %s', async (text) => {
    await expect(check(text)).resolves.toBeUndefined();
  });

  it.each([
    ['BEGIN', 'BEGIN, COMMIT, ROLLBACK and SAVEPOINT: not available to extensions.'],
    ['COMMIT', 'BEGIN, COMMIT, ROLLBACK and SAVEPOINT'], ['SAVEPOINT a', 'SAVEPOINT'], [`PREPARE TRANSACTION 'a'`, 'SAVEPOINT'],
    ['SET ROLE nexus', 'SET and RESET'], ['RESET ALL', 'SET and RESET'], ['SET LOCAL search_path = public', 'SET and RESET'], ['SET SESSION AUTHORIZATION nexus', 'SET and RESET'], ['SHOW all', 'SHOW'],
    ['DO $$ BEGIN END $$', 'DO: '], ['CALL x()', 'CALL'], ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'CREATE FUNCTION'],
    ['LISTEN a', 'LISTEN'], ['NOTIFY a', 'NOTIFY'], ['UNLISTEN *', 'UNLISTEN'], ['PREPARE a AS SELECT 1', 'PREPARE'], ['EXECUTE a', 'EXECUTE'], ['DEALLOCATE ALL', 'DEALLOCATE'], ['DECLARE a CURSOR FOR SELECT 1', 'DECLARE'],
    ['EXPLAIN ANALYZE SELECT 1', 'EXPLAIN'], ['COPY a TO STDOUT', 'COPY'], [`COPY a FROM PROGRAM 'id'`, 'COPY'], ['LOCK TABLE a', 'LOCK'], ['DISCARD ALL', 'DISCARD'], ['VACUUM', 'VACUUM'], ['ANALYZE', 'VACUUM and ANALYZE'],
    ['TRUNCATE a', 'TRUNCATE'], ['GRANT ALL ON a TO PUBLIC', 'GRANT and REVOKE'], ['GRANT a TO b', 'GRANT and REVOKE'], ['ALTER ROLE CURRENT_USER SET search_path = public', 'ALTER ROLE'], [`ALTER USER CURRENT_USER PASSWORD 'a'`, 'ALTER ROLE'],
    [`LOAD 'a'`, 'LOAD'], ['CREATE TABLE a (b int)', 'CREATE TABLE: only in migrations.'], ['DROP TABLE a', 'DROP: only in migrations.'], ['CREATE TEMP TABLE a (b int)', 'CREATE TABLE'], ['CREATE TEMP TABLE a AS SELECT 1', 'CREATE TABLE … AS'],
    ['SELECT 1 INTO a', 'SELECT … INTO'], ['SELECT 1 UNION SELECT 2 INTO a', 'SELECT'], ['WITH a AS (SELECT 1) SELECT 1 INTO TEMP b', 'SELECT'],
    [`SELECT set_config('a', 'b', false)`, 'The function set_config'], [`SELECT "set_config"('a', 'b', false)`, 'set_config'], [`SELECT U&"set\\005fconfig"('a', 'b', false)`, 'set_config'], [`SELECT pg_catalog.set_config('a', 'b', false)`, 'pg_catalog.set_config'],
    [`SELECT pg_notify('a', 'b')`, 'pg_notify'], ['SELECT pg_advisory_lock(6398741)', 'pg_advisory_lock'], ['SELECT pg_try_advisory_xact_lock_shared(1)', 'advisory'], ['SELECT pg_sleep(100)', 'pg_sleep'], [`SELECT pg_sleep_for('1 day')`, 'pg_sleep_for'],
    [`SELECT query_to_xml('COMMIT', true, true, '')`, 'query_to_xml'], [`SELECT table_to_xml('users', true, true, '')`, 'table_to_xml'], [`SELECT ts_stat('SELECT 1')`, 'ts_stat'], [`SELECT ts_rewrite('a', 'SELECT 1')`, 'ts_rewrite'],
    [`SELECT lo_import('/etc/passwd')`, 'lo_import'], [`SELECT lo_from_bytea(0, '')`, 'lo_from_bytea'], ['SELECT loread(1, 2)', 'loread'], [`SELECT public.dblink('', '')`, 'public.dblink'], [`SELECT dblink_exec('')`, 'dblink_exec'],
    [`SELECT pg_read_file('/etc/passwd')`, 'pg_read_file'], ['SELECT pg_ls_dir($1)', 'pg_ls_dir'], [`SELECT current_setting('data_directory')`, 'current_setting'], ['SELECT pg_terminate_backend(1)', 'pg_terminate_backend'], ['SELECT pg_reload_conf()', 'pg_reload_conf'],
    ['SELECT pg_get_viewdef(1)', 'pg_get_viewdef'], ['SELECT current_schemas(true)', 'current_schemas'], ['SELECT nexus_install.commit($1)', 'nexus_install.commit'], ['SELECT * FROM pg_stat_get_activity(NULL)', 'pg_stat_get_activity'], ['SELECT my_function()', 'my_function'],
    ['SELECT a FROM t ORDER BY pg_sleep(1)', 'pg_sleep'], ['INSERT INTO a VALUES (1) ON CONFLICT (b) DO UPDATE SET c = pg_sleep(1)', 'pg_sleep'], ['SELECT * FROM a, LATERAL (SELECT pg_sleep(1)) b', 'pg_sleep'], ['SELECT (SELECT ARRAY[pg_sleep(1)])', 'pg_sleep'], ['UPDATE a SET b = (SELECT pg_sleep(1))', 'pg_sleep'], ['SELECT * FROM ROWS FROM (pg_sleep(1)) x', 'pg_sleep'], ['SELECT CASE WHEN pg_sleep(1) IS NULL THEN 1 END', 'pg_sleep'], ['SELECT count(*) FILTER (WHERE pg_sleep(1) IS NULL) OVER (ORDER BY pg_sleep(1))', 'pg_sleep'], ['WITH a AS (SELECT pg_sleep(1)) SELECT 1', 'pg_sleep'], ['SELECT JSON_OBJECT(pg_sleep(1)::text: 1)', 'pg_sleep'], ['DELETE FROM a RETURNING pg_sleep(1)', 'pg_sleep'], ['SELECT 1 LIMIT pg_sleep(1)', 'pg_sleep'], ['MERGE INTO a USING b ON true WHEN MATCHED AND pg_sleep(1) IS NULL THEN DELETE', 'pg_sleep'],
    ['SELECT * FROM users JOIN public.users u ON true', 'public.users'], ['SELECT * FROM other.public.users', 'other databases'], ['SELECT * FROM ext_0a1b2c3d_other.t', 'ext_0a1b2c3d_other.t'], ['DELETE FROM public.posts', 'public.posts'], ['WITH a AS (INSERT INTO public.posts DEFAULT VALUES RETURNING 1) SELECT 1', 'public.posts'],
    ['SELECT * FROM pg_roles', 'pg_roles'], ['SELECT * FROM pg_catalog.pg_class', 'pg_catalog.pg_class'], ['SELECT * FROM information_schema.tables', 'information_schema.tables'], ['SELECT * FROM pg_temp.a', 'pg_temp.a'], ['TABLE pg_stat_activity', 'pg_stat_activity'], ['UPDATE pg_settings SET setting = 1', 'pg_settings'],
    [`SELECT '17093'::regclass`, 'The type regclass'], [`SELECT $1::regclass[]`, 'regclass'], [`SELECT nextval('17093')`, 'in quotes'], [`SELECT nextval($1)`, 'in quotes'], [`SELECT setval(17093::oid, 1)`, 'in quotes'], [`SELECT pg_catalog.currval('1' || '7')`, 'in quotes'],
    ['SELECT CASE WHEN false THEN pg_typeof(1) ELSE $1 END', 'pg_typeof'], ['SELECT v.pg_typeof FROM votes v', 'pg_typeof'], ['SELECT (v).pg_column_size FROM votes v', 'pg_column_size'], ['SELECT (ROW(1)).record_out', 'record_out'], ['SELECT v.U&"pg\\005ftypeof" FROM votes v', 'pg_typeof'], [`DELETE FROM votes v WHERE v.hash_record = 1`, 'hash_record'],
    [`SELECT 'set_config'::regproc`, 'The type regproc'], [`SELECT 'nexus'::regrole`, 'regrole'], [`SELECT regprocedure 'pg_sleep(float8)'`, 'regprocedure'], [`SELECT '<a/>'::xml`, 'The type xml'], [`SELECT XMLPARSE(DOCUMENT '<a/>')`, 'XML'], [`SELECT 'a'::public.citext`, 'public.citext'], [`SELECT CAST('{}' AS regproc[])`, 'regproc'], [`SELECT 'x'::pg_node_tree`, 'pg_node_tree'],
    ['UPDATE a SET b = 1 WHERE CURRENT OF c', 'WHERE CURRENT OF'],
  ])('may not be %s', async (text, message) => {
    const error = await check(text).then(() => null, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'refused', line: 1 });
    expect(String(error)).toContain(message);
  });

  it('are refused on the line of what is wrong', async () => {
    await expect(check(`-- é\nSELECT 1,\n  /* ü */ pg_sleep(1)`)).rejects.toMatchObject({ line: 3 });
    await expect(check('/* /* a\n */ b */\n\nSET a = 1')).rejects.toMatchObject({ line: 4 });
  });
});

describe('migrations', () => {
  it.each([
    `CREATE TABLE polls (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, post_id int NOT NULL UNIQUE, question text NOT NULL CHECK (length(question) < 300), at timestamptz NOT NULL DEFAULT now(), twice int GENERATED ALWAYS AS (post_id * 2) STORED)`,
    'CREATE TABLE votes (poll_id int REFERENCES polls (id) ON DELETE CASCADE, user_id int, PRIMARY KEY (poll_id, user_id), LIKE polls INCLUDING DEFAULTS)', 'CREATE TABLE a AS SELECT 1 AS b',
    `CREATE UNIQUE INDEX IF NOT EXISTS a ON t USING btree (lower(b) DESC NULLS LAST) INCLUDE (c) WHERE c IS NOT NULL`, 'CREATE INDEX ON t USING gin (tags)', 'CREATE OR REPLACE VIEW v AS SELECT 1 AS a', 'CREATE SEQUENCE s START 5 OWNED BY a.b', 'ALTER SEQUENCE s RESTART 3',
    `CREATE TYPE mood AS ENUM ('a')`, `ALTER TYPE mood ADD VALUE 'b'`, `ALTER TYPE mood RENAME VALUE 'a' TO 'c'`, 'CREATE TYPE pair AS (a int, b text)', 'ALTER TYPE pair ADD ATTRIBUTE c int',
    `ALTER TABLE t ADD COLUMN IF NOT EXISTS a int DEFAULT 1, DROP COLUMN b, ALTER c TYPE bigint USING c::bigint, ALTER d SET NOT NULL, ADD CONSTRAINT e FOREIGN KEY (f) REFERENCES g, VALIDATE CONSTRAINT e`, 'ALTER TABLE a RENAME TO b', 'ALTER TABLE a RENAME COLUMN b TO c', 'ALTER INDEX a RENAME TO b',
    'DROP TABLE IF EXISTS a, b CASCADE', 'DROP INDEX a', 'DROP VIEW a', 'DROP SEQUENCE a', 'DROP TYPE a', `COMMENT ON TABLE a IS 'b'`, `COMMENT ON COLUMN a.b IS 'c'`, 'INSERT INTO a VALUES (1); UPDATE a SET b = 2; DELETE FROM a', `SELECT setval('s', 5)`,
  ])('may hold %s', async (text) => {
    await expect(check(text, 'migration')).resolves.toBeUndefined();
  });

  it.each([
    ['COMMIT', 'BEGIN, COMMIT'], ['DO $$ $$', 'DO'], ['SET a = 1', 'SET'], ['CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$', 'CREATE FUNCTION'], ['CREATE PROCEDURE f() LANGUAGE sql AS $$ SELECT 1 $$', 'CREATE FUNCTION'], ['CREATE TRIGGER a AFTER INSERT ON b EXECUTE FUNCTION c()', 'CREATE TRIGGER'],
    ['CREATE EXTENSION dblink', 'CREATE EXTENSION'], ['CREATE SCHEMA a', 'CREATE SCHEMA'], ['CREATE SCHEMA a CREATE TABLE b (c int)', 'CREATE SCHEMA'], ['DROP SCHEMA public', 'schema'], ['CREATE ROLE a', 'CREATE ROLE'], ['DROP ROLE a', 'DROP ROLE'], ['CREATE DOMAIN a AS int', 'CREATE DOMAIN'], ['CREATE TYPE a AS RANGE (subtype = int4)', 'RANGE'], ['CREATE TYPE a', 'base types'],
    ['CREATE AGGREGATE a (int) (sfunc = b, stype = int)', 'AGGREGATE'], ['CREATE OPERATOR + (function = a, leftarg = int)', 'OPERATOR'], ['CREATE RULE a AS ON INSERT TO b DO INSTEAD NOTHING', 'CREATE RULE'], ['CREATE POLICY a ON b', 'CREATE POLICY'], ['CREATE EVENT TRIGGER a ON ddl_command_end EXECUTE FUNCTION b()', 'EVENT TRIGGER'], ['CREATE CAST (int AS text) WITHOUT FUNCTION', 'CreateCastStmt'],
    ['CREATE MATERIALIZED VIEW a AS SELECT 1', 'matview'], ['CREATE TEMP TABLE a (b int)', 'temporary'], ['CREATE UNLOGGED TABLE a (b int)', 'unlogged'], ['CREATE TEMP VIEW a AS SELECT 1', 'temporary'], ['CREATE TEMP SEQUENCE a', 'temporary'], ['CREATE TEMP TABLE a AS SELECT 1', 'temporary'], ['CREATE TABLE pg_temp.a (b int)', 'pg_temp.a'],
    ['CREATE TABLE a (b int) INHERITS (c)', 'INHERITS'], ['CREATE TABLE a (b int) PARTITION BY RANGE (b)', 'PARTITION BY'], ['CREATE TABLE a (b int) TABLESPACE c', 'TABLESPACE'], ['CREATE TABLE a (b int) WITH (autovacuum_enabled = off)', 'WITH (…)'], ['CREATE TABLE a OF b', 'CREATE TABLE … OF'], ['CREATE FOREIGN TABLE a (b int) SERVER c', 'CreateForeignTableStmt'],
    ['CREATE INDEX CONCURRENTLY a ON b (c)', 'CONCURRENTLY'], ['DROP INDEX CONCURRENTLY a', 'CONCURRENTLY'], ['CREATE INDEX a ON b (c) TABLESPACE d', 'TABLESPACE'], ['CREATE INDEX a ON b (pg_sleep(1))', 'pg_sleep'], ['CREATE VIEW a AS SELECT pg_sleep(1)', 'pg_sleep'], [`CREATE TABLE a (b text DEFAULT set_config('a', 'b', false))`, 'set_config'], ['CREATE TABLE a (b int CHECK (pg_sleep(b) IS NULL))', 'pg_sleep'], ['CREATE VIEW a AS SELECT * FROM public.users', 'public.users'], ['CREATE TABLE a AS SELECT * FROM pg_authid', 'pg_authid'], ['CREATE TABLE a AS EXECUTE b', 'EXECUTE'],
    ['ALTER TABLE a OWNER TO nexus', 'change owner'], ['ALTER TABLE a SET SCHEMA public', 'SET SCHEMA'], ['ALTER TABLE a DISABLE TRIGGER ALL', 'disable trig all'], ['ALTER TABLE a SET TABLESPACE b', 'set table space'], ['ALTER TABLE a INHERIT b', 'add inherit'], ['ALTER TABLE a ENABLE ROW LEVEL SECURITY', 'enable row security'], ['ALTER TABLE a SET UNLOGGED', 'set un logged'], ['ALTER TABLE a ALTER b SET DEFAULT pg_sleep(1)', 'pg_sleep'], ['ALTER FOREIGN TABLE a ADD b int', 'foreign table'], ['ALTER MATERIALIZED VIEW a RENAME TO b', 'matview'],
    ['ALTER TYPE a OWNER TO b', 'OWNER TO'], ['ALTER SCHEMA a RENAME TO b', 'schema'], ['ALTER ROLE a RENAME TO b', 'role'], ['ALTER DATABASE a RENAME TO b', 'database'], ['DROP FUNCTION a', 'function'], ['DROP OWNED BY a', 'DropOwnedStmt'], ['REASSIGN OWNED BY a TO b', 'ReassignOwnedStmt'], ['COMMENT ON DATABASE a IS $$b$$', 'database'], ['COMMENT ON ROLE a IS $$b$$', 'role'], ['ALTER SYSTEM SET a = 1', 'AlterSystemStmt'], ['ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO PUBLIC', 'AlterDefaultPrivilegesStmt'], ['SECURITY LABEL ON TABLE a IS $$b$$', 'SecLabelStmt'],
    ['CREATE TABLE public.a (b int)', 'public.a'], ['CREATE TABLE a (b int REFERENCES public.users)', 'public.users'], ['CREATE TABLE a (b public.citext)', 'public.citext'], ['CREATE TABLE a (b regproc)', 'regproc'], ['CREATE TABLE pg_a (b int)', 'pg_a'], ['SELECT 1 INTO a', 'INTO'], ['COPY a FROM STDIN', 'COPY'], ['LOCK a', 'LOCK'],
  ])('may not hold %s', async (text, message) => {
    const error = await check(text, 'migration').then(() => null, (thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'refused' });
    expect(String(error)).toContain(message);
  });
});
