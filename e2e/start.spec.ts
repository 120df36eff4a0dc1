import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { freePort, listProcessTree, runForum, startForum } from './support/forum';

let dataDir: string;
test.beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nexus-start-'));
});
test.afterEach(() => rm(dataDir, { recursive: true, force: true }));

test('the demo answers with the sample community', async ({ page }) => {
  const response = await page.goto('/');
  expect(response?.status()).toBe(200);
  await expect(page).toHaveTitle(/\S/);
});

test('a new forum prints the address where its first admin is made, and stops in order', async ({ request }) => {
  const forum = await startForum({ command: 'start', dataDir });
  const setup = /http\S+\/setup\?token=[\w-]{43}/.exec(forum.output())?.[0] ?? '';
  expect((await request.get(setup)).status()).toBe(200);
  const tree = listProcessTree(forum.pid);
  expect(tree.length).toBeGreaterThan(3);
  expect(await forum.stop()).toBe(0);
  expect(forum.output()).toMatch(/Stopping …\s*$/);
  await expect.poll(() => tree.flatMap(listProcessTree).length).toBe(tree.length);
  await expect(request.get(forum.url)).rejects.toThrow('ECONNREFUSED');
});

test('a second start with nothing changed answers within 5 s', async ({ request }) => {
  test.setTimeout(240_000);
  await (await startForum({ command: 'start', dataDir })).stop();
  const times: number[] = [];
  // The best of five: the other specs share the machine, and one of two cores busy elsewhere is no fault of the forum's.
  while (times.length < 5 && Math.min(...times, Infinity) >= 5000) {
    const started = performance.now();
    const forum = await startForum({ command: 'start', dataDir });
    expect((await request.get(forum.url)).status()).toBe(200);
    times.push(performance.now() - started);
    await forum.stop();
  }
  expect(Math.min(...times)).toBeLessThan(5000);
});

test('a second forum on the same data refuses to start and leaves the first alone', async ({ request }) => {
  const first = await startForum({ command: 'start', dataDir });
  const second = runForum({ command: 'start', dataDir, env: { PORT: String(await freePort()) } });
  expect(await second.exited).toBe(1);
  expect(second.output().trim()).toBe(`Another Nexus (process ${first.pid}) runs on ${dataDir}. Stop it first, or set NEXUS_DATA_DIR to another folder.`);
  expect((await request.get(first.url)).status()).toBe(200);
  await first.stop();
});

test('wrong settings are listed and end the start', async () => {
  const forum = runForum({ command: 'start', dataDir, env: { PORT: '99999', NEXUS_URL: 'forum' } });
  expect(await forum.exited).toBe(1);
  expect(forum.output()).toBe('The environment has wrong values:\n  PORT: expected 1–65535 (got: 99999)\n  NEXUS_URL: expected an http(s) address such as https://forum.example.org (got: forum)\n');
});

test('a port that was asked for and is taken ends the start, PostgreSQL included', async () => {
  const port = await freePort();
  const other = createServer().listen(port, '127.0.0.1');
  const forum = runForum({ command: 'start', dataDir, env: { PORT: String(port) } });
  expect(await forum.exited).toBe(1);
  expect(forum.output()).toContain(`Port ${port} is taken by another program. Stop it, or set PORT to another one.`);
  const again = await startForum({ command: 'start', dataDir });
  await again.stop();
  expect(again.output()).not.toContain('still runs from the last time');
  other.close();
});

test('a database that cannot be reached is named', async () => {
  const forum = runForum({ command: 'start', dataDir, env: { DATABASE_URL: 'postgresql://ada:secret@127.0.0.1:1/forum' } });
  expect(await forum.exited).toBe(1);
  expect(forum.output().trim()).toBe('The database at DATABASE_URL (postgresql://ada:…@127.0.0.1:1/forum) cannot be used: connect ECONNREFUSED 127.0.0.1:1');
});
