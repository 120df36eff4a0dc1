import { mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { expect, test } from 'playwright/test';
import { sealSessionToken, sessionCookieName } from '@/lib/auth/session-cookie';
import { hashToken, randomToken } from '@/lib/core/ids';
import { socketFolderOf } from '@/lib/db/embedded/socket-folder';
import { listProcessTree, startForum, type Forum } from './support/forum';

const WRITERS = 20;
const ENOUGH = 200;

/** What the forum said it had written, by the reply's id. */
type Acknowledged = Map<number, string>;

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'nexus-kill-')));
});
test.afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('every acknowledged reply is there after kill -9 of everything while 20 members write', async () => {
  test.setTimeout(120_000);
  const forum = await startForum({ command: 'start', dataDir });
  const { postId, cookies } = await withDatabase(prepareWriters);
  const acknowledged: Acknowledged = new Map();
  const writers = cookies.map((cookie, writer) => writeUntilKilled({ forum, postId, cookie, writer, acknowledged }));
  await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(ENOUGH);
  killEverything(forum);
  await Promise.all([...writers, forum.exited]);

  const again = await startForum({ command: 'start', dataDir });
  const { replies, count } = await withDatabase(async (database) => ({
    replies: (await database.query<{ id: number; body: string }>('SELECT id, body FROM replies WHERE post_id = $1', [postId])).rows,
    count: (await database.query<{ reply_count: number }>('SELECT reply_count FROM posts WHERE id = $1', [postId])).rows[0]?.reply_count,
  }));
  const found = new Map(replies.map(({ id, body }) => [id, body]));
  expect([...acknowledged].filter(([id, body]) => found.get(id) !== body)).toEqual([]);
  expect(new Set(replies.map(({ body }) => body)).size).toBe(replies.length);
  expect(count).toBe(replies.length);
  expect((await fetch(`${again.url}/api/v1/posts/${postId}`)).status).toBe(200);
  expect(await again.stop()).toBe(0);
});

async function withDatabase<T>(work: (database: pg.Client) => Promise<T>): Promise<T> {
  const password = (await readFile(join(dataDir, 'secrets', 'postgres'), 'utf8')).trim();
  const database = new pg.Client({ connectionString: `postgresql://nexus:${password}@/nexus?host=${encodeURIComponent(socketFolderOf(dataDir))}` });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** A post to answer, and members who are logged in and may write as fast as they can. */
async function prepareWriters(database: pg.Client): Promise<{ postId: number; cookies: string[] }> {
  process.env.NEXTAUTH_SECRET = (await readFile(join(dataDir, 'secrets', 'master'), 'utf8')).trim();
  await database.query(`INSERT INTO settings (key, value, updated_at) VALUES ('rateLimits', $1, now())`, [JSON.stringify({ writeUser: { limit: 1_000_000, windowSeconds: 60 } })]);
  const cookies: string[] = [];
  for (let writer = 0; writer < WRITERS; writer += 1) {
    const token = randomToken();
    const { rows } = await database.query<{ id: number }>(`INSERT INTO users (username, email, password_hash) VALUES ($1, $2, '-') RETURNING id`, [`writer_${writer}`, `writer_${writer}@example.org`]);
    await database.query(`INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')`, [Buffer.from(hashToken(token)), rows[0]?.id]);
    cookies.push(`${sessionCookieName()}=${await sealSessionToken(token)}`);
  }
  const { rows } = await database.query<{ id: number }>(`
    WITH space AS (INSERT INTO spaces (slug, name) VALUES ('here', 'Here') RETURNING id)
    INSERT INTO posts (space_id, user_id, title, body, body_html) SELECT space.id, (SELECT min(id) FROM users), 'A post', 'A body', '<p>A body</p>' FROM space RETURNING id`);
  return { postId: rows[0]?.id ?? 0, cookies };
}

interface Writer {
  forum: Forum;
  postId: number;
  cookie: string;
  writer: number;
  acknowledged: Acknowledged;
}

async function writeUntilKilled({ forum, postId, cookie, writer, acknowledged }: Writer): Promise<void> {
  for (let count = 0; ; count += 1) {
    const body = `Reply ${count} of writer ${writer}`;
    const answer = await postReply(`${forum.url}/api/v1/posts/${postId}/replies`, { body }, { cookie, origin: forum.url });
    if (!answer) return;
    expect(answer.status, answer.text).toBe(201);
    const { reply }: { reply: { id: number } } = JSON.parse(answer.text);
    acknowledged.set(reply.id, body);
  }
}

/** The whole answer, or null when the connection was cut before it had arrived: then nothing was promised. */
async function postReply(url: string, body: object, headers: Record<string, string>): Promise<{ status: number; text: string } | null> {
  try {
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
    return { status: response.status, text: await response.text() };
  } catch {
    return null;
  }
}

function killEverything(forum: Forum): void {
  // PostgreSQL first: it would otherwise be told of the forum's end, and shut down in order.
  for (const pid of listProcessTree(forum.pid).toReversed()) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}
