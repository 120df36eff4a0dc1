import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { processIdentity } from '@/lib/core/process-lock.mjs';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './start';

const folder = mkdtempSync(join(tmpdir(), 'nexus-pg-'));
const running: EmbeddedPostgres[] = [];
const said: string[] = [];

async function start(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: (line) => said.push(line) });
  running.push(postgres);
  return postgres;
}

async function query(postgres: EmbeddedPostgres, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  // The server may be killed under it; the query's own rejection is what counts.
  client.on('error', () => undefined);
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows;
}

const childrenOf = (pid: number) => execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' }).split('\n').map(Number).filter(Boolean);

function killAll(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch (error) {
      // A connection's process that ended by itself meanwhile.
      if (!hasErrorCode(error, 'ESRCH')) throw error;
    }
  }
}

// Making a cluster waits for the disk, which other programs may keep busy.
vi.setConfig({ testTimeout: 60_000 });

afterEach(async () => {
  for (const postgres of running.splice(0)) if (processIdentity(postgres.pid)) await postgres.stop();
  said.length = 0;
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('startEmbeddedPostgres', () => {
  const dataDir = join(folder, 'forum');

  it('makes a database that only this user reaches, with the settings of a forum', async () => {
    const postgres = await start(dataDir);
    expect(await query(postgres, `SELECT current_setting('listen_addresses') AS listens, current_setting('fsync') AS fsync, current_setting('max_connections') AS connections, datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = current_database()`)).toEqual([{ listens: '', fsync: 'on', connections: '60', provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' }]);
    expect(await query(postgres, `SELECT DISTINCT auth_method FROM pg_hba_file_rules`)).toEqual([{ auth_method: 'scram-sha-256' }]);
    expect(statSync(join(dataDir, 'secrets', 'postgres')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'run')).mode & 0o777).toBe(0o700);
    expect(existsSync(join(dataDir, 'pg.new'))).toBe(false);
  });

  it('refuses a wrong password', async () => {
    const postgres = await start(dataDir);
    const url = postgres.url.replace(/:[^:@]*@/, ':wrong@');
    await expect(query({ ...postgres, url }, 'SELECT 1')).rejects.toThrow('password authentication failed');
  });

  it('recovers what was committed after everything is killed', async () => {
    const first = await start(dataDir);
    await query(first, 'CREATE TABLE kept AS SELECT 42 AS answer');
    killAll([first.pid, ...childrenOf(first.pid)]);
    await first.exited;
    expect(existsSync(join(dataDir, 'pg', 'postmaster.pid'))).toBe(true);
    expect(existsSync(join(dataDir, 'run', '.s.PGSQL.5432'))).toBe(true);
    expect(await query(await start(dataDir), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('stops a PostgreSQL that still runs from the last time, and starts', async () => {
    const left = await start(dataDir);
    const next = await start(dataDir);
    expect(said).toEqual([`PostgreSQL still runs from the last time (process ${left.pid}); stopping it first`]);
    await left.exited;
    expect(await query(next, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('starts although another program now has the number in the pid file', async () => {
    writeFileSync(join(dataDir, 'pg', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'pg')}\n`);
    expect(await query(await start(dataDir), 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('stops within its own folder and leaves nothing behind', async () => {
    const postgres = await start(dataDir);
    await postgres.stop();
    await postgres.exited;
    expect(readdirSync(dataDir).toSorted()).toEqual(['pg', 'postgres.log', 'secrets']);
    expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8').trim()).toMatch(/database system is shut down$/);
  });
});

it('begins anew after a first start that was killed half-way', async () => {
  const dataDir = join(folder, 'half');
  mkdirSync(join(dataDir, 'pg.new', 'cluster'), { recursive: true });
  writeFileSync(join(dataDir, 'pg.new', 'cluster', 'PG_VERSION'), '18\n');
  expect(await query(await start(dataDir), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
});

it('puts the socket into a short private folder when the path is too long', async () => {
  const dataDir = join(folder, 'a'.repeat(60), 'b'.repeat(60));
  const postgres = await start(dataDir);
  const socketFolder = decodeURIComponent(new URL(postgres.url.replace('@/', '@localhost/')).searchParams.get('host') ?? '');
  expect(socketFolder).toMatch(new RegExp(`^${tmpdir()}/nexus-[0-9a-f]{16}$`));
  expect(statSync(socketFolder).mode & 0o777).toBe(0o700);
  await postgres.stop();
  expect(existsSync(socketFolder)).toBe(false);

  writeFileSync(socketFolder, 'somebody else was here');
  await expect(start(dataDir)).rejects.toThrow(`${socketFolder} is where PostgreSQL's socket belongs, but it is not a folder of this user. Remove it, or set NEXUS_DATA_DIR to a folder with a shorter path.`);
  rmSync(socketFolder);
});
