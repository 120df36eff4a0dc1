import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { sha256Hex } from '@/lib/core/ids';
import { onDatabase } from '@/lib/testing/template';
import { applyMigrations } from './apply-migrations';
import type { MigrationFile } from './migration-files';

const server = inject('postgresUrl');
const url = onDatabase(server, 'migrations_under_test');

async function run(sql: string, address = url): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

const migration = (name: string, sql: string): MigrationFile => ({ name, sql, checksum: sha256Hex(sql) });
const first = migration('0001_first', `CREATE TABLE a (id int); CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;`);
const second = migration('0002_second', 'CREATE TABLE b (id int)');

beforeEach(() => run('CREATE DATABASE migrations_under_test', server));
afterEach(() => run('DROP DATABASE migrations_under_test WITH (FORCE)', server));

describe('applyMigrations', () => {
  it('runs what is due, in order, once', async () => {
    expect(await applyMigrations(url, [first])).toEqual(['0001_first']);
    expect(await applyMigrations(url, [first, second])).toEqual(['0002_second']);
    expect(await applyMigrations(url, [first, second])).toEqual([]);
    expect(await run('SELECT migration_name, checksum FROM _prisma_migrations ORDER BY started_at')).toEqual([
      { migration_name: '0001_first', checksum: first.checksum },
      { migration_name: '0002_second', checksum: second.checksum },
    ]);
  });

  it('runs each once when five servers start at the same time', async () => {
    const applied = await Promise.all(Array.from({ length: 5 }, () => applyMigrations(url, [first, second])));
    expect(applied.flat()).toEqual(['0001_first', '0002_second']);
  });

  it('leaves nothing of a migration that fails, and goes on from there when it is mended', async () => {
    const broken = migration('0002_second', 'CREATE TABLE b (id int); SELECT no_such_column FROM a');
    await expect(applyMigrations(url, [first, broken])).rejects.toThrow('Migration 0002_second failed; the database is as it was before: column "no_such_column" does not exist');
    expect(await run(`SELECT to_regclass('a') IS NOT NULL AS a, to_regclass('b') IS NOT NULL AS b`)).toEqual([{ a: true, b: false }]);
    expect(await applyMigrations(url, [first, second])).toEqual(['0002_second']);
  });

  it('refuses a database of a newer version', async () => {
    await applyMigrations(url, [first, second]);
    await expect(applyMigrations(url, [first])).rejects.toThrow('This database was used by a newer version of Nexus (it has 0002_second). Start that version, or restore a backup made before the update.');
  });

  it('refuses a migration that was changed after it ran', async () => {
    await applyMigrations(url, [first]);
    await expect(applyMigrations(url, [migration('0001_first', 'CREATE TABLE other (id int)')])).rejects.toThrow('This database was made by another version of 0001_first than the one in prisma/migrations. Use the code it was made with, or another data folder.');
  });
});
