import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { db } from '@/lib/db/client';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { startSupervisor, stopSupervisor } from '../runner/start-supervisor';
import type { Supervisor } from '../runner/supervisor';
import type { AnswerHost } from '../runner/types';
import { readSettings } from '../settings/read-settings';
import { closeExtensionSql } from '../sql/close-sql';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import { followExtensions, type Following } from './follow-extensions';
import { installPackage, type Installed } from './install-package';
import { readPackage } from './read-package';

export interface ServerHalves {
  dataDir: () => string;
  supervisor: () => Supervisor;
  following: () => Following;
  /** Installs a folder as `nexus ext install` does, and has this process take it in. */
  install(folder: string, options?: { waitMs: number; replaces?: boolean }): Promise<Installed>;
}

/** The files of a small extension with a table, a route and both hooks; single files can be given. */
export const helloFiles = (fields: Record<string, unknown> = {}, files: Record<string, string | null> = {}): Record<string, string> => {
  const manifest = { manifest_version: 2, name: 'Hello', slug: 'hello', version: '1.0.0', module: 'Hello', hooks: ['post_created'], ...fields };
  const all: Record<string, string | null> = {
    'manifest.json': JSON.stringify(manifest),
    'README.md': 'Says hello.',
    'server/index.ts': `
      import { defineExtension, HttpError } from '@nexus/sdk';
      import { greet } from './greet';
      export const Hello = defineExtension({
        routes(router, nexus) {
          router.get('/hello/:name', {}, async ({ params, user }) => ({ text: greet(params.name), user: user?.username ?? null, rows: (await nexus.db.query('SELECT word FROM words ORDER BY id')).rows }));
          router.post('/words', {}, async ({ body }) => { await nexus.db.query('INSERT INTO words (word) VALUES ($1)', [body.word]); return { ok: true }; });
          router.get('/teapot', {}, () => { throw new HttpError(418, 'short and stout'); });
          router.get('/throws', {}, () => { throw new Error('on purpose'); });
          router.get('/exits', {}, () => { process.exit(3); });
          router.get('/late', {}, () => new Promise(() => undefined));
        },
        async onInstall(settings, nexus) { await nexus.db.query("INSERT INTO words (word) VALUES ('installed')"); },
        async onUpdate(from, to, nexus) { await nexus.db.query('INSERT INTO words (word) VALUES ($1)', ['updated ' + from + ' ' + to]); },
        async handleEvent(event, payload, settings, nexus) { await nexus.db.query('INSERT INTO words (word) VALUES ($1)', [event + ' ' + payload.post_id]); },
      });`,
    'server/greet.ts': 'export const greet = (name: string) => `Hello, ${name}!`;',
    'migrations/0001_words.up.sql': 'CREATE TABLE words (id serial PRIMARY KEY, word text NOT NULL);',
    'migrations/0001_words.down.sql': 'DROP TABLE words;',
    ...files,
  };
  return Object.fromEntries(Object.entries(all).flatMap(([name, text]) => (text === null ? [] : [[name, text]])));
};

/** Writes files over what a folder holds; a fresh folder when none is given. */
export async function writeFiles(files: Record<string, string>, folder?: string): Promise<string> {
  const home = folder ?? (await mkdtemp(path.join(tmpdir(), 'nexus-ext-')));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(home, name)), { recursive: true });
    await writeFile(path.join(home, name), text);
  }
  return home;
}

/** Gives a test file a data folder and a running supervisor; call it once, after useTestDatabase(). @param answerHost the forum's own: it lies in a higher layer than this file */
export function useServerHalves(answerHost: AnswerHost): ServerHalves {
  let dataDir = '';
  let supervisor: Supervisor;
  let following: Following;
  beforeAll(async () => {
    dataDir = await mkdtemp(path.join(tmpdir(), 'nexus-data-'));
    process.env.NEXUS_DATA_DIR = dataDir;
    supervisor = await startSupervisor({ dataDir, answerHost, readSettings, onChange: () => undefined });
    following = followExtensions({ supervisor, pollMs: 600_000 });
  });
  afterAll(async () => {
    await following.stop();
    await stopSupervisor();
    await closeExtensionSql();
    for (const { slug } of await db().extension.findMany({ select: { slug: true } })) await dropExtensionData(slug);
    await closeExtensionSql();
    delete process.env.NEXUS_DATA_DIR;
    await rm(dataDir, { recursive: true, force: true });
  });
  // A hook holds the lock for a moment after its row says that it is done.
  const install = async (folder: string, options: { waitMs: number; replaces?: boolean } = { waitMs: 10_000 }) => {
    const installed = await installPackage({ pack: await readPackage(folder), source: 'folder', origin: folder, store: path.join(dataDir, 'extensions'), probe: (spec) => supervisor.probe(spec), ...options });
    invalidateActiveExtensions();
    await following.catchUp();
    return installed;
  };
  return { dataDir: () => dataDir, supervisor: () => supervisor, following: () => following, install };
}
