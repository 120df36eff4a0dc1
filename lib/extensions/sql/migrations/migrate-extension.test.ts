import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { roleNameOf } from '../names';
import { ensureExtensionRole } from '../roles/ensure-role';
import { dropExtensionData } from '../roles/drop-extension-data';
import { ask, asRole, removePackages, useExtensions, writePackage } from '../testing';
import { forgetTimes } from '../times';
import { readLedger } from './ledger';
import { migrateExtension } from './migrate-extension';

useTestDatabase();
useExtensions('polls');
afterAll(removePackages);

const FIRST = { 'migrations/0001_polls.up.sql': 'CREATE TABLE polls (id int PRIMARY KEY, question text);\nINSERT INTO polls VALUES (1, $$Why?$$);', 'migrations/0001_polls.down.sql': 'DROP TABLE polls;' };
const SECOND = { ...FIRST, 'migrations/0002_votes.up.sql': 'CREATE TABLE votes (poll_id int REFERENCES polls (id), member int);\nALTER TABLE polls ADD COLUMN closed boolean NOT NULL DEFAULT false;', 'migrations/0002_votes.down.sql': 'ALTER TABLE polls DROP COLUMN closed;\nDROP TABLE votes;' };

const migrate = async (files: Record<string, string>, options: { undoFrom?: string; version?: string } = {}) =>
  migrateExtension({ slug: 'polls', folder: await writePackage(files), ...(options.undoFrom ? { undoFrom: options.undoFrom } : {}), pointer: { version: options.version ?? '2.0.0', load_status: 'loaded' } });

/** Everything that must be as it was after a failure. */
async function state() {
  const role = await roleNameOf('polls');
  const columns = await getPool().query(`SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid WHERE c.relnamespace = to_regnamespace($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY 1, 2`, [`"${role}"`]);
  const extension = await db().extension.findUnique({ where: { slug: 'polls' }, select: { version: true, loadStatus: true } });
  return { columns: columns.rows, ledger: await readLedger('polls'), extension, pending: await db().extensionPendingInstall.count() };
}

beforeEach(async () => {
  await dropExtensionData('polls');
  await ensureExtensionRole({ slug: 'polls', canReadContent: false });
  await db().extension.update({ where: { slug: 'polls' }, data: { version: '1.0.0', loadStatus: 'not_loaded' } });
});

describe('migrateExtension', () => {
  it('runs what is due in order; tables, ledger and pointer change together', async () => {
    expect(await migrate(FIRST, { version: '1.1.0' })).toEqual({ undone: [], applied: ['0001_polls'] });
    expect(await migrate(SECOND, { version: '1.2.0' })).toEqual({ undone: [], applied: ['0002_votes'] });
    expect(await migrate(SECOND, { version: '1.2.1' })).toEqual({ undone: [], applied: [] });
    expect((await ask('polls', 'SELECT * FROM polls')).rows).toEqual([{ id: 1, question: 'Why?', closed: false }]);
    expect(await state()).toMatchObject({ extension: { version: '1.2.1', loadStatus: 'loaded' }, pending: 0, ledger: [{ name: '0001_polls' }, { name: '0002_votes' }] });
  });

  it('leaves everything as it was when the third statement fails, and names its file and line', async () => {
    await migrate(FIRST);
    const before = await state();
    const failing = { ...FIRST, 'migrations/0002_more.up.sql': `CREATE TABLE more (a int);\nINSERT INTO polls VALUES (2, 'b');\n\n-- the third\nINSERT INTO polls\n  VALUES (1, 'again');\n` };
    await expect(migrate(failing, { version: '3.0.0' })).rejects.toMatchObject({ code: '23505', file: 'migrations/0002_more.up.sql', line: 5, message: expect.stringContaining('migrations/0002_more.up.sql:5: duplicate key') });
    expect(await state()).toEqual(before);
    expect((await ask('polls', 'SELECT count(*) FROM polls')).rows).toEqual([{ count: 1 }]);
  });

  it('leaves everything as it was when the tables would take more than they may', async () => {
    await migrate(FIRST);
    const before = await state();
    await db().setting.create({ data: { key: 'extensionKnobs', value: { tableBytes: 1_048_576 } } });
    forgetTimes();
    const large = { ...FIRST, 'migrations/0002_large.up.sql': 'CREATE TABLE large AS SELECT g FROM generate_series(1, 50000) g' };
    await expect(migrate(large)).rejects.toMatchObject({ code: 'quota' });
    expect(await state()).toEqual(before);
    await db().setting.delete({ where: { key: 'extensionKnobs' } });
    forgetTimes();
    expect((await migrate(large)).applied).toEqual(['0002_large']);
  });

  it('names the line of a fault inside of a statement', async () => {
    await expect(migrate({ 'migrations/0001_a.up.sql': '\nCREATE TABLE a (\n  b int,\n  c nothing\n);' })).rejects.toMatchObject({ code: '42704', line: 4 });
  });

  it.each([['COMMIT', 3], ['DO $$ BEGIN END $$', 3], ['SET search_path = public', 3], ['CREATE FUNCTION f() RETURNS int\n LANGUAGE sql AS $$ SELECT 1 $$', 3], ['SELECT\n  pg_sleep(1)', 4], ['SELECT nexus_install.commit($$x$$)', 3], ['SELEC 1', 3]])('refuses %s with its line before anything runs', async (statement, line) => {
    const before = await state();
    await expect(migrate({ 'migrations/0001_a.up.sql': `CREATE TABLE a (b int);\n\n${statement};` })).rejects.toMatchObject({ code: 'refused', file: 'migrations/0001_a.up.sql', line });
    expect(await state()).toEqual(before);
  });

  it('refuses a file that was applied and has changed', async () => {
    await migrate(FIRST);
    await expect(migrate({ ...FIRST, 'migrations/0001_polls.up.sql': `${FIRST['migrations/0001_polls.up.sql']} ` })).rejects.toThrow('migrations/0001_polls.up.sql has changed since it ran here.');
  });

  it('refuses files that are out of order, misnamed, doubled, not text, or without their up', async () => {
    await migrate(SECOND);
    await expect(migrate({ ...SECOND, 'migrations/0001_late.up.sql': 'SELECT 1' })).rejects.toThrow('has the number of');
    await expect(migrate({ ...SECOND, 'migrations/0000_late.up.sql': 'SELECT 1' })).rejects.toThrow('give it a higher number');
    await expect(migrate({ 'migrations/first.sql': 'SELECT 1' })).rejects.toThrow('is not named like');
    await expect(migrate({ 'migrations/0003_a.down.sql': 'SELECT 1' })).rejects.toThrow('has no 0003_a.up.sql');
    await expect(migrate({ ...SECOND, 'migrations/0003_a.up.sql': 'SELECT \0' })).rejects.toThrow('NUL');
    await expect(migrate({ ...SECOND, 'migrations/0003_a.up.sql': `-- ${'x'.repeat(140_000)}` })).rejects.toThrow('larger than 128 KB');
    await expect(migrate(FIRST)).rejects.toThrow('0002_votes ran here and is not part of this version');
  });

  it('goes back to an older version with the downs of the newer one', async () => {
    const newer = await writePackage(SECOND);
    await migrateExtension({ slug: 'polls', folder: newer, pointer: { version: '2.0.0' } });
    expect(await migrate(FIRST, { undoFrom: newer, version: '1.0.0' })).toEqual({ undone: ['0002_votes'], applied: [] });
    expect((await ask('polls', 'SELECT * FROM polls')).rows).toEqual([{ id: 1, question: 'Why?' }]);
    expect(await state()).toMatchObject({ extension: { version: '1.0.0' }, ledger: [{ name: '0001_polls' }] });
  });

  it('refuses to go back where a down is missing', async () => {
    const { 'migrations/0002_votes.down.sql': _down, ...rest } = SECOND;
    const newer = await writePackage(rest);
    await migrateExtension({ slug: 'polls', folder: newer, pointer: null });
    await expect(migrate(FIRST, { undoFrom: newer })).rejects.toThrow('there is no migrations/0002_votes.down.sql');
  });
});

describe('nexus_install.commit', () => {
  const prepare = (role: string, token: string, expires = 'now() + interval $$1 hour$$') =>
    getPool().query(`INSERT INTO extension_pending_installs VALUES ('polls', $1, sha256(convert_to($2, 'UTF8')), '[{"name":"0009_x","sha256":"y"}]', '{}', '{"version":"9.9.9"}', ${expires})`, [role, token]);
  const commit = (token: string) => asRole('polls', ({ client }) => client.query('SELECT nexus_install.commit($1)', [token]));

  it('takes a token once, from the role it was made for, in time', async () => {
    const role = await roleNameOf('polls');
    await prepare('ext_00000000_other', 'token');
    await expect(commit('token')).rejects.toThrow('no pending install');
    await getPool().query('DELETE FROM extension_pending_installs');
    await prepare(role, 'token', 'now() - interval $$1 second$$');
    await expect(commit('token')).rejects.toThrow('no pending install');
    await getPool().query('DELETE FROM extension_pending_installs');
    await prepare(role, 'token');
    await expect(commit('other token')).rejects.toThrow('no pending install');
    await commit('token');
    expect(await state()).toMatchObject({ extension: { version: '9.9.9' }, ledger: [{ name: '0009_x', sha256: 'y' }], pending: 0 });
    await expect(commit('token')).rejects.toThrow('no pending install');
  });

  it('shows nothing before COMMIT', async () => {
    await prepare(await roleNameOf('polls'), 'token');
    await asRole('polls', async ({ client }) => {
      await client.query('BEGIN');
      await client.query('SELECT nexus_install.commit($1)', ['token']);
      expect(await state()).toMatchObject({ extension: { version: '1.0.0' }, ledger: [], pending: 1 });
    });
    expect(await state()).toMatchObject({ extension: { version: '1.0.0' }, ledger: [], pending: 1 });
    await getPool().query('DELETE FROM extension_pending_installs');
  });
});
