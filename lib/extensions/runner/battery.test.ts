import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { projectPath } from '@/lib/core/project-path';
import { startDelivery } from '@/lib/events/start-delivery';
import { listPosts } from '@/lib/posts/list-posts';
import { createReply } from '@/lib/replies/create-reply';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { answerApi } from '../api/answer-api';
import { deliverEvent } from '../calls/deliver-event';
import { checkExtensions } from '../fsck/check-extensions';
import { answerHost } from '../host-api/answer-host';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { versionFolder } from '../registry/store-folder';
import { describeTimes, watchForum, type Watched } from './testing/watch-forum';

useTestDatabase();
const halves = useServerHalves(answerHost);

const KNOBS = { routeMs: 1_500, backOffFirstMs: 1, crashesAllowed: 2, pingEveryMs: 1_000, breakerFirstMs: 1, breakerMaxMs: 1 };
let viewer: Viewer;
let calm: Watched;

const get = async (slug: string, path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
  const response = await answerApi({ request: new Request(`http://forum/ext/${slug}/api${path}`, init), slug, viewer, address: '203.0.113.7' });
  return { status: response.status, body: await response.json().catch(() => null) };
};
/** What people do meanwhile. */
const readers = { readForum: () => listPosts(null, {}), readNeighbour: async () => (await get('hello', '/hello/you')).status };

interface Expected {
  statuses: number[];
  /** What admins are told. */
  says?: RegExp;
  slug?: string;
}

/** Has a fault happen while somebody reads the forum and another extension; then everything has to be as before. */
async function survive(name: string, { statuses, says, slug = 'faults' }: Expected): Promise<unknown> {
  const isWell = async () => (await get(slug, '/well')).status === 200;
  const told = () => [halves.supervisor().state(slug).reason ?? '', ...halves.supervisor().logs(slug).map((line) => line.message)].join('\n');
  await halves.supervisor().release(slug);
  await vi.waitFor(async () => expect([await isWell(), told()]).toEqual([true, expect.any(String)]), { timeout: 10_000 });
  const watching = watchForum(readers);
  const { status, body } = await get(slug, `/fault/${name}`);
  const seen = await watching.stop();
  process.stdout.write(`${name.padEnd(24)} ${String(status)}  ${describeTimes(calm, seen)}\n`);
  expect(statuses, JSON.stringify(body)?.slice(0, 300)).toContain(status);
  if (says) await vi.waitFor(() => expect(told()).toMatch(says), { timeout: 5_000 });
  expect(seen.failures).toEqual([]);
  expect(seen.reads).toBeGreaterThan(0);
  await halves.supervisor().release(slug);
  await vi.waitFor(async () => expect(await isWell()).toBe(true), { timeout: 10_000 });
  expect(await checkExtensions(halves.dataDir())).toEqual([]);
  return body;
}

/** Puts the unchecked file in the place of a compiled one. */
async function installRaw(): Promise<void> {
  const placeholder = "import { defineExtension } from '@nexus/sdk'; export const Raw = defineExtension({});";
  const { digest } = await halves.install(await writeFiles({ 'manifest.json': JSON.stringify({ manifest_version: 2, name: 'Raw', slug: 'raw', version: '1.0.0', module: 'Raw' }), 'server/index.ts': placeholder }));
  const { compiledEntry } = await db().extension.findUniqueOrThrow({ where: { slug: 'raw' } });
  await copyFile(projectPath('lib', 'extensions', 'runner', 'testing', 'raw-faults.fixture.mjs'), join(versionFolder({ slug: 'raw', digest }), String(compiledEntry)));
}

beforeAll(async () => {
  await db().setting.create({ data: { key: 'extensionKnobs', value: KNOBS } });
  await db().setting.create({ data: { key: 'rateLimits', value: { extensionRead: { limit: 1_000_000, windowSeconds: 60 }, extensionWrite: { limit: 1_000_000, windowSeconds: 60 } } } });
  viewer = await createViewer();
  await createPost();
  await halves.install(await writeFiles(helloFiles()));
  await halves.install(projectPath('e2e', 'fixtures', 'extensions', 'faults'));
  await installRaw();
  const watching = watchForum(readers);
  await vi.waitFor(() => expect(watching.reads()).toBeGreaterThan(100), { timeout: 30_000 });
  calm = await watching.stop();
});

describe('an extension that hangs or ends', () => {
  it.each([
    ['loop', [504, 502], /did not answer|does not answer|GET \/fault\/:name/],
    ['loop-of-promises', [504, 502], /did not answer|does not answer|GET \/fault\/:name/],
    ['catastrophic-regexp', [504, 502], /did not answer|does not answer|GET \/fault\/:name/],
    ['never-settles', [504], undefined],
    ['exit', [500], /process\.exit is not available to extensions/],
    ['abort', [500], /process\.abort is not available to extensions/],
    ['unhandled-rejection', [502, 200], /nobody hears this/],
    ['throw-later', [502, 200], /thrown from a timer/],
    ['throw-no-error', [500], /threw/],
    ['deep-recursion', [500], /Maximum call stack/],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, ...(says && { says }) })), 60_000);
});

describe('an extension that wants all memory', () => {
  it.each([
    ['array-push', [502, 504], /ran out of memory|MB of memory/],
    ['huge-join', [500, 502], /Invalid string length|ran out of memory|MB of memory/],
    ['off-heap-buffers', [500, 502, 504], /memory|allocation/i],
    ['wasm-memory', [500, 502, 504], /memory/i],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, says })), 60_000);
});

describe('an extension that says too much', () => {
  it.each([
    ['log-flood', [200, 502, 504], undefined],
    ['console-flood', [200, 502, 504], undefined],
    ['message-flood', [502, 504], /messages a second|not answer|memory/],
    ['polite-flood', [200, 502, 504], undefined],
    ['reply-of-100-mb', [502, 504], undefined],
    ['reply-too-deep', [500, 502], undefined],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, ...(says && { says }) })), 60_000);
});

describe('an extension that wants out', () => {
  it.each(['load-a-module', 'fetch', 'kill', 'code-from-text', 'core-tables', 'other-schema', 'mail-addresses'])('%s is refused', async (name) => {
    expect(await survive(name, { statuses: [200] })).toEqual({ refused: expect.any(String) });
  }, 60_000);

  it('every statement of SECURITY.md is refused', async () => {
    const { body } = await get('faults', '/names');
    const statements: string[] = body && typeof body === 'object' && 'sql' in body && Array.isArray(body.sql) ? body.sql : [];
    expect(statements.length).toBeGreaterThan(20);
    for (const [index, statement] of statements.entries()) expect([statement, (await get('faults', `/sql/${index}`)).status]).toEqual([statement, 500]);
    expect(await checkExtensions(halves.dataDir())).toEqual([]);
  }, 60_000);
});

describe('one that has got past the compiler, with the real process and all modules', () => {
  const slug = 'raw';

  it.each([
    ['exit', [502], /ended by itself with code 3/],
    ['malformed-frame', [502], /not JSON/],
    ['frame-of-4-gb', [502], /a frame of 4294967295 bytes/],
    ['flood-of-frames', [502, 504], /messages a second|not answer|frame|not JSON/],
  ])('%s ends it', async (name, statuses, says) => void (await survive(name, { slug, statuses, says })), 60_000);

  it.each(['fork', 'worker', 'socket', 'kill-parent', 'file-outside', 'folder-outside', 'environment-of-forum', 'write-file'])('%s is refused', async (name) => {
    expect(await survive(name, { slug, statuses: [200] })).toEqual({ refused: expect.any(String) });
  }, 60_000);

  it.each(['kill-group-0', 'kill-pid-1'])('%s reaches nobody but itself', async (name) => void (await survive(name, { slug, statuses: [200, 502] })), 60_000);

  it('finds no environment', async () => expect(await survive('environment', { slug, statuses: [200] })).toEqual({}), 60_000);
});

it('a handler that triggers itself hears of a person’s reply once, and of none of its own', async () => {
  const delivery = startDelivery({ deliver: deliverEvent, pollMs: 50 });
  const post = await createPost();
  await get('faults', '/answers', { method: 'POST' });
  await createReply(viewer, { postId: post.id, body: 'From a person.' });
  await vi.waitFor(async () => expect((await db().reply.findMany({ where: { postId: post.id }, orderBy: { id: 'asc' } })).map((reply) => reply.body)).toEqual(['From a person.', 'From the handler.']), { timeout: 10_000 });
  await get('faults', `/reply/${post.id}`, { method: 'POST' });
  await vi.waitFor(async () => expect(await db().eventDelivery.count()).toBe(0), { timeout: 10_000 });
  await delivery.stop();
  expect((await db().reply.findMany({ where: { postId: post.id } })).length).toBe(3);
}, 60_000);
