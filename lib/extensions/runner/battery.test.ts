import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { projectPath } from '@/lib/core/project-path';
import { db } from '@/lib/db/client';
import { startDelivery } from '@/lib/events/start-delivery';
import { listPosts } from '@/lib/posts/list-posts';
import { createReply } from '@/lib/replies/create-reply';
import { createPost, createViewer } from '@/lib/testing/factories';
import { useTestDatabase } from '@/lib/testing/database';
import { answerApi } from '../api/answer-api';
import { deliverEvent } from '../calls/deliver-event';
import { getProcess } from '../get-process';
import { answerHost } from '../host-api/answer-host';
import { listRunnerSpecs } from '../install/list-runner-specs';
import { helloFiles, useServerHalves, writeFiles } from '../install/testing';
import { versionFolder } from '../registry/store-folder';
import { compareWithBefore, describeTimes, middleOf, MOST, type Times } from './testing/compare-times';
import { expectNothingLeft } from './testing/expect-nothing-left';
import { startMeter, watchForum, type Meter } from './testing/watch-forum';

useTestDatabase();
const halves = useServerHalves(answerHost);

// A handler that is late and a runner that is silent are given up sooner than by default; a busy machine still has a second.
const KNOBS = { routeMs: 1_500, backOffFirstMs: 1, backOffMaxMs: 20, crashesAllowed: 3, pingEveryMs: 2_000, breakerFirstMs: 1, breakerMaxMs: 1 };
const WINDOWS = 7;
const NO_LIMIT = { limit: 1_000_000, windowSeconds: 60 };
let viewer: Viewer;
let admin: Viewer;
let meter: Meter;
/** Before any fault. */
let calm: Times;
/** The last windows before the fault that comes next. */
let recent: Times[];

const get = async (slug: string, path: string, init?: RequestInit): Promise<{ status: number; body: unknown }> => {
  const response = await answerApi({ request: new Request(`http://forum/ext/${slug}/api${path}`, init), slug, viewer, address: '203.0.113.7' });
  return { status: response.status, body: await response.json().catch(() => null) };
};
/** What people do meanwhile. */
const readers = { readForum: () => listPosts(null, {}), readNeighbour: async () => (await get('hello', '/hello/you')).status };
const neighbour = () => {
  const { pid, restarts, process_state: state } = halves.supervisor().state('hello');
  return { pid, restarts, state };
};
const isWell = async (slug: string) => (await get(slug, '/well')).status === 200;

interface Expected {
  statuses: number[];
  /** What admins are told. */
  says?: RegExp;
  slug?: string;
}

/** Has a fault happen while somebody reads the forum and another extension; then everything has to be as before. */
async function survive(name: string, { statuses, says, slug = 'faults' }: Expected): Promise<unknown> {
  await recover(slug);
  const neighbourBefore = neighbour();
  const startedAt = clock.now().toISOString();
  const watching = watchForum(readers);
  const { status, body } = await get(slug, `/fault/${name}`);
  if (says) await vi.waitFor(async () => expect(await toldAdmins(slug, startedAt)).toMatch(says), { timeout: 20_000 });
  const { failures, reads } = await watching.stop();
  expect(statuses, JSON.stringify(body)?.slice(0, 300)).toContain(status);
  expect([failures, reads > 0]).toEqual([[], true]);
  const before = middleOf(recent);
  const { ratio, windows } = await compareWithBefore(before, meter.measure);
  process.stdout.write(`${name.padEnd(24)} ${String(status)}  ${describeTimes(before, middleOf(windows))}; ×${ratio.toFixed(2)} of ${windows.length}\n`);
  expect(ratio).toBeLessThanOrEqual(MOST);
  recent = [...recent, ...windows].slice(-WINDOWS);
  expect(neighbour()).toEqual(neighbourBefore);
  await expectNothingLeft(halves);
  return body;
}

/** Waits until it answers. A runner that is late is ended after its caller was answered, and then counts as one more crash. */
const recover = (slug: string) => vi.waitFor(async () => {
  await halves.supervisor().release(slug);
  expect(await isWell(slug)).toBe(true);
}, { timeout: 20_000 });

/** What the extension's admin page says of the time since: its log, and why its process ended. */
async function toldAdmins(slug: string, since: string): Promise<string> {
  const { process, logs } = await getProcess(admin, { slug });
  const lines = logs.filter(({ at }) => at >= since).map(({ message }) => message);
  const ended = lines.findLast((line) => line.startsWith('The runner ended: '));
  if (ended) expect(process.reason).toContain(ended.slice('The runner ended: '.length));
  return lines.join('\n');
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
  await db().setting.create({ data: { key: 'rateLimits', value: { extensionRead: NO_LIMIT, extensionWrite: NO_LIMIT } } });
  viewer = await createViewer();
  admin = await createViewer({ role: 'admin' });
  await createPost();
  await halves.install(await writeFiles(helloFiles()));
  await halves.install(projectPath('e2e', 'fixtures', 'extensions', 'faults'));
  await installRaw();
  meter = await startMeter(readers);
  // The first windows warm everything up.
  for (let window = 0; window < 2; window += 1) await meter.measure();
  recent = [];
  for (let window = 0; window < WINDOWS; window += 1) recent.push(await meter.measure());
  calm = middleOf(recent);
}, 180_000);
afterAll(() => meter.stop());

const LATE = /took longer than|did not answer|kept the runner from answering/;
const FULL = /ran out of memory|MB of memory|did not answer|kept the runner from answering/;

describe('an extension that hangs or ends', () => {
  it.each([
    ['loop', [504, 502], LATE],
    ['loop-of-promises', [504, 502], LATE],
    ['catastrophic-regexp', [504, 502], LATE],
    ['never-settles', [504], /GET \/fault\/:name took longer than 1500 ms/],
    ['deaf-promise', [504], /GET \/fault\/:name took longer than 1500 ms/],
    ['exit', [500], /process\.exit is not available to extensions/],
    ['abort', [500], /process\.abort is not available to extensions/],
    ['unhandled-rejection', [502, 200], /The runner ended: .*nobody hears this/],
    ['throw-later', [502, 200], /The runner ended: .*thrown from a timer/],
    ['throw-no-error', [500], /threw/],
    ['trapped-throw', [500], /threw something that cannot be read/],
    ['proxy-thrown', [500], /GET \/fault\/:name threw/],
    ['huge-stack', [500], /GET \/fault\/:name threw/],
    ['deep-recursion', [500], /Maximum call stack/],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, says })), 120_000);
});

describe('an extension that wants all memory', () => {
  it.each([
    ['array-push', [502, 504], FULL],
    ['huge-join', [500, 502, 504], /Invalid string length|ran out of memory|MB of memory|kept the runner/],
    ['off-heap-buffers', [500, 502, 504], /memory|allocation|took longer/i],
    ['wasm-memory', [500, 502, 504], /memory|took longer/i],
    ['slow-leak', [200], /The runner ended: It held \d+ MB of memory; 192 MB are allowed/],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, says })), 120_000);
});

describe('an extension that says too much', () => {
  it.each([
    ['log-flood', [200, 502, 504], /lines were dropped: more than 100 a second|messages a second|memory/],
    ['console-flood', [200, 502, 504], /lines were dropped: more than 100 a second|messages a second|memory/],
    ['message-flood', [502, 504], /messages a second|not answer|memory|kept the runner/],
    ['polite-flood', [200, 502, 504], undefined],
    ['reply-of-100-mb', [502, 504], /larger than 1 MB|ran out of memory|took longer/],
    ['reply-too-deep', [500, 502], /deeper than 60 levels/],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, ...(says && { says }) })), 120_000);
});

describe('an extension whose answer is a trap', () => {
  it.each([
    ['endless-getter', [504, 502], LATE],
    ['endless-to-json', [504, 502], LATE],
    ['answer-in-answer', [500], /deeper than 60 levels|refers back/],
    ['proxy-as-answer', [500], /no keys for you/],
  ])('%s', async (name, statuses, says) => void (await survive(name, { statuses, says })), 120_000);

  it('keys that name prototypes stay keys', async () => {
    expect(JSON.stringify(await survive('proto-key', { statuses: [200] }))).toBe('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}');
    expect('polluted' in {}).toBe(false);
  }, 120_000);
});

describe('an extension that goes on when it has answered', () => {
  it.each([
    ['loop-after-answering', /The runner ended: It did not answer/],
    ['promises-after-answering', /The runner ended: It did not answer/],
  ])('%s', async (name, says) => void (await survive(name, { statuses: [200], says })), 120_000);

  it('interval-flood', async () => {
    await survive('interval-flood', { statuses: [200] });
    const specs = await listRunnerSpecs();
    await halves.supervisor().configure(specs.filter((spec) => spec.slug !== 'faults'));
    await halves.supervisor().configure(specs);
  }, 120_000);
});

describe('an extension that wants out', () => {
  it.each(['load-a-module', 'fetch', 'kill', 'code-from-text', 'core-tables', 'other-schema', 'mail-addresses'])('%s is refused', async (name) => {
    expect(await survive(name, { statuses: [200] })).toEqual({ refused: expect.any(String) });
  }, 60_000);

  it('every statement of SECURITY.md is refused', async () => {
    const { body } = await get('faults', '/names');
    const { sql } = z.object({ sql: z.array(z.string()) }).parse(body);
    expect(sql.length).toBeGreaterThan(60);
    for (const [index, statement] of sql.entries()) expect([statement, await get('faults', `/sql/${index}`)]).toEqual([statement, { status: 200, body: { refused: expect.any(String) } }]);
    expect((await get('faults', '/heard')).status).toBe(200);
    await expectNothingLeft(halves);
  }, 120_000);
});

describe('one that has got past the compiler, with the real process and all modules', () => {
  const slug = 'raw';

  it.each([
    ['exit', [502], /ended by itself with code 3/],
    ['malformed-frame', [502], /not JSON/],
    ['frame-of-4-gb', [502], /a frame of 4294967295 bytes/],
    ['flood-of-frames', [502, 504], /messages a second|not answer|frame|not JSON/],
    ['result-of-no-shape', [502], /a message that is none of ours/],
    ['host-call-of-no-shape', [502], /a message that is none of ours/],
    ['ready-again', [502, 500, 204], /a message that is none of ours/],
    ['close-channel', [502, 504], /ended|did not answer|kept the runner/],
    ['read-channel', [502, 504], LATE],
    ['stderr-flood', [502, 504], LATE],
    ['deaf-to-signals', [502, 504], LATE],
  ])('%s ends it', async (name, statuses, says) => void (await survive(name, { slug, statuses, says })), 60_000);

  it.each(['fork', 'worker', 'socket', 'kill-parent', 'file-outside', 'folder-outside', 'environment-of-forum', 'write-file'])('%s is refused', async (name) => {
    expect(await survive(name, { slug, statuses: [200] })).toEqual({ refused: expect.any(String) });
  }, 60_000);

  it.each(['kill-group-0', 'kill-pid-1'])('%s reaches nobody but itself', async (name) => void (await survive(name, { slug, statuses: [200, 502] })), 60_000);

  it.each(['answer-twice', 'host-calls-of-others'])('%s changes nothing', async (name) => void (await survive(name, { slug, statuses: [200, 204] })), 120_000);

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

it('after all of them the forum answers as before the first', async () => {
  const { ratio } = await compareWithBefore(calm, meter.measure);
  expect(ratio).toBeLessThanOrEqual(MOST);
}, 120_000);
