import fc from 'fast-check';
import { expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import type { RoleConnection } from './lending/connect-as-role';
import { runStatement } from './lending/run-statement';
import { roleNameOf } from './names';
import { isSqlError } from './sql-error';
import { checkStatement } from './statements/check-statement';
import { parseSql } from './statements/parser';
import { asRole, useExtensions } from './testing';

useTestDatabase();
useExtensions('polls');

const RUNS = process.env.NEXUS_LONG === '1' ? 10_000 : 1_000;
const LIMIT_MS = 900_000;

/** @returns what is wrong with a text, or null when it passed */
async function refusal(text: string, schema: string): Promise<string | null> {
  try {
    const facts = await parseSql(text || ' ');
    if (facts.statements.length !== 1) return 'not one statement';
    checkStatement(facts, { kind: 'query', schema });
    return null;
  } catch (error) {
    if (!isSqlError(error)) throw error;
    return error.message;
  }
}

const refusedNames = ['set_config', 'pg_notify', 'pg_advisory_lock', 'pg_try_advisory_xact_lock', 'lo_create', 'lo_export', 'pg_sleep', 'query_to_xml', 'dblink_exec', 'pg_read_file', 'current_setting', 'ts_stat', 'pg_terminate_backend'];
const escapeName = (name: string) => `U&"${[...name].map((letter) => `\\${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
const spelling = (name: string) => fc.constantFrom(name, name.toUpperCase(), `"${name}"`, `pg_catalog.${name}`, `pg_catalog . "${name}"`, `/* x */ ${name} /* y */`, `${name}\n--\n`, escapeName(name));
const call = fc.constantFrom(...refusedNames).chain((name) => fc.tuple(spelling(name), fc.constantFrom('', '1', `'a', 'b', false`, 'a => 1', 'VARIADIC ARRAY[1]', 'SELECT 1')).map(([spelled, args]) => `${spelled}(${args === 'SELECT 1' ? '(SELECT 1)' : args})`));
const places = [
  '@', 'coalesce(@, 1)', '(SELECT @)', 'ARRAY[@]', 'ROW(@, 1)', 'CASE WHEN @ IS NULL THEN 1 ELSE 2 END', 'CASE 1 WHEN 2 THEN @ END', 'NOT (@ = 1)', '@::text', 'CAST(@ AS int)', 'EXISTS (SELECT @)', '1 IN (2, @)', '(@).a', '(ARRAY[1])[@]', '1 BETWEEN @ AND 2',
  'sum(1) FILTER (WHERE @ IS NULL)', 'sum(1) OVER (PARTITION BY @)', 'string_agg(a, b ORDER BY @)', 'greatest(1, @)', 'abs(@)', 'JSON_OBJECT(1: @)', 'JSON_ARRAY(@)', '(SELECT 1 FROM t WHERE a = @)', '(VALUES (@))', `@ AT TIME ZONE 'UTC'`, '@ IS DISTINCT FROM 1', 'a COLLATE "C" || @', 'nullif(@, 1)', 'extract(year FROM @)',
];
const statements = [
  'SELECT @', 'SELECT 1 FROM t WHERE @ IS NULL', 'SELECT 1 FROM @ AS x', 'SELECT 1 FROM LATERAL (SELECT @) x', 'SELECT 1 GROUP BY @', 'SELECT 1 HAVING @ IS NULL', 'SELECT 1 ORDER BY @', 'SELECT 1 LIMIT @', 'SELECT 1 OFFSET @', 'SELECT DISTINCT ON (@) 1', 'SELECT 1 WINDOW w AS (ORDER BY @)', 'VALUES (@)', 'SELECT 1 UNION SELECT @',
  'WITH a AS (SELECT @) SELECT 1', 'WITH a AS (DELETE FROM t WHERE @ IS NULL RETURNING 1) SELECT 1', 'INSERT INTO t VALUES (@)', 'INSERT INTO t SELECT @', 'INSERT INTO t VALUES (1) ON CONFLICT (a) DO UPDATE SET a = @', 'INSERT INTO t VALUES (1) ON CONFLICT ((@)) DO NOTHING', 'INSERT INTO t DEFAULT VALUES RETURNING @', 'UPDATE t SET a = @', 'UPDATE t SET (a, b) = (SELECT 1, @)', 'UPDATE t SET a = 1 FROM (SELECT @) x', 'DELETE FROM t WHERE @ IS NULL', 'DELETE FROM t USING (SELECT @) x', 'MERGE INTO t USING s ON @ IS NULL WHEN MATCHED THEN DELETE', 'MERGE INTO t USING s ON true WHEN MATCHED THEN UPDATE SET a = @', 'SELECT 1 FROM t TABLESAMPLE bernoulli (@)', 'SELECT 1 FROM t JOIN s ON @ IS NULL', `SELECT 1 FROM JSON_TABLE(@, '$' COLUMNS (a int PATH '$')) x`,
];
// Some places take plain values or calls only: there the call stands bare.
const bareOnly = new Set(['SELECT 1 FROM @ AS x']);

it('refuses a function that is not allowed wherever and however it is written', async () => {
  const written = fc.tuple(fc.constantFrom(...statements), fc.constantFrom(...places), fc.constantFrom(...places), call)
    .map(([statement, outer, inner, called]) => statement.replace('@', () => (bareOnly.has(statement) ? called : outer.replace('@', () => inner.replace('@', () => called)))));
  await fc.assert(fc.asyncProperty(written, async (text) => {
    expect(await refusal(text, 'ext_00000000_polls')).toMatch(/is not available to extensions|syntax error|requires|cannot|must|not supported|only/);
  }), { numRuns: RUNS });
}, LIMIT_MS);

const fragments = ['SELECT', 'FROM', '(', ')', ',', ';', '--', '/*', '*/', '$$', `'`, `E'`, '"', '\\', 'INTO', 'votes', 'public.users', 'pg_class', 'SET', 'ROLE', 'COMMIT', 'DO', 'LISTEN x', 'CREATE TEMP TABLE x (a int)', 'set_config', 'PREPARE x AS', 'pg_advisory_lock(1)', '$1', 'U&', '::regclass', 'FOR UPDATE', 'WITH', 'RETURNING *', 'LOCK', 'COPY', '\u00a0', 'é', '\u{1F600}'];
const seeds = ['SELECT a, count(*) FROM votes WHERE b = $1 GROUP BY a ORDER BY 2', `INSERT INTO votes VALUES (1, 'x;y') RETURNING *`, `UPDATE votes SET b = 'it''s' WHERE a IN (SELECT 1)`, `WITH x AS (SELECT 1 AS a) SELECT * FROM x, votes v -- end`, `DELETE FROM votes WHERE b = $$a;b$$`];
const mutation = fc.record({ at: fc.nat(200), remove: fc.nat(6), insert: fc.oneof(fc.constantFrom(...fragments), fc.string({ maxLength: 4, unit: 'grapheme' })) });
const mutated = fc.tuple(fc.constantFrom(...seeds), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([seed, changes]) => changes.reduce((text, { at, remove, insert }) => `${text.slice(0, at % (text.length + 1))} ${insert} ${text.slice((at % (text.length + 1)) + remove)}`, seed).replaceAll('\0', ''));

/** All that a statement could leave behind in its session, and what it must not reach. */
async function trace({ client }: RoleConnection): Promise<unknown> {
  const { rows } = await client.query(`SELECT current_user, session_user, (SELECT md5(string_agg(name || setting, '' ORDER BY name)) FROM pg_settings) AS settings, (SELECT count(*) FROM pg_prepared_statements) AS prepared, (SELECT count(*) FROM pg_cursors) AS cursors,
    (SELECT count(*) FROM pg_listening_channels()) AS listening, (SELECT count(*) FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'advisory') AS locks, (SELECT count(*) FROM pg_class) AS relations, (SELECT count(*) FROM pg_proc) AS functions, (SELECT row_to_json(r)::text FROM pg_roles r WHERE rolname = session_user) AS role`);
  return rows;
}

it('lets no mutation of a statement leave anything behind', async () => {
  const schema = await roleNameOf('polls');
  let passed = 0;
  await asRole('polls', async (connection) => {
    await connection.client.query('CREATE TABLE votes (a int, b text)');
    const before = await trace(connection);
    await fc.assert(fc.asyncProperty(mutated, async (text) => {
      if ((await refusal(text, schema)) !== null) return;
      passed += 1;
      const values = text.includes('$1') ? ['1'] : [];
      await runStatement(connection, { text, values, limitMs: 5_000 }).catch((error: unknown) => expect(isSqlError(error)).toBe(true));
      expect(connection.client.getTransactionStatus()).toBe('I');
      expect(await trace(connection)).toEqual(before);
    }), { numRuns: RUNS });
  });
  expect(passed).toBeGreaterThan(RUNS / 100);
}, LIMIT_MS);
