import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { waitUntil } from '@/lib/core/wait-until';
import { getPool } from '@/lib/db/pool';
import type { Act } from '@/lib/testing/forum-process';
import { listFolder } from '../../install/list-unowned';
import { roleNameOf } from '../../sql/names';
import { listTraces } from './look';
import { isQuarantined, type Model, type Move, type Version } from './model';
import { MORE, SLUG, type Forums } from './testing';

const files = (version: string) => (version === '1.0.0' ? {} : MORE);
const PUT_BACK_MS = 15_000;

/** Does a move as an admin, a visitor or a fault would. */
export async function perform(forums: Forums, move: Move, { model, next }: { model: Model; next: Model }): Promise<void> {
  const [name = '', argument = ''] = move.split(' ');
  const tell = (act: Act, input: object = {}) => forums.forum().tell('act', { act, viewer: forums.admin(), input: { slug: SLUG, ...input } });
  const finish = async (act: Act, input: object = {}, end = 'done') => {
    const { state, message } = await forums.finish(act, input);
    expect(state, `${move}: ${message}`).toBe(end);
  };
  switch (name) {
    case 'install':
      await forums.publish(argument, files(argument));
      return finish('install', { address: forums.address() });
    case 'update': return finish('update', { version: argument });
    case 'broken': return finish('update', { version: '9.0.0' }, 'failed');
    case 'rollback': return finish('rollback');
    case 'keep': return finish('uninstall', { mode: 'keep' });
    case 'purge': return finish('uninstall', { mode: 'purge', confirm: SLUG });
    case 'enable': case 'disable': return void (await tell('enable', { enabled: name === 'enable' }));
    case 'pin': case 'unpin': return void (await tell('pin', { pinned: name === 'pin' }));
    case 'hold': case 'unhold': return void (await tell('hold', { version: argument }));
    case 'release': return void (await tell('release'));
    case 'say': return forums.say('mine');
    case 'crash': return crash(forums, { model, next });
    case 'restart':
      await forums.forum().stop();
      return forums.startAgain();
    default: throw new Error(`There is no move ${move}.`);
  }
}

async function crash(forums: Forums, { model, next }: { model: Model; next: Model }): Promise<void> {
  const { status, body } = await forums.forum().tell('ask', { slug: SLUG, path: '/crashes', method: 'POST', body: '{}' });
  expect(status, body).toBe(502);
  const counts = async () => (await getPool().query<{ count: number }>('SELECT cardinality(crashed_at) AS count FROM extension_runner_states WHERE slug = $1', [SLUG])).rows[0]?.count;
  expect(await waitUntil(async () => (await counts()) === next.crashes?.count, 5_000), 'the crash is remembered').toBe(true);
  if (next.version === model.version) return;
  // Nobody asked for it: the forum looks for it every five seconds.
  const isPutBack = async () => (await getPool().query(`SELECT FROM extension_tasks WHERE slug = $1 AND kind = 'rollback' AND state = 'done' AND finished_at > now() - interval '20 seconds'`, [SLUG])).rowCount === 1;
  expect(await waitUntil(isPutBack, PUT_BACK_MS), `${next.version} is put back`).toBe(true);
}

/** Whether the last thing done is an update that came off. */
export async function isFresh(): Promise<boolean> {
  const { rows } = await getPool().query<{ kind: string; state: string }>('SELECT kind, state::text FROM extension_tasks WHERE slug = $1 ORDER BY created_at DESC LIMIT 1', [SLUG]);
  return rows[0]?.kind === 'update' && rows[0].state === 'done';
}

interface Row {
  version: string;
  previous: string | null;
  enabled: boolean;
  status: string;
  held: string | null;
  pinned: string | null;
  digests: string[];
}

const ROW = `
  SELECT e.version, r.version AS previous, e.enabled, e.load_status::text AS status, e.held_version AS held, e.pinned_version AS pinned,
    array_remove(ARRAY[e.digest, e.previous_digest], NULL) AS digests
  FROM extensions e LEFT JOIN extension_releases r ON r.slug = e.slug AND r.digest = e.previous_digest WHERE e.slug = $1`;

/** Everything that is there of it, in every corner, is what the model says, and nothing else is. */
export async function expectModel(forums: Forums, model: Model, about: string): Promise<void> {
  const { version, previous, isEnabled, held, pinned, words, kept } = model;
  const row = (await getPool().query<Row>(ROW, [SLUG])).rows[0];
  const isThere = version !== null;
  if (isThere) expect(row, about).toMatchObject({ version, previous, enabled: isEnabled, held, pinned, status: isEnabled ? 'loaded' : 'disabled' });
  else if (row) expect(row, about).toMatchObject({ version: '', digests: [''], status: 'not_loaded' });
  else if (kept === null) expect(await listTraces(SLUG), about).toEqual([]);
  expect(await readTable(), about).toEqual(isThere || kept ? { words, hasMore: (version ?? kept) !== '1.0.0' } : null);
  expect((await getPool().query('SELECT version FROM extension_kept_data WHERE slug = $1', [SLUG])).rows, about).toEqual(kept ? [{ version: kept }] : []);
  // What never came to run is switched on, and hears nothing.
  expect(await countRows(), about).toEqual({ listeners: isThere && isEnabled ? 1 : 0, queues: row?.enabled ? 1 : 0 });
  expect(await listFolder(path.join(forums.dataDir(), 'extensions', SLUG)).then((names) => names.toSorted()), about).toEqual(isThere ? (row?.digests ?? []).toSorted() : []);
  await expectAnswers(forums, model, about);
  expect(await waitUntil(async () => (await listNotes(forums)).every((slug) => isThere && isEnabled && slug === SLUG), 6_000), `${about}: its runners have gone`).toBe(true);
  await forums.expectClean(about);
}

async function expectAnswers(forums: Forums, model: Model, about: string): Promise<void> {
  const { version, isEnabled } = model;
  const wanted = version === null || !isEnabled ? 404 : isQuarantined(model) ? 503 : 200;
  const ask = async () => (await forums.forum().tell('ask', { slug: SLUG, path: '/hello/you' })).status;
  // After a crash it waits a moment before it starts again.
  expect(await waitUntil(async () => (await ask()) === wanted, 6_000), `${about}: its route answers ${wanted}, not ${await ask()}`).toBe(true);
  const asset = await forums.forum().tell('asset', { slug: SLUG, path: 'hello.js' });
  expect(asset.status === 200 ? asset.body : asset.status, about).toBe(version === null || !isEnabled ? 404 : `// ${version}`);
}

async function readTable(): Promise<{ words: string[]; hasMore: boolean } | null> {
  const role = await roleNameOf(SLUG);
  const { rows: columns } = await getPool().query<{ name: string }>(`SELECT column_name AS name FROM information_schema.columns WHERE table_schema = $1 AND table_name = 'words'`, [role]);
  if (columns.length === 0) return null;
  const { rows } = await getPool().query<{ word: string }>(`SELECT word FROM "${role}".words ORDER BY id`);
  return { words: rows.map(({ word }) => word), hasMore: columns.some(({ name }) => name === 'more') };
}

async function countRows(): Promise<{ listeners: number; queues: number } | undefined> {
  const { rows } = await getPool().query<{ listeners: number; queues: number }>(
    'SELECT (SELECT count(*)::int FROM event_listeners WHERE slug = $1) AS listeners, (SELECT count(*)::int FROM event_queues WHERE slug = $1) AS queues', [SLUG],
  );
  return rows[0];
}

/** Slugs of the runners that this forum has. */
async function listNotes(forums: Forums): Promise<string[]> {
  const folder = path.join(forums.dataDir(), 'runners');
  const names = await readdir(folder).catch(() => []);
  // One that ends takes its note along.
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => null)));
  return texts.flatMap((text) => (text ? [String(JSON.parse(text).slug)] : []));
}

export const isVersion = (version: string | null | undefined): version is Version => version === '1.0.0' || version === '1.1.0' || version === '1.2.0';
