import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { startForum } from './support/forum';
import { killForum, prepareWriters, withDatabase, writeReplies, type Acknowledged } from './support/writers';

const ENOUGH = 200;

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await realpath(await mkdtemp(join(tmpdir(), 'nexus-kill-')));
});
test.afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('every acknowledged reply is there after kill -9 of everything while 20 members write', async () => {
  test.setTimeout(120_000);
  const forum = await startForum({ command: 'start', dataDir });
  const prepared = await prepareWriters(dataDir);
  const { postId } = prepared;
  const acknowledged: Acknowledged = new Map();
  const writing = writeReplies({ forum, prepared, acknowledged });
  await expect.poll(() => acknowledged.size, { timeout: 60_000 }).toBeGreaterThan(ENOUGH);
  killForum(forum);
  await Promise.all([writing, forum.exited]);

  const again = await startForum({ command: 'start', dataDir });
  const { replies, count } = await withDatabase(dataDir, async (database) => ({
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
