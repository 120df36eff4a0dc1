import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const START_LIMIT_MS = 120_000;

export interface Forum {
  url: string;
  pid: number;
  /** What it has printed so far. */
  output: () => string;
  /** Settles with the exit code when it has ended. */
  exited: Promise<number | null>;
  /** Stops it as a service manager does, and waits. */
  stop: () => Promise<number | null>;
}

export interface ForumOptions {
  command: 'start' | 'demo';
  dataDir: string;
  env?: Record<string, string>;
}

/** Runs a command of the built forum; what it prints is kept. */
export function runForum({ command, dataDir, env = {} }: ForumOptions): Omit<Forum, 'url'> {
  const child = spawn(process.execPath, ['bin/nexus.mjs', command], {
    cwd: root,
    env: { ...process.env, NEXUS_DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('The forum could not be started.');
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    pid,
    output: collectOutput(child),
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** Starts the built forum on a free port and waits until it says where it is. */
export async function startForum(options: ForumOptions): Promise<Forum> {
  const forum = runForum({ ...options, env: { PORT: String(await freePort()), ...options.env } });
  const url = await Promise.race([waitForUrl(forum.output), forum.exited.then(() => null)]);
  if (url) return { ...forum, url };
  await forum.stop();
  throw new Error(`The forum did not start. It said:\n${forum.output()}`);
}

function collectOutput(child: ChildProcess): () => string {
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => chunks.push(chunk.toString()));
  return () => chunks.join('');
}

async function waitForUrl(output: () => string): Promise<string | null> {
  const end = Date.now() + START_LIMIT_MS;
  while (Date.now() < end) {
    const url = /Nexus runs on (http\S+)/.exec(output())?.[1];
    if (url && output().includes('Ctrl-C stops it.')) return url;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return null;
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || !address) throw new Error('The system gave no port.');
  return address.port;
}

/** A process and everything it started, PostgreSQL included, whatever session they moved to. */
export function listProcessTree(pid: number): number[] {
  const parents = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => ({ pid: Number(name), parent: parentOf(name) }));
  const tree = [pid];
  for (const member of tree) tree.push(...parents.filter(({ parent }) => parent === member).map((child) => child.pid));
  return tree;
}

function parentOf(pid: string): number | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    // It ended while we looked.
    return null;
  }
}
