import { parseArgs } from 'node:util';
import { readEnv } from '@/lib/core/env';
import { openDatabase } from '../open-database';
import { lockDataFolder } from '../lock-data-folder';
import { applyMigrations } from './apply-migrations';
import { diffMigrations } from './diff-migrations';
import { writeMigration } from './migration-files';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Writes the migration that brings the last one's schema to prisma/schema. */
async function diff(title: string): Promise<void> {
  if (!/^[a-z0-9_]+$/.test(title)) throw new Error(`--name takes lower-case letters, digits and underscores (got: ${title})`);
  const sql = await diffMigrations();
  if (sql === null) say('The migrations build what prisma/schema asks for: nothing to write.');
  else say(`Wrote prisma/migrations/${await writeMigration({ title, sql })}/migration.sql; read it before you commit it.`);
}

/** Applies what is due to the forum's own database, or to the one at DATABASE_URL. */
async function apply(): Promise<void> {
  const env = readEnv();
  const lock = env.DATABASE_URL ? null : lockDataFolder(env.NEXUS_DATA_DIR);
  const database = await openDatabase({ env, log: say });
  try {
    const applied = await applyMigrations(database.url);
    say(applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'The database is up to date.');
  } finally {
    await database.stop();
    lock?.release();
  }
}

const { positionals, values } = parseArgs({ allowPositionals: true, options: { name: { type: 'string', default: 'schema' } } });
try {
  if (positionals[0] === 'diff') await diff(values.name);
  else if (positionals[0] === 'apply') await apply();
  else throw new Error('npm run db -- diff [--name what_changes] | apply');
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
