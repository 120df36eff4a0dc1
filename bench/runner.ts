import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectPath } from '@/lib/core/project-path';
import { z } from 'zod';
import { startForum } from '@/e2e/support/forum';
import { openOwnForum, type OwnForum } from '@/e2e/support/own-forum';
import { closePool } from '@/lib/db/pool';
import { measureIdleRunners } from './idle-runners';
import { measureLoad, type LoadResult } from './load';

const CONNECTIONS = 16;
const SECONDS = 4;
const ROUNDS = 3;
const RUNNERS = 10;
const MEBIBYTE = 1_048_576;
/** A bench asks more often than a person may. */
const NO_LIMIT = { limit: 100_000_000, windowSeconds: 60 };
const PLAIN = 'plain route, one query';
const POLLS = '/ext/polls/api, the poll of a post';
const POLL = { question: 'Which tea?', options: ['Green', 'Black', 'None'], max_choices: 1, secret: false, closes_at: null };

interface Route {
  name: string;
  path: string;
}

/** The last one is what this is about; the others say where its time goes. */
const routesFor = (postId: number): Route[] => [
  { name: 'plain route, no database', path: '/manifest_schema.json' },
  { name: PLAIN, path: '/api/v1/spaces' },
  { name: 'extension, no database', path: '/ext/faults/api/well' },
  { name: 'extension, its own table', path: '/ext/faults/api/heard' },
  { name: POLLS, path: `/ext/polls/api/polls?post_id=${postId}` },
];

/** What an API route of an extension costs beside a plain one, how long a runner takes to start, and what ten hold. */
export async function benchRunner(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-bench-'));
  const env = { NEXUS_EXTENSIONS_DIR: ['extensions', 'e2e/fixtures/extensions'].join(delimiter), NEXUS_LOG_LEVEL: 'error' };
  try {
    const forum = await startForum({ command: 'demo', dataDir, env });
    const own = await openOwnForum(dataDir);
    try {
      await own.set('rateLimits', { extensionRead: NO_LIMIT, extensionWrite: NO_LIMIT });
      await measureRoutes(forum.url, routesFor(await createPoll(forum.url, own)));
      // The supervisor keeps its record of crashes there.
      process.env.DATABASE_URL = own.databaseUrl;
      await measureRunners(dataDir);
    } finally {
      if (process.env.DATABASE_URL) await closePool();
      await own.close();
      await forum.stop();
    }
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function measureRoutes(forum: string, routes: Route[]): Promise<void> {
  say(`${CONNECTIONS} connections, ${SECONDS} s each, ${ROUNDS} rounds in turn, as a guest; the load comes from the same machine.\n`);
  say(`${''.padEnd(36)}${'req/s'.padStart(8)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}`);
  const results = new Map<string, LoadResult[]>(routes.map(({ name }) => [name, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const { name, path } of routes) {
      const result = await measureLoad({ url: new URL(path, forum).href, connections: CONNECTIONS, seconds: round === 0 ? 1 : SECONDS });
      // The first round warms everything up.
      if (round > 0) results.get(name)?.push(result);
    }
  }
  for (const { name } of routes) say(`${name.padEnd(36)}${line(results.get(name) ?? [])}`);
  const rate = (name: string) => middle((results.get(name) ?? []).map(({ perSecond }) => perSecond));
  say(`\n${POLLS} answers ${Math.round((rate(POLLS) / rate(PLAIN)) * 100)} of 100 requests that the plain route answers in the same time.`);
}

function line(rounds: readonly LoadResult[]): string {
  const failures = rounds.reduce((sum, { failures: count }) => sum + count, 0);
  const figure = (read: (result: LoadResult) => number, digits: number) => middle(rounds.map(read)).toFixed(digits);
  return `${figure(({ perSecond }) => perSecond, 0).padStart(8)}${figure(({ p50 }) => p50, 1).padStart(10)}${figure(({ p99 }) => p99, 1).padStart(10)}${failures > 0 ? `  ${failures} were not answered with 200` : ''}`;
}

async function measureRunners(dataDir: string): Promise<void> {
  const idle = await measureIdleRunners({ count: RUNNERS, packageDir: projectPath('e2e', 'fixtures', 'extensions', 'faults'), dataDir });
  say(`\nStart of a runner, first answer included: ${describe(idle.startMs, 1)} ms`);
  say(`${RUNNERS} idle runners: ${describe(idle.ownBytes, MEBIBYTE)} MB of their own each, ${describe(idle.residentBytes, MEBIBYTE)} MB shown each, ${megabytes(sum(idle.ownBytes))} MB together`);
}

/** A post with a poll, written as a member writes it. @returns the post's id */
async function createPoll(forum: string, own: OwnForum): Promise<number> {
  const { name, value } = await own.logIn('member');
  const [space] = await own.sql<{ id: number }>('SELECT id FROM spaces ORDER BY id LIMIT 1');
  const answer = await fetch(new URL('/api/v1/posts', forum), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: forum, cookie: `${name}=${value}` },
    body: JSON.stringify({ space_id: space?.id, title: 'A post with a poll', body: 'What do you think?', attachments: [{ kind: 'poll', data: POLL }] }),
  });
  return z.object({ post: z.object({ id: z.number() }) }).parse(await answer.json()).post.id;
}

const say = (text: string) => void process.stdout.write(`${text}\n`);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);

/** The median, and the span around it. */
function describe(values: readonly number[], unit: number): string {
  const sorted = values.map((value) => value / unit).toSorted((a, b) => a - b);
  const at = (index: number) => (sorted[index] ?? 0).toFixed(unit === 1 ? 0 : 1);
  return `${at(Math.floor(sorted.length / 2))} (${at(0)}–${at(sorted.length - 1)})`;
}
