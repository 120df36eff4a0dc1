import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { db } from '../client';
import { getPool } from '../pool';
import { assertSupported, checkDatabaseServer } from './check-server';
import { readMigrations, writeMigration } from './migration-files';
import { diffSchema } from './schema-engine';

useTestDatabase();

const folder = mkdtempSync(join(tmpdir(), 'nexus-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the migrations', () => {
  it('build exactly what prisma/schema asks for (npm run db -- diff --name what_changes)', async () => {
    expect(await diffSchema(process.env.DATABASE_URL ?? '')).toBeNull();
  });

  it('notice a difference', async () => {
    await getPool().query('ALTER TABLE sessions DROP COLUMN ip');
    expect(await diffSchema(process.env.DATABASE_URL ?? '')).toContain(`ALTER TABLE "sessions" ADD COLUMN     "ip" TEXT NOT NULL DEFAULT ''`);
    await getPool().query(`ALTER TABLE sessions ADD COLUMN ip text NOT NULL DEFAULT ''`);
  });

  it('let nobody rewrite the audit log', async () => {
    await db().auditEntry.create({ data: { action: 'test', subject: 'test' } });
    await expect(getPool().query('UPDATE audit_log SET action = $1', ['other'])).rejects.toThrow('audit_log is append-only: UPDATE refused');
    await expect(getPool().query('DELETE FROM audit_log')).rejects.toThrow('audit_log is append-only: DELETE refused');
    await expect(getPool().query('TRUNCATE audit_log')).rejects.toThrow('audit_log is append-only: TRUNCATE refused');
  });
});

it('writeMigration numbers on from the last one', async () => {
  expect(await writeMigration({ title: 'init', sql: 'SELECT 1;', folder })).toBe('0001_init');
  expect(await writeMigration({ title: 'add_tags', sql: 'SELECT 2;', folder })).toBe('0002_add_tags');
  expect((await readMigrations(folder)).map(({ name, sql }) => [name, sql])).toEqual([['0001_init', 'SELECT 1;'], ['0002_add_tags', 'SELECT 2;']]);
  expect(readFileSync(join(folder, 'migration_lock.toml'), 'utf8')).toBe('provider = "postgresql"\n');
});

describe('a PostgreSQL of one’s own', () => {
  it('is taken when it is new enough', async () => {
    await expect(checkDatabaseServer(inject('postgresUrl'))).resolves.toBeUndefined();
    expect(() => assertSupported('16.0 (Debian 16.0-1)')).not.toThrow();
    expect(() => assertSupported('15.14 (Debian 15.14-0+deb12u1)')).toThrow('The database at DATABASE_URL is PostgreSQL 15.14 (Debian 15.14-0+deb12u1); Nexus needs 16 or newer.');
  });

  it('is named without its password when it cannot be reached', async () => {
    await expect(checkDatabaseServer('postgresql://ada:se@cret@127.0.0.1:1/forum')).rejects.toThrow('The database at DATABASE_URL (postgresql://ada:…@127.0.0.1:1/forum) cannot be used: connect ECONNREFUSED 127.0.0.1:1');
  });

  it('says when it does not let us in', async () => {
    const url = inject('postgresUrl').replace(/:[^:@]*@/, ':wrong@');
    await expect(checkDatabaseServer(url)).rejects.toThrow('cannot be used: password authentication failed for user "nexus"');
    expect(pg.defaults.password).toBeNull();
  });
});
