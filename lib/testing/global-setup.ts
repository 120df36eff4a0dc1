import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedPostgres } from '@/lib/db/embedded/start';
import { makeTemplate } from './template';

declare module 'vitest' {
  interface ProvidedContext {
    /** The PostgreSQL of this run; each test file gets a database of its own in it. */
    postgresUrl: string;
  }
}

/** One PostgreSQL a run, in a temporary folder, with a migrated database to clone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-test-'));
  // What a test writes need not survive a power cut.
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '100' };
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings });
  await makeTemplate(postgres.url);
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
