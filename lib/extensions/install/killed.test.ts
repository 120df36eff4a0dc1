import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { projectPath } from '@/lib/core/project-path';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { answerApi } from '../api/answer-api';
import { checkExtensions } from '../fsck/check-extensions';
import { answerHost } from '../host-api/answer-host';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { roleNameOf } from '../sql/names';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { clearInterrupted } from './clear-interrupted';
import { INSTALL_STEPS } from './install-steps';
import { restoreInstalled } from './restore-installed';
import { helloFiles, useServerHalves, writeFiles } from './testing';

// Each test starts processes of its own.
vi.setConfig({ testTimeout: 120_000 });

useTestDatabase();
const halves = useServerHalves(answerHost);

const store = () => path.join(halves.dataDir(), 'extensions');
const row = () => db().extension.findUniqueOrThrow({ where: { slug: 'hello' } });
const hookDone = () => vi.waitFor(async () => expect((await row()).pendingHook).toBeNull(), { timeout: 10_000 });
const words = async () => {
  const response = await answerApi({ request: new Request('http://forum/ext/hello/api/hello/you'), slug: 'hello', viewer: null, address: '127.0.0.1' });
  return response.status === 200 ? (await response.json()).rows.map(({ word }: { word: string }) => word) : response.status;
};

const startInstall = (folder: string, dieAt: string) =>
  spawn(process.execPath, ['--import', 'tsx', projectPath('lib/extensions/install/install.fixture.ts'), store(), folder, dieAt], { cwd: projectPath(), stdio: ['ignore', 'inherit', 'inherit'] });

/** What the next start of the forum does. */
async function startAgain(): Promise<void> {
  await clearInterrupted(store());
  await restoreInstalled();
  invalidateActiveExtensions();
  await halves.following().catchUp();
}

const next = (version: string) => ({ ...helloFiles({ version }), 'migrations/0002_more.up.sql': `ALTER TABLE words ADD COLUMN more text;\nINSERT INTO words (word) VALUES ('migrated');` });

beforeEach(async () => {
  await db().extension.deleteMany();
  await halves.following().catchUp();
  await dropExtensionData('hello');
  await clearInterrupted(store());
});

const POINTS = [...INSTALL_STEPS.map((step) => `begin:${step}`), 'done:switch'];

test.each(['begin:store', 'begin:switch', 'done:switch'])('killed with -9 at %s of a first install: nothing of it runs, or all of it', async (point) => {
  const folder = await writeFiles(helloFiles());
  const [, signal] = await once(startInstall(folder, point), 'exit');
  expect(signal).toBe('SIGKILL');
  await startAgain();
  const isDone = point === 'done:switch';
  if (isDone) await hookDone();
  expect(await words()).toEqual(isDone ? ['installed'] : 404);
  if (!isDone) expect(await row()).toMatchObject({ loadStatus: 'not_loaded', digest: '', loadError: expect.stringContaining('was cut off') });
  expect(await checkExtensions(halves.dataDir(), { isForumRunning: true, settleMs: 1 })).toEqual([]);
  await halves.install(folder);
  await hookDone();
  expect(await words()).toEqual(['installed']);
});

test.each(POINTS)('killed with -9 at %s of an update: the old version runs on, or the new one', async (point) => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  const { digest } = await row();
  await writeFiles(next('2.0.0'), folder);
  await once(startInstall(folder, point), 'exit');
  await startAgain();
  const isDone = point === 'done:switch';
  if (isDone) await hookDone();
  expect([await words(), (await row()).version]).toEqual(isDone ? [['installed', 'migrated', 'updated 1.0.0 2.0.0'], '2.0.0'] : [['installed'], '1.0.0']);
  expect((await readdir(path.join(store(), 'hello'))).includes(digest)).toBe(true);
  expect(await checkExtensions(halves.dataDir(), { isForumRunning: true, settleMs: 1 })).toEqual([]);
});

test('killed with -9 in the middle of a migration: its tables are as they were', async () => {
  const folder = await writeFiles(helloFiles());
  await halves.install(folder);
  await hookDone();
  await writeFiles({ ...next('2.0.0'), 'migrations/0003_long.up.sql': 'SELECT count(*) FROM generate_series(1, 2000000000) AS a;' }, folder);
  const installing = startInstall(folder, 'never');
  const role = await roleNameOf('hello');
  const isMigrating = async (count: number) => vi.waitFor(async () => {
    const { rowCount } = await getPool().query(`SELECT FROM pg_stat_activity WHERE usename = $1 AND state = 'active' AND query LIKE '%generate_series%'`, [role]);
    expect(rowCount).toBe(count);
  }, { timeout: 30_000, interval: 20 });
  await isMigrating(1);
  installing.kill('SIGKILL');
  await once(installing, 'exit');
  // It would take minutes; PostgreSQL notices that nobody is there any more.
  await isMigrating(0);
  await startAgain();
  expect([await words(), (await row()).version]).toEqual([['installed'], '1.0.0']);
  expect(await checkExtensions(halves.dataDir(), { isForumRunning: true, settleMs: 1 })).toEqual([]);
  // Whatever PostgreSQL still had to end of it is no obstacle.
  await writeFiles({ 'migrations/0003_long.up.sql': 'SELECT 1;' }, folder);
  await halves.install(folder);
  await hookDone();
  expect(await words()).toEqual(['installed', 'migrated', 'updated 1.0.0 2.0.0']);
});
