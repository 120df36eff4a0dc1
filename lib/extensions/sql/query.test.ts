import { describe, expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { ask, asRole, callerOf, useExtensions } from './testing';
import { beginSql, commitSql, querySql, rollBackSql } from './query';

useTestDatabase();
useExtensions('polls');

describe('querySql', () => {
  it('refuses what is not one statement, with its line', async () => {
    await expect(ask('polls', 'SELECT 1;\nDELETE FROM t')).rejects.toMatchObject({ code: 'refused', line: 2 });
    await expect(ask('polls', '')).rejects.toThrow('There is no statement.');
    await expect(ask('polls', 'SELECT 1,\n  FROM')).rejects.toMatchObject({ code: 'refused', line: 2 });
    await expect(ask('polls', 'SELECT \0 1')).rejects.toThrow('without NUL');
    await expect(ask('polls', `SELECT '${'x'.repeat(17_000)}'`)).rejects.toThrow('at most 16384 characters');
  });

  it('answers in JSON', async () => {
    const { rows, rowCount } = await ask('polls', `SELECT 1 AS int, 9007199254740993 AS big, 3::bigint AS small, 0.10::numeric AS exact, 'NaN'::float8 AS nan, 1.5::real AS real,
      true AS yes, null AS nothing, '{"a":[1]}'::jsonb AS json, '\\x00ff'::bytea AS bytes, timestamptz '2026-01-02 03:04:05.678901+02' AS at,
      timestamp '2026-01-02 03:04:05' AS local, date '2026-01-02' AS day, interval '1 day 2 hours' AS span, ARRAY[1,2,null] AS list,
      ARRAY['a, "b"', 'NULL', '\\'] AS texts, ARRAY[[true],[false]] AS nested, '{}'::int[] AS empty, 'infinity'::timestamptz AS never, timestamptz '0044-03-15 00:00+00 BC' AS ides`);
    expect(rowCount).toBe(1);
    expect(rows).toEqual([{
      int: 1, big: '9007199254740993', small: 3, exact: '0.10', nan: 'NaN', real: 1.5, yes: true, nothing: null, json: { a: [1] }, bytes: 'AP8=',
      at: '2026-01-02T01:04:05.678901Z', local: '2026-01-02T03:04:05', day: '2026-01-02', span: 'P1DT2H', list: [1, 2, null],
      texts: ['a, "b"', 'NULL', '\\'], nested: [[true], [false]], empty: [], never: 'infinity', ides: '0044-03-15T00:00:00Z BC',
    }]);
  });

  it('takes parameters as JSON', async () => {
    const { rows } = await ask('polls', 'SELECT $1::int AS a, $2::text[] AS b, $3::jsonb AS c, $4::boolean AS d, $5::text AS e, decode($6, $7) AS f', [1, ['x', 'y,"z'], { k: [1] }, true, null, 'AP8=', 'base64']);
    expect(rows).toEqual([{ a: 1, b: ['x', 'y,"z'], c: { k: [1] }, d: true, e: null, f: 'AP8=' }]);
    await expect(ask('polls', 'SELECT 1', Array.from({ length: 1_001 }, () => 1))).rejects.toMatchObject({ code: 'too_large' });
  });

  it('gives columns that are named like what every object inherits', async () => {
    const { rows } = await ask('polls', `SELECT 1 AS "__proto__", 2 AS "constructor"`);
    expect(Object.entries(rows[0] ?? {})).toEqual([['__proto__', 1], ['constructor', 2]]);
  });

  it('says what PostgreSQL refused, with its code, constraint and line', async () => {
    await asRole('polls', ({ client }) => client.query('CREATE TABLE votes (poll int, member int, CONSTRAINT once UNIQUE (poll, member))'));
    const insert = 'INSERT INTO votes (poll, member) VALUES ($1, $2)';
    expect(await ask('polls', insert, [1, 2])).toEqual({ rows: [], rowCount: 1, command: 'INSERT' });
    await expect(ask('polls', insert, [1, 2])).rejects.toMatchObject({ name: 'SqlError', code: '23505', constraint: 'once', detail: { constraint: 'once', detail: 'Key (poll, member)=(1, 2) already exists.' } });
    await expect(ask('polls', 'SELECT 1\nFROM nowhere')).rejects.toMatchObject({ code: '42P01', line: 2 });
    expect((await ask('polls', 'SELECT count(*) FROM votes')).rows).toEqual([{ count: 1 }]);
  });
});

describe('transactions', () => {
  it('keep or undo what was done in them', async () => {
    const caller = callerOf('polls');
    const kept = await beginSql(caller);
    await querySql(caller, { text: 'INSERT INTO votes VALUES (10, 1)', params: [], token: kept });
    expect((await ask('polls', 'SELECT * FROM votes WHERE poll = 10')).rowCount).toBe(0);
    await commitSql(caller, kept);
    expect((await ask('polls', 'SELECT * FROM votes WHERE poll = 10')).rowCount).toBe(1);
    const undone = await beginSql(caller);
    await querySql(caller, { text: 'DELETE FROM votes', params: [], token: undone });
    await rollBackSql(caller, undone);
    expect((await ask('polls', 'SELECT * FROM votes WHERE poll = 10')).rowCount).toBe(1);
    await expect(commitSql(caller, kept)).rejects.toMatchObject({ code: 'no_transaction' });
  });

  it('are rolled back by a statement that failed, and say so', async () => {
    const caller = callerOf('polls');
    const token = await beginSql(caller);
    await querySql(caller, { text: 'INSERT INTO votes VALUES (11, 1)', params: [], token });
    await expect(querySql(caller, { text: 'SELECT 1/0', params: [], token })).rejects.toMatchObject({ code: '22012' });
    await expect(commitSql(caller, token)).rejects.toMatchObject({ code: '25P02' });
    expect((await ask('polls', 'SELECT * FROM votes WHERE poll = 11')).rowCount).toBe(0);
  });

  it('belong to the call that began them', async () => {
    const caller = callerOf('polls');
    const token = await beginSql(caller);
    await expect(querySql(callerOf('polls'), { text: 'SELECT 1', params: [], token })).rejects.toMatchObject({ code: 'no_transaction' });
    await expect(commitSql(callerOf('polls'), token)).rejects.toMatchObject({ code: 'no_transaction' });
    await rollBackSql(caller, token);
  });

  it('end with their call', async () => {
    const ending = new AbortController();
    const caller = callerOf('polls', ending.signal);
    const token = await beginSql(caller);
    await querySql(caller, { text: 'INSERT INTO votes VALUES (12, 1)', params: [], token });
    ending.abort();
    await expect(querySql(caller, { text: 'SELECT 1', params: [], token })).rejects.toMatchObject({ code: 'no_transaction' });
    await expect(beginSql(caller)).rejects.toMatchObject({ code: 'aborted' });
    expect((await ask('polls', 'SELECT * FROM votes WHERE poll = 12')).rowCount).toBe(0);
  });

  it('are two at most, so that a query beside them always finds a connection', async () => {
    const caller = callerOf('polls');
    const tokens = [await beginSql(caller), await beginSql(caller)];
    await expect(beginSql(caller)).rejects.toMatchObject({ code: 'overloaded' });
    expect((await ask('polls', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    for (const token of tokens) await rollBackSql(caller, token);
    await rollBackSql(caller, await beginSql(caller));
  });
});
