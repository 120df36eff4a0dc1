import { readFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { expect } from 'playwright/test';
import { sealSessionToken, sessionCookieName } from '@/lib/auth/session-cookie';
import { hashToken, randomToken } from '@/lib/core/ids';
import { socketFolderOf } from '@/lib/db/embedded/socket-folder';
import { listProcessTree, type Forum } from './forum';

const WRITERS = 20;

/** What the forum said it had written, by the reply's id. */
export type Acknowledged = Map<number, string>;

export interface Prepared {
  postId: number;
  /** Of members who are logged in and may write as fast as they can. */
  cookies: string[];
}

export async function withDatabase<T>(dataDir: string, work: (database: pg.Client) => Promise<T>): Promise<T> {
  const password = (await readFile(join(dataDir, 'secrets', 'postgres'), 'utf8')).trim();
  const database = new pg.Client({ connectionString: `postgresql://nexus:${password}@/nexus?host=${encodeURIComponent(socketFolderOf(dataDir))}` });
  await database.connect();
  try {
    return await work(database);
  } finally {
    await database.end();
  }
}

/** A post to answer, and members who are logged in to a forum without anybody. */
export async function prepareWriters(dataDir: string): Promise<Prepared> {
  process.env.NEXTAUTH_SECRET = (await readFile(join(dataDir, 'secrets', 'master'), 'utf8')).trim();
  return withDatabase(dataDir, async (database) => {
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
  });
}

export interface WriteOptions {
  forum: Forum;
  prepared: Prepared;
  acknowledged: Acknowledged;
  /** How many members write at once; without it all. */
  writers?: number;
  /** How many replies are enough; without it they are written until the forum is gone. */
  enough?: number;
}

/** All members write at once. Settles when the forum is gone or there are enough. */
export async function writeReplies({ forum, prepared: { postId, cookies }, acknowledged, writers = WRITERS, enough = Number.POSITIVE_INFINITY }: WriteOptions): Promise<void> {
  const write = async (cookie: string, writer: number) => {
    for (let count = 0; acknowledged.size < enough; count += 1) {
      const body = `Reply ${count} of writer ${writer}`;
      const answer = await postReply(`${forum.url}/api/v1/posts/${postId}/replies`, { body }, { cookie, origin: forum.url });
      if (!answer) return;
      // Its database went a moment before itself: nothing was promised. From a forum that lives on, the test fails here.
      if (answer.status === 500) return void (await forum.exited);
      expect(answer.status, answer.text).toBe(201);
      const { reply }: { reply: { id: number } } = JSON.parse(answer.text);
      acknowledged.set(reply.id, body);
    }
  };
  await Promise.all(cookies.slice(0, writers).map(write));
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

/** Kills a forum with -9, with everything it started, or all but its database. */
export function killForum({ pid }: Forum, { sparesDatabase = false } = {}): void {
  // PostgreSQL first: it would otherwise be told of the forum's end, and shut down in order.
  for (const member of listProcessTree(pid).toReversed()) {
    if (sparesDatabase && isPostgres(member)) continue;
    try {
      process.kill(member, 'SIGKILL');
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

function isPostgres(pid: number): boolean {
  try {
    // Also what started it and waits for it.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    // It ended while we looked.
    return false;
  }
}
