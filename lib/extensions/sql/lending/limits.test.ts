import { readFile, writeFile } from 'node:fs/promises';
import { getPriority, setPriority } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { log } from '@/lib/core/log';
import { waitUntil } from '@/lib/core/wait-until';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { roleNameOf } from '../names';
import { beginSql, commitSql, querySql } from '../query';
import { isSqlError } from '../sql-error';
import { ask, asRole, callerOf, useExtensions } from '../testing';
import { forgetTimes } from '../times';
import { countConnections } from './lender';

useTestDatabase();
useExtensions('greedy', 'modest');

const QUERY_MS = 400;
const TRANSACTION_MS = 900;
const TABLE_BYTES = 2_097_152;
const ENDLESS = 'SELECT count(*) FROM generate_series(1, 1000000) a, generate_series(1, 1000000) b';

beforeAll(async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: { queryMs: QUERY_MS, transactionMs: TRANSACTION_MS, tableBytes: TABLE_BYTES } } });
  forgetTimes();
  for (const slug of ['greedy', 'modest']) await asRole(slug, ({ client }) => client.query('CREATE TABLE counters (id int PRIMARY KEY, n int); INSERT INTO counters VALUES (1, 0)'));
});

/** What still runs in PostgreSQL for an extension. */
async function running(slug: string): Promise<number> {
  const { rowCount } = await getPool().query(`SELECT FROM pg_stat_activity WHERE usename = $1 AND state = 'active'`, [await roleNameOf(slug)]);
  return rowCount ?? 0;
}

async function takeBack(pid: number): Promise<void> {
  setPriority(pid, 0);
  await writeFile(`/proc/${pid}/autogroup`, '0');
}

describe('the forum’s clock', () => {
  it('stops a statement, in PostgreSQL too', async () => {
    const start = performance.now();
    await expect(ask('greedy', ENDLESS)).rejects.toMatchObject({ code: 'timeout', message: 'The statement took longer than 0.4 s.' });
    expect(performance.now() - start).toBeGreaterThan(QUERY_MS - 50);
    expect(await waitUntil(async () => (await running('greedy')) === 0, 2_000)).toBe(true);
  });

  it('stops every connection of an extension at once, and serves it and others afterwards', async () => {
    const greedy = Promise.allSettled(Array.from({ length: 6 }, () => ask('greedy', ENDLESS)));
    expect((await ask('modest', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    for (const answer of await greedy) expect(answer).toMatchObject({ status: 'rejected' });
    expect((await ask('greedy', 'SELECT 2 AS two')).rows).toEqual([{ two: 2 }]);
    expect(countConnections(await roleNameOf('greedy'))).toBeLessThanOrEqual(3);
  });

  it('ends a transaction that holds a row lock and does nothing', async () => {
    const holder = callerOf('greedy');
    const token = await beginSql(holder);
    await querySql(holder, { text: 'UPDATE counters SET n = n + 1', params: [], token });
    await expect(ask('greedy', 'UPDATE counters SET n = n + 10')).rejects.toMatchObject({ code: 'timeout' });
    expect(await waitUntil(() => ask('greedy', 'UPDATE counters SET n = n + 100').then(() => true, () => false), 5_000)).toBe(true);
    await expect(commitSql(holder, token)).rejects.toMatchObject({ code: 'no_transaction' });
    expect((await ask('greedy', 'SELECT n FROM counters')).rows).toEqual([{ n: 100 }]);
  });

  it('leaves a statement that cannot be stopped only the time that nobody wants', async () => {
    const warned = vi.spyOn(log, 'warn').mockImplementation(() => undefined);
    // It looks at 1,225 million pairs and for no cancel.
    const pairs = `SELECT count(*) FROM (SELECT array_agg(g) a FROM generate_series(1, 35000) g) x, (SELECT array_agg(-g) b FROM generate_series(1, 35000) g) y WHERE a && b`;
    await expect(ask('greedy', pairs)).rejects.toMatchObject({ code: 'timeout' });
    expect((await ask('greedy', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
    const { rows } = await getPool().query<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE usename = $1 AND state = 'active'`, [await roleNameOf('greedy')]);
    const pid = rows[0]?.pid ?? 0;
    expect(await waitUntil(() => warned.mock.calls.length > 0, 10_000)).toBe(true);
    expect(await waitUntil(async () => getPriority(pid) === 19 && /nice 19/.test(await readFile(`/proc/${pid}/autogroup`, 'utf8')), 5_000)).toBe(true);
    expect(warned).toHaveBeenCalledExactlyOnceWith({ role: await roleNameOf('greedy'), pid }, expect.stringContaining('lowest priority'));
    // Back among the others, where we may do that: on a busy machine it would not be done for long.
    await takeBack(pid).catch(() => undefined);
    expect(await waitUntil(async () => (await running('greedy')) === 0, 110_000)).toBe(true);
  }, 120_000);

  it('stops a statement whose call has ended', async () => {
    const ending = new AbortController();
    const answer = querySql(callerOf('greedy', ending.signal), { text: ENDLESS, params: [], token: null });
    answer.catch(() => undefined);
    expect(await waitUntil(async () => (await running('greedy')) === 1, 2_000)).toBe(true);
    ending.abort();
    await expect(answer).rejects.toMatchObject({ code: 'aborted' });
    expect(await waitUntil(async () => (await running('greedy')) === 0, 2_000)).toBe(true);
  });
});

describe('tables', () => {
  it('that take what they may get nothing more, until there is room again', async () => {
    const fill = 'INSERT INTO counters SELECT g, g FROM generate_series(1, 5000) g ON CONFLICT (id) DO UPDATE SET n = excluded.n';
    const refusal = () => ask('greedy', fill).then(() => null, (error: unknown) => error);
    const isFull = async () => {
      const error = await refusal();
      return isSqlError(error) && error.code === 'quota';
    };
    expect(await waitUntil(isFull, 60_000)).toBe(true);
    expect(await refusal()).toMatchObject({ code: 'quota', message: expect.stringContaining('may take 2 MB') });
    await expect(ask('greedy', 'UPDATE counters SET n = 0')).rejects.toMatchObject({ code: 'quota' });
    await expect(ask('greedy', 'WITH more AS (INSERT INTO counters VALUES (0, 0) RETURNING id) SELECT * FROM more')).rejects.toMatchObject({ code: 'quota' });
    expect((await ask('greedy', 'SELECT count(*) FROM counters')).rows).toEqual([{ count: 5_000 }]);
    expect((await ask('modest', 'UPDATE counters SET n = 0')).rowCount).toBe(1);
    expect((await ask('greedy', 'DELETE FROM counters WHERE id > 1')).rowCount).toBe(4_999);
    await getPool().query(`VACUUM (FULL) "${await roleNameOf('greedy')}".counters`);
    expect(await waitUntil(() => ask('greedy', 'UPDATE counters SET n = 0').then(() => true, () => false), 5_000)).toBe(true);
  });
});

describe('results', () => {
  it('have at most 10,000 rows', async () => {
    expect((await ask('greedy', 'SELECT 1 FROM generate_series(1, 10000)')).rowCount).toBe(10_000);
    await expect(ask('greedy', 'SELECT 1 FROM generate_series(1, 10001)')).rejects.toMatchObject({ code: 'too_large' });
    await expect(ask('greedy', 'SELECT * FROM generate_series(1, 1000000000)')).rejects.toMatchObject({ code: expect.stringMatching(/too_large|timeout/) });
  });

  it('are at most a megabyte as JSON', async () => {
    expect((await ask('greedy', `SELECT repeat('x', 999000) AS a`)).rowCount).toBe(1);
    await expect(ask('greedy', `SELECT repeat('x', 1000000) AS a`)).rejects.toMatchObject({ code: 'too_large' });
    await expect(ask('greedy', `SELECT repeat(chr(1), 200000) AS a`)).rejects.toMatchObject({ code: 'too_large' });
  });

  it('are nested at most as deep as they can cross, and what is deeper does the forum no harm', async () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    const select = 'SELECT $1::json AS a, $2::text AS b';
    expect((await ask('greedy', select, [nested(60), ''])).rowCount).toBe(1);
    for (const [depth, more] of [[61, ''], [5_000, ''], [5_000, 'x'.repeat(200_000)]] as const) {
      await expect(ask('greedy', select, [nested(depth), more])).rejects.toMatchObject({ code: 'too_large', message: expect.stringContaining('62 levels deep') });
    }
    await expect(ask('greedy', 'SELECT ARRAY[$1::jsonb] AS a', [nested(5_000)])).rejects.toMatchObject({ code: 'too_large' });
    expect((await ask('greedy', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('are stopped while they stream: 100 MB never are in the forum’s memory', async () => {
    const before = process.memoryUsage().rss;
    await expect(ask('greedy', `SELECT repeat('x', 100000000) AS a`)).rejects.toMatchObject({ code: expect.stringMatching(/too_large|timeout/) });
    await expect(ask('greedy', `SELECT repeat('x', 100000) AS a FROM generate_series(1, 1000)`)).rejects.toMatchObject({ code: expect.stringMatching(/too_large|timeout/) });
    expect((process.memoryUsage().rss - before) / 1e6).toBeLessThan(50);
    expect((await ask('greedy', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });

  it('do not take PostgreSQL’s memory either, where the forum may limit it', async () => {
    const doubling = `WITH RECURSIVE big(x) AS (SELECT repeat('x', 1000) UNION ALL SELECT x || x FROM big WHERE length(x) < 900000000) SELECT max(length(x)) FROM big`;
    await expect(ask('greedy', doubling)).rejects.toMatchObject({ code: expect.stringMatching(/^(53200|53400|54000|timeout)$/) });
    expect((await ask('greedy', 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

describe('a connection', () => {
  it('remembers nothing of who had it before', async () => {
    await asRole('modest', ({ client }) => client.query(`SET search_path = public; SET statement_timeout = 0; PREPARE left_over AS SELECT 1; LISTEN x; SELECT pg_advisory_lock(77)`));
    await asRole('modest', async ({ client }) => {
      const { rows } = await client.query(`SELECT current_setting('search_path') AS path, current_setting('statement_timeout') AS timeout, (SELECT count(*)::int FROM pg_prepared_statements) AS prepared,
        (SELECT count(*)::int FROM pg_listening_channels()) AS listening, (SELECT count(*)::int FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()) AS locks`);
      expect(rows).toEqual([{ path: `"${await roleNameOf('modest')}",nexus_api`, timeout: '15s', prepared: 0, listening: 0, locks: 0 }]);
    });
  });

  it('is lent in the middle of a transaction to nobody', async () => {
    await asRole('modest', ({ client }) => client.query('BEGIN; UPDATE counters SET n = 5'));
    expect((await ask('modest', 'SELECT n FROM counters')).rows).toEqual([{ n: 0 }]);
  });

  it('that PostgreSQL ended is replaced', async () => {
    await ask('modest', 'SELECT 1');
    await getPool().query('SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = $1', [await roleNameOf('modest')]);
    expect(await waitUntil(() => ask('modest', 'SELECT 1').then(() => true, () => false), 2_000)).toBe(true);
  });

  it('is one of three, for the whole cluster; the fourth waits and then says so', async () => {
    const role = await roleNameOf('modest');
    const release = new AbortController();
    const held = Array.from({ length: 3 }, () => asRole('modest', () => delay(60_000, undefined, { signal: release.signal }).catch(() => undefined)));
    expect(await waitUntil(async () => ((await getPool().query('SELECT FROM pg_stat_activity WHERE usename = $1', [role])).rowCount ?? 0) === 3, 5_000)).toBe(true);
    await expect(ask('modest', 'SELECT 1')).rejects.toMatchObject({ code: 'overloaded' });
    const patient = ask('modest', 'SELECT 1 AS one');
    release.abort();
    expect((await patient).rows).toEqual([{ one: 1 }]);
    await Promise.all(held);
  });

  it('logs in again after the forum’s secret has changed', async () => {
    const before = process.env.NEXTAUTH_SECRET;
    await getPool().query('SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = $1', [await roleNameOf('modest')]);
    process.env.NEXTAUTH_SECRET = 'another secret, also of some length, for tests only';
    expect(await waitUntil(() => ask('modest', 'SELECT 1').then(() => true, () => false), 2_000)).toBe(true);
    process.env.NEXTAUTH_SECRET = before;
  });
});
