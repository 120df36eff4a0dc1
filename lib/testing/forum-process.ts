import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { projectPath } from '@/lib/core/project-path';
import { processState, resetProcessState } from '@/lib/core/process-state';
import type { ForumVerbs } from '@/lib/server/boot/forum.fixture';

type Input<Verb extends keyof ForumVerbs> = Parameters<ForumVerbs[Verb]>[0];
/** What an admin does. */
export type Act = Input<'act'>['act'];
type Output<Verb extends keyof ForumVerbs> = Awaited<ReturnType<ForumVerbs[Verb]>>;

/** A forum without pages in a process of its own, to be told what to do, and to be killed. */
export interface ForumProcess {
  pid: number;
  /** @throws Error with `code`, as the forum's own errors have it */
  tell<Verb extends keyof ForumVerbs>(verb: Verb, ...input: Input<Verb> extends undefined ? [] : [Input<Verb>]): Promise<Output<Verb>>;
  /** Its signal, or its code, once it has ended. */
  ended: Promise<string>;
  kill(): Promise<void>;
  /** Stops it in order. */
  stop(): Promise<void>;
  /** What it wrote to stderr, once it has ended. */
  complaints: Promise<string>;
}

interface Pending {
  resolve: (value: never) => void;
  reject: (error: Error) => void;
}

interface Answer {
  id: number;
  value?: never;
  error?: { message: string; code: string };
}

/** Loads a forum that is not started yet: `tell('start')` does what a start does. */
export async function openForum(): Promise<ForumProcess> {
  const child = fork(await processState('testing.forum', bundleForum), { stdio: ['ignore', 'inherit', 'pipe', 'ipc'] });
  const complaints = child.stderr ? text(child.stderr) : Promise.resolve('');
  const ended = once(child, 'exit').then(([code, signal]) => String(signal ?? code));
  const tell = listen(child, ended);
  return {
    pid: child.pid ?? 0,
    tell: (verb, ...input) => tell(verb, input[0]),
    ended, complaints,
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
    stop: async () => {
      await tell('stop', undefined);
      await ended;
    },
  };
}

function listen(child: ChildProcess, ended: Promise<string>) {
  const pending = new Map<number, Pending>();
  let count = 0;
  child.on('message', ({ id, value, error }: Answer) => {
    const found = pending.get(id);
    pending.delete(id);
    if (error) found?.reject(Object.assign(new Error(error.message), { code: error.code }));
    else found?.resolve(value as never);
  });
  void ended.then((how) => pending.forEach(({ reject }) => reject(new Error(`The forum has ended (${how}).`))));
  return <Value>(verb: string, input: unknown): Promise<Value> => new Promise((resolve, reject) => {
    const id = (count += 1);
    pending.set(id, { resolve, reject });
    child.send({ id, verb, input }, (error) => error && reject(error));
  });
}

const bundleFolder = () => projectPath('.nexus', 'dev', `forum-${process.pid}`);

/** Removes what forums were loaded from. */
export async function forgetForum(): Promise<void> {
  resetProcessState('testing.forum');
  await rm(bundleFolder(), { recursive: true, force: true });
}

/** Once a process: a bundle is loaded in a third of the time that its sources take. */
async function bundleForum(): Promise<string> {
  const { build } = await import('esbuild');
  const outdir = bundleFolder();
  const shared = { absWorkingDir: projectPath(), outdir, outExtension: { '.js': '.mjs' }, bundle: true, platform: 'node', format: 'esm', target: 'node20.19', logLevel: 'error' } as const;
  await build({ ...shared, entryPoints: { forum: 'lib/server/boot/forum.fixture.ts', 'compile-worker': 'lib/extensions/compile/worker/main.ts' }, splitting: true, packages: 'external' });
  await build({ ...shared, entryPoints: { 'runner-child': 'lib/extensions/runner/child/main.ts' } });
  return `${outdir}/forum.mjs`;
}
