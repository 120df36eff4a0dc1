import { execFile } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'playwright/test';
import { startForum, type ForumOptions } from './support/forum';
import { heardBy, LISTENERS, writeListeners, type Listener } from './support/listeners';
import { killForum, prepareWriters, withDatabase, writeReplies, type Acknowledged } from './support/writers';

const IS_LONG = Boolean(process.env.NEXUS_LONG);
const EVENTS = IS_LONG ? 10_000 : 1000;
const KILLS = 5;
/** More would take the delivery's turns from it, and the queue would only grow. */
const WRITERS = 3;
const LIMIT_MS = IS_LONG ? 1_800_000 : 600_000;
/** Order is held while nobody is slow: on a machine that is busy with other tests, a start may be. */
const PATIENT = { startMs: 60_000, eventMs: 60_000, eventOrderMs: 60_000 };

let home: string;
test.beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'nexus-events-')));
});
test.afterEach(() => rm(home, { recursive: true, force: true }));

/** Starts a forum with both listeners, and members who may write. */
async function prepare(events: readonly string[]) {
  const [dataDir, extensions] = [join(home, 'data'), join(home, 'extensions')];
  await writeListeners(extensions, events);
  const options: ForumOptions = { command: 'start', dataDir, env: { NEXUS_EXTENSIONS_DIR: extensions } };
  const forum = await startForum(options);
  await withDatabase(dataDir, (database) => database.query(`INSERT INTO settings (key, value, updated_at) VALUES ('extensionKnobs', $1, now())`, [JSON.stringify(PATIENT)]));
  return { dataDir, options, forum, prepared: await prepareWriters(dataDir) };
}

interface Heard {
  event: string;
  payload: Record<string, number>;
  told: number;
  at: string;
}

const readHeard = (dataDir: string, listener: Listener) => withDatabase(dataDir, async (database) =>
  (await database.query<Heard>(`SELECT event, payload, told, at::text FROM ${await heardBy(database, listener)} ORDER BY at`)).rows);
const count = (dataDir: string, from: string) => withDatabase(dataDir, async (database) => (await database.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${from}`)).rows[0]?.count ?? 0);

test(`${EVENTS} events while the server is killed with -9 five times: none lost, in order, each with its effect once`, async () => {
  test.setTimeout(LIMIT_MS);
  const { dataDir, options, forum: first, prepared } = await prepare(['reply_created']);
  const late = await withDatabase(dataDir, (database) => heardBy(database, 'late'));
  const acknowledged: Acknowledged = new Map();
  let forum = first;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const writing = writeReplies({ forum, prepared, acknowledged, writers: WRITERS });
    await expect.poll(() => count(dataDir, late), { timeout: LIMIT_MS }).toBeGreaterThan((kill * EVENTS) / (KILLS + 1));
    // In turn with its database, which then loses what it had not written out, and without.
    killForum(forum, { sparesDatabase: kill % 2 === 0 });
    await Promise.all([writing, forum.exited]);
    forum = await startForum(options);
  }
  await writeReplies({ forum, prepared, acknowledged, writers: WRITERS, enough: EVENTS });
  await expect.poll(() => count(dataDir, 'event_deliveries'), { timeout: LIMIT_MS }).toBe(0);

  const written = await withDatabase(dataDir, async (database) => (await database.query<{ id: number }>('SELECT id FROM replies ORDER BY id')).rows.map(({ id }) => id));
  expect([...acknowledged.keys()].filter((id) => !written.includes(id))).toEqual([]);
  expect(await count(dataDir, 'dead_letters')).toBe(0);
  const heard = { early: await readHeard(dataDir, 'early'), late: await readHeard(dataDir, 'late') };
  for (const listener of ['early', 'late'] as const) {
    expect(heard[listener].map(({ payload }) => payload.reply_id).toSorted(byNumber)).toEqual(written);
  }
  const earlyAt = new Map(heard.early.map(({ payload, at }) => [payload.reply_id, at]));
  expect(heard.late.filter(({ payload, at }) => String(earlyAt.get(payload.reply_id)) >= at)).toEqual([]);
  const { stdout } = await promisify(execFile)(process.execPath, ['bin/nexus.mjs', 'fsck'], { env: { ...process.env, ...options.env, NEXUS_DATA_DIR: dataDir } });
  expect(stdout).toContain('Nothing is wrong.');
  const again = [...heard.early, ...heard.late].filter(({ told }) => told > 1).length;
  process.stdout.write(`${written.length} events to ${Object.keys(LISTENERS).length} extensions; ${acknowledged.size} acknowledged, ${again} told again after a kill\n`);
  expect(await forum.stop()).toBe(0);
});

const byNumber = (a: number | undefined, b: number | undefined) => Number(a) - Number(b);

test('what is written through the API is told of, with exactly the keys of each event', async () => {
  test.setTimeout(180_000);
  const { dataDir, forum, prepared: { postId, cookies } } = await prepare(['post_created', 'post_updated', 'post_deleted', 'reply_created', 'reply_deleted']);
  const send = async (method: string, path: string, body?: object) => {
    const answer = await fetch(`${forum.url}/api/v1${path}`, { method, headers: { 'content-type': 'application/json', cookie: cookies[0] ?? '', origin: forum.url }, ...(body && { body: JSON.stringify(body) }) });
    expect([method, path, answer.status < 300]).toEqual([method, path, true]);
    return answer.status === 204 ? null : answer.json();
  };
  const [user, space] = await withDatabase(dataDir, async (database) => (await database.query<{ user: number; space: number }>('SELECT p.user_id AS user, p.space_id AS space FROM posts p WHERE p.id = $1', [postId])).rows.flatMap((row) => [row.user, row.space]));
  const { post } = await send('POST', '/posts', { space_id: space, title: 'A title', body: 'A body' });
  await send('PATCH', `/posts/${post.id}`, { title: 'Another', body: 'A body' });
  const { reply } = await send('POST', `/posts/${post.id}/replies`, { body: 'An answer' });
  await send('DELETE', `/replies/${reply.id}`);
  await send('DELETE', `/posts/${post.id}`);
  const postKeys = { user_id: user, post_id: post.id };
  const replyKeys = { ...postKeys, reply_id: reply.id };
  for (const listener of ['early', 'late'] as const) {
    await expect.poll(async () => (await readHeard(dataDir, listener)).map(({ event, payload }) => [event, payload]), { timeout: 60_000 }).toEqual([
      ['post_created', postKeys], ['post_updated', postKeys], ['reply_created', replyKeys], ['reply_deleted', replyKeys], ['post_deleted', postKeys],
    ]);
  }
  expect(await forum.stop()).toBe(0);
});
