import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { waitUntil } from '@/lib/core/wait-until';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createViewer } from '@/lib/testing/factories';
import { forgetForum, openForum, type Act, type ForumProcess } from '@/lib/testing/forum-process';
import { startReleaseServer, type ReleaseServer } from '@/lib/testing/release-server';
import { checkExtensions } from '../../fsck/check-extensions';
import { helloFiles } from '../../install/testing';
import { closeExtensionSql } from '../../sql/close-sql';
import { dropExtensionData } from '../../sql/roles/drop-extension-data';
import { getTask } from '../list-tasks';
import type { TaskStepName, TaskView } from '../types';
import { lookAt, type Look } from './look';

export const PASSWORD = 'harbour lights';
export const SLUG = 'hello';

/** `NEXUS_LONG=1` takes every point and every number. */
export const isLong = process.env.NEXUS_LONG === '1';

/**
 * Where a task is killed. Between the end of a step and the beginning of the next one lies nothing but a row of progress,
 * and several tasks share steps: the long run takes both ends of every step, the short one those that are named.
 */
export const pointsOf = (steps: readonly TaskStepName[], short: readonly string[] = steps.map((step) => `begin:${step}`)): readonly string[] =>
  isLong ? steps.flatMap((step) => [`begin:${step}`, `done:${step}`]) : short;

/** Its files, with one for pages that says the version, and a handler that says goodbye. */
export function releaseFiles(version: string, files: Record<string, string | null> = {}, fields: Record<string, unknown> = {}): Record<string, string> {
  const { 'server/index.ts': server = '' } = helloFiles();
  // What ends the process: an exit of its own is held back, and answered as a fault of the handler.
  const crash = "router.post('/crashes', {}, () => new Promise(() => { setTimeout(() => { throw new Error('on purpose'); }, 1); })); router.get('/exits'";
  const goodbye = `async onUninstall(nexus) { await nexus.db.query("INSERT INTO words (word) VALUES ('goodbye')"); }, async onUpdate(`;
  return helloFiles({ version, ...fields }, { 'priv/static/hello.js': `// ${version}`, 'server/index.ts': server.replace('async onUpdate(', goodbye).replace("router.get('/exits'", crash), ...files });
}

/** What an update brings that makes a column. */
export const MORE = { 'migrations/0002_more.up.sql': 'ALTER TABLE words ADD COLUMN more text;', 'migrations/0002_more.down.sql': 'ALTER TABLE words DROP COLUMN more;' };

export interface Forums {
  dataDir: () => string;
  server: () => ReleaseServer;
  admin: () => Viewer;
  /** The repository's. */
  address: () => string;
  /** The one that runs now. */
  forum: () => ForumProcess;
  publish(version: string, files?: Record<string, string | null>, fields?: Record<string, unknown>): Promise<void>;
  /** Has the forum begin something. @returns the task's id */
  begin(act: Act, input?: object): Promise<string>;
  /** Waits until a task is over or waits for somebody. */
  atRest(id: string): Promise<TaskView>;
  approve(id: string): Promise<TaskView>;
  /** Begins something, agrees where that is asked for, and waits for its end. */
  finish(act: Act, input?: object): Promise<TaskView>;
  install(): Promise<TaskView>;
  /** One more server on the same database and data folder. */
  startAnother(): Promise<ForumProcess>;
  /** Another process in its place, after the time in which a killed one is known to be dead. */
  startAgain(): Promise<void>;
  /** Has the forum begin something and die on the way, and starts it again. @returns the task it died in, as it stands now */
  killAt(point: string, act: Act, input?: object): Promise<TaskView>;
  /** Kills the forum at work on something, so many milliseconds after that began, and starts it again. */
  killDuring(ms: number, work: () => Promise<unknown>): Promise<void>;
  /** Kills one that is just starting, and starts another. */
  killStarting(ms: number): Promise<void>;
  /** Resolves once no hook is due any more. */
  hooksDone(): Promise<void>;
  look(): Promise<Look | null>;
  say(word: string): Promise<void>;
  /** Nothing is half done or nobody's. */
  expectClean(about?: string): Promise<void>;
}

/** Gives a test file a forum in a process of its own, which can be killed; call it once, after useTestDatabase(). */
export function useForums(): Forums {
  let dataDir = '';
  let server: ReleaseServer;
  let admin: Viewer;
  let forum: ForumProcess;
  let next: Promise<ForumProcess>;
  const others: ForumProcess[] = [];

  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'nexus-data-'));
    await mkdir(path.join(dataDir, 'bundled'));
    server = await startReleaseServer();
    Object.assign(process.env, { NEXUS_DATA_DIR: dataDir, NEXUS_EXTENSIONS_DIR: path.join(dataDir, 'bundled'), NEXUS_GITHUB_API: server.api, NEXUS_GITHUB_RAW: server.raw });
    admin = await createViewer({ role: 'admin', password: PASSWORD });
    const limit = { limit: 1_000_000, windowSeconds: 60 };
    await db().setting.create({ data: { key: 'rateLimits', value: { extensionTask: limit, confirmPassword: limit, extensionRead: limit, extensionWrite: limit } } });
    next = openForum();
    await startAgain();
  });
  afterAll(async () => {
    await forum.stop();
    for (const other of [...others, await next]) await other.kill();
    await dropExtensionData(SLUG);
    await closeExtensionSql();
    await server.stop();
    await forgetForum();
    for (const name of ['NEXUS_DATA_DIR', 'NEXUS_EXTENSIONS_DIR', 'NEXUS_GITHUB_API', 'NEXUS_GITHUB_RAW']) delete process.env[name];
    await rm(dataDir, { recursive: true, force: true });
  });

  async function startAgain(): Promise<void> {
    await getPool().query(`UPDATE extension_tasks SET beat_at = beat_at - interval '1 minute' WHERE state = 'running'`);
    forum = await next;
    // The next one loads while this one is at work.
    next = openForum();
    await forum.tell('start');
  }
  const begin = async (act: Act, input: object = {}) => String(await forum.tell('act', { act, viewer: admin, input: { slug: SLUG, ...input } }));
  const atRest = async (id: string) => {
    let task = await getTask(admin, { id });
    await waitUntil(async () => (task = await getTask(admin, { id })).state !== 'running', 60_000);
    return task;
  };
  const approve = async (id: string, by = forum) => {
    await by.tell('act', { act: 'approve', viewer: admin, input: { id, password: PASSWORD } });
    return atRest(id);
  };
  const finish = async (act: Act, input?: object, begun: (id: string) => void = () => undefined) => {
    // Whoever is killed meanwhile is not followed by the next one.
    const by = forum;
    const id = await begin(act, input);
    begun(id);
    const looked = await atRest(id);
    return looked.state === 'waiting' ? approve(id, by) : looked;
  };
  const cancelWaiting = async () => {
    const { rows } = await getPool().query<{ id: string }>(`SELECT id FROM extension_tasks WHERE state = 'waiting'`);
    for (const { id } of rows) await forum.tell('act', { act: 'cancel', viewer: admin, input: { id } });
  };
  const address = () => `${server.url}/acme/hello`;
  const hooksDone = async () => expect(await waitUntil(async () => (await getPool().query('SELECT FROM extensions WHERE enabled AND pending_hook IS NOT NULL')).rowCount === 0, 20_000), 'its hooks have run').toBe(true);

  return {
    begin, atRest, approve, finish, startAgain, address, hooksDone,
    dataDir: () => dataDir,
    server: () => server,
    admin: () => admin,
    forum: () => forum,
    install: () => finish('install', { address: address() }),
    startAnother: async () => {
      const another = await openForum();
      others.push(another);
      await another.tell('start');
      return another;
    },
    publish: async (version, files, fields) => void (await server.publish({ owner: 'acme', repo: 'hello', version, files: releaseFiles(version, files, fields) })),
    killAt: async (point, act, input) => {
      let id = '';
      await forum.tell('dieAt', { point });
      const finished = finish(act, input, (begun) => (id = begun)).then((task) => `it ended before ${point}: ${task.message ?? ''}`, () => forum.ended);
      expect(await Promise.race([forum.ended, finished]), `killed at ${point}`).toBe('SIGKILL');
      await startAgain();
      await hooksDone();
      return getTask(admin, { id });
    },
    killDuring: async (ms, work) => {
      // It does not come to answer any more, or ends as what was killed ends.
      void work().catch(() => undefined);
      await delay(ms);
      await forum.kill();
      await startAgain();
      await hooksDone();
      await cancelWaiting();
    },
    killStarting: async (ms) => {
      await forum.kill();
      forum = await next;
      next = openForum();
      void forum.tell('start').catch(() => undefined);
      await delay(ms);
      await forum.kill();
      await startAgain();
      await hooksDone();
    },
    look: () => lookAt({ ask: (route) => forum.tell('ask', { slug: SLUG, path: route }), asset: (file) => forum.tell('asset', { slug: SLUG, path: file }) }, SLUG),
    say: async (word) => void expect((await forum.tell('ask', { slug: SLUG, path: '/words', method: 'POST', body: JSON.stringify({ word }) })).status).toBe(200),
    expectClean: async (about) => {
      expect(await checkExtensions(dataDir, { isForumRunning: true, settleMs: 300 }), about).toEqual([]);
      expect(await readdir(path.join(dataDir, 'staging')).catch(() => []), about).toEqual([]);
      const { rows } = await getPool().query(`SELECT kind, state FROM extension_tasks WHERE state IN ('running', 'waiting')`);
      expect(rows, about).toEqual([]);
    },
  };
}
