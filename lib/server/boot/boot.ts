import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { readEnv, type Env } from '@/lib/core/env';
import { projectPath } from '@/lib/core/project-path';
import { readOrCreateSecret } from '@/lib/core/secret-file';
import { lockDataFolder } from '@/lib/db/lock-data-folder';
import { applyMigrations } from '@/lib/db/migrate/apply-migrations';
import { openDatabase } from '@/lib/db/open-database';
import { closePool } from '@/lib/db/pool';
import { startListening, stopListening } from '@/lib/realtime/listener';
import { startHttpServer } from '../http-server';
import { choosePort } from './choose-port';
import { loadSample, loadSampleOfExtensions, sayWelcome } from './first-steps';
import { startHousekeeping } from './housekeeping';
import type { Shutdown } from './shutdown';
import { startExtensions } from './start-extensions';

export interface ForumOptions {
  command: 'start' | 'demo' | 'dev';
  /** Next renders from the sources and reloads pages that change. */
  dev: boolean;
  /** Next's build, relative to the project. */
  distDir: string;
}

export interface Boot {
  options: ForumOptions;
  env: Env;
  dataDir: string;
  say: (line: string) => void;
  shutdown: Shutdown;
}

/** Starts everything in the order in which one part needs the other; each part says how it is closed. */
export async function boot(options: ForumOptions, shutdown: Shutdown, say: (line: string) => void): Promise<void> {
  const env = readEnv();
  const dataDir = resolve(env.NEXUS_DATA_DIR);
  const context: Boot = { options, env, dataDir, say, shutdown };
  process.env.NEXTAUTH_SECRET = await prepareDataFolder(context);
  for (const startPart of [startDatabase, migrate, loadSample, startRealtime, startExtensions, loadSampleOfExtensions, startHttp]) {
    if (shutdown.isDraining()) return;
    await startPart(context);
  }
}

/** Makes the folder, and answers the secret that signs sessions. @throws Error in words when nothing can be written there. */
async function prepareDataFolder({ env, dataDir }: Boot): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true });
    return env.NEXUS_SECRET ?? (await readOrCreateSecret(dataDir, 'master'));
  } catch (error) {
    throw new Error(`The data folder ${dataDir} cannot be used: ${error instanceof Error ? error.message : String(error)}. Make it a folder that this user may write to, or set NEXUS_DATA_DIR.`, { cause: error });
  }
}

async function startDatabase({ env, dataDir, say, shutdown }: Boot): Promise<void> {
  if (!env.DATABASE_URL) {
    const lock = lockDataFolder(dataDir);
    shutdown.add({ name: 'The data folder', close: lock.release });
  }
  const database = await openDatabase({ env, log: say });
  // Shutting PostgreSQL down writes out everything it holds, which may take longer than the other parts.
  shutdown.add({ name: 'PostgreSQL', close: database.stop, limitMs: 45_000 });
  void database.exited.then(() => endWithoutDatabase(shutdown, say));
  process.env.DATABASE_URL = database.url;
  shutdown.add({ name: 'The connections to the database', close: closePool });
}

async function endWithoutDatabase(shutdown: Shutdown, say: (line: string) => void): Promise<void> {
  if (shutdown.isDraining()) return;
  say('PostgreSQL has ended, so the forum stops too. Its log is postgres.log in the data folder. Start the forum again to recover.');
  await shutdown.drain();
  process.exit(1);
}

async function migrate({ say }: Boot): Promise<void> {
  const applied = await applyMigrations(process.env.DATABASE_URL ?? '');
  if (applied.length > 0) say(`Database prepared: ${applied.join(', ')}`);
}

async function startRealtime({ shutdown }: Boot): Promise<void> {
  await startListening();
  shutdown.add({ name: 'The realtime listener', close: stopListening });
}

async function startHttp(context: Boot): Promise<void> {
  const { env, options, say, shutdown } = context;
  const host = env.HOST ?? (options.command === 'start' ? '0.0.0.0' : '127.0.0.1');
  const port = await choosePort({ host, wanted: env.PORT, say });
  // next-auth reads these while its routes load, before the address that is really listened on is known to anybody.
  process.env.NEXTAUTH_URL = env.NEXUS_URL ?? `http://localhost:${port}`;
  const server = await startHttpServer({ dev: options.dev, dir: projectPath(), distDir: options.distDir, host, port });
  shutdown.add({ name: 'The web server', close: () => server.close() });
  shutdown.add({ name: 'Housekeeping', close: startHousekeeping() });
  await sayWelcome(context, env.NEXUS_URL ?? server.url);
}
