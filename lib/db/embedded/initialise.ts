import { spawn } from 'node:child_process';
import { chown, mkdir, open, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import type { PostgresAccount } from './account';
import { childEnvironment } from './child-environment';

interface Initialisation {
  /** Where the finished cluster goes. */
  cluster: string;
  initdb: string;
  password: string;
  account: PostgresAccount;
}

/** Makes the cluster unless it exists. It is made aside and renamed, so a start killed half-way leaves nothing that looks finished. */
export async function initialiseCluster({ cluster, initdb, password, account }: Initialisation): Promise<void> {
  if (await exists(join(cluster, 'PG_VERSION'))) return;
  const staging = `${cluster}.new`;
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { mode: 0o700 });
  const passwordFile = join(staging, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account.owner) {
    for (const path of [staging, passwordFile]) await chown(path, account.owner.uid, account.owner.gid);
  }
  const fresh = join(staging, 'cluster');
  await runInitdb(initdb, [
    `--pgdata=${fresh}`, '--username=nexus', `--pwfile=${passwordFile}`, '--auth=scram-sha-256', '--encoding=UTF8',
    // The builtin provider sorts the same on every machine and after every update of the system's C library.
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C',
  ], account);
  await rename(fresh, cluster);
  await syncFolder(dirname(cluster));
  await rm(staging, { recursive: true, force: true });
}

async function runInitdb(initdb: string, args: string[], { prefix, owner }: PostgresAccount): Promise<void> {
  const [command = initdb, ...rest] = [...prefix, initdb, ...args];
  const child = spawn(command, rest, { stdio: ['ignore', 'pipe', 'pipe'], env: childEnvironment(), cwd: '/', ...owner });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`PostgreSQL's programs cannot run here (${error.message}). They need glibc; elsewhere set DATABASE_URL to a PostgreSQL of your own.`, { cause: error })));
    child.on('close', resolve);
  });
  if (code === 0) return;
  const hint = owner ? `\nIt ran as user ${owner.uid}, because PostgreSQL refuses root: that user must be able to enter the forum's folders, which /root does not allow.` : '';
  throw new Error(`PostgreSQL could not make its files (initdb answered ${String(code)}):\n${output.join('').trim()}${hint}`);
}

async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  await handle.sync();
  await handle.close();
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
}
