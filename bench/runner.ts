import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { projectPath } from '@/lib/core/project-path';
import { readEnv } from '@/lib/core/env';
import { openRunningDatabase } from '@/lib/db/open-running-database';
import { closePool, getPool } from '@/lib/db/pool';
import { startForum } from '@/e2e/support/forum';
import { measureIdleRunners } from './idle-runners';
import { measureLoad } from './load';

const CONNECTIONS = 16;
const SECONDS = 5;
const ROUNDS = 2;
const RUNNERS = 10;

const ROUTES = [
  ['plain route, no database', '/manifest_schema.json'],
  ['plain route, one query', '/api/v1/spaces'],
  ['extension, no database', '/ext/faults/api/well'],
  ['extension, its own table', '/ext/faults/api/heard'],
  ['/ext/polls/api', '/ext/polls/api/polls?post_id=1'],
] as const;

/** What an API route of an extension costs beside a plain one, how long a runner takes to start, and what ten hold. */
export async function benchRunner(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-bench-'));
  const say = (line: string) => void process.stdout.write(`${line}\n`);
  const env = { NEXUS_EXTENSIONS_DIR: ['extensions', 'e2e/fixtures/extensions'].join(delimiter), NEXUS_LOG_LEVEL: 'error' };
  try {
    const forum = await startForum({ command: 'demo', dataDir, env });
    const { url: databaseUrl } = await openRunningDatabase({ env: readEnv({ ...process.env, NEXUS_DATA_DIR: dataDir }), log: say });
    process.env.DATABASE_URL = databaseUrl;
    await raiseLimits();
    say(`${CONNECTIONS} connections, ${SECONDS} s each, in turn; the load comes from the same machine.\n`);
    say(`${''.padEnd(28)}${'req/s'.padStart(8)}${'p50 ms'.padStart(10)}${'p99 ms'.padStart(10)}`);
    for (let round = 0; round <= ROUNDS; round += 1) {
      for (const [name, path] of ROUTES) {
        const { perSecond, p50, p99, failures } = await measureLoad({ url: new URL(path, forum.url).href, connections: CONNECTIONS, seconds: round === 0 ? 1 : SECONDS });
        // The first round warms everything up.
        if (round > 0) say(`${name.padEnd(28)}${perSecond.toFixed(0).padStart(8)}${p50.toFixed(1).padStart(10)}${p99.toFixed(1).padStart(10)}${failures > 0 ? `  ${failures} failed` : ''}`);
      }
    }
    const idle = await measureIdleRunners({ count: RUNNERS, packageDir: projectPath('e2e', 'fixtures', 'extensions', 'faults'), dataDir });
    say(`\nStart of a runner, first answer included: ${describe(idle.startMs, 1)} ms`);
    say(`${RUNNERS} idle runners: ${describe(idle.ownBytes, 1_048_576)} MB of their own each, ${describe(idle.residentBytes, 1_048_576)} MB shown each, ${megabytes(sum(idle.ownBytes))} MB together`);
    await closePool();
    await forum.stop();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A bench asks more often than a person may. */
async function raiseLimits(): Promise<void> {
  const limit = { limit: 100_000_000, windowSeconds: 60 };
  await getPool().query(`INSERT INTO settings (key, value, updated_at) VALUES ('rateLimits', $1, now()) ON CONFLICT (key) DO UPDATE SET value = EXCLUDED.value`, [JSON.stringify({ extensionRead: limit, extensionWrite: limit })]);
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const megabytes = (bytes: number) => (bytes / 1_048_576).toFixed(0);

/** The median, and the span around it. */
function describe(values: readonly number[], unit: number): string {
  const sorted = values.map((value) => value / unit).toSorted((a, b) => a - b);
  const at = (index: number) => (sorted[index] ?? 0).toFixed(unit === 1 ? 0 : 1);
  return `${at(Math.floor(sorted.length / 2))} (${at(0)}–${at(sorted.length - 1)})`;
}
