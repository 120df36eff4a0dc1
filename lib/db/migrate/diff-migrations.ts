import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '../embedded/start';
import { applyMigrations } from './apply-migrations';
import { diffSchema } from './schema-engine';

/**
 * Compares what the migrations build, in a PostgreSQL of its own that is thrown away, with what prisma/schema asks for.
 * @returns the SQL of the migration that is missing, or null when none is
 */
export async function diffMigrations(): Promise<string | null> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-diff-'));
  const postgres = await startEmbeddedPostgres({ dataDir, log: () => undefined, settings: { fsync: 'off' } });
  try {
    await applyMigrations(postgres.url);
    return await diffSchema(postgres.url);
  } finally {
    await postgres.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}
