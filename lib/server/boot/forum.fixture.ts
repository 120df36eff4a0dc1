// A forum without pages, in a process of its own, which does what its parent asks over IPC and dies where it is told to.
import { resolve } from 'node:path';
import type { Viewer } from '@/lib/auth/viewer';
import { readEnv } from '@/lib/core/env';
import { isAppError } from '@/lib/core/errors';
import { closePool } from '@/lib/db/pool';
import { answerAsset } from '@/lib/extensions/answer-asset';
import { answerApi } from '@/lib/extensions/api/answer-api';
import { retryInstall } from '@/lib/extensions/install/retry-install';
import { releaseFromQuarantine } from '@/lib/extensions/release-from-quarantine';
import { getSupervisor } from '@/lib/extensions/runner/get-supervisor';
import { setExtensionEnabled } from '@/lib/extensions/set-enabled';
import { TaskProgress } from '@/lib/extensions/tasks/progress';
import { approveTask, cancelTask } from '@/lib/extensions/tasks/settle-review';
import { startInstall, startMigrate, startRollback, startSync, startUninstall, startUpdate } from '@/lib/extensions/tasks/start-task';
import { setHeld, setPinned } from '@/lib/extensions/updates/set-version-choice';
import { startListening, stopListening } from '@/lib/realtime/listener';
import { createShutdown } from './shutdown';
import { startExtensions } from './start-extensions';

const acts = {
  install: startInstall, approve: approveTask, cancel: cancelTask, update: startUpdate, rollback: startRollback, sync: startSync, migrate: startMigrate, uninstall: startUninstall,
  retry: retryInstall, enable: setExtensionEnabled, pin: setPinned, hold: setHeld, release: releaseFromQuarantine,
} satisfies Record<string, (viewer: Viewer | null, input: unknown) => Promise<unknown>>;

const shutdown = createShutdown(() => undefined);
let dieAt = '';
const dieIf = (point: string) => {
  if (point === dieAt) process.kill(process.pid, 'SIGKILL');
};
const { begin, done } = TaskProgress.prototype;
TaskProgress.prototype.begin = async function (step) {
  await begin.call(this, step);
  dieIf(`begin:${step}`);
};
TaskProgress.prototype.done = async function (step, detail) {
  await done.call(this, step, detail);
  dieIf(`done:${step}`);
};

const verbs = {
  async start() {
    const env = readEnv();
    shutdown.add({ name: 'The connections to the database', close: closePool });
    await startListening();
    shutdown.add({ name: 'The realtime listener', close: stopListening });
    await startExtensions({ options: { command: 'start', dev: false, distDir: '' }, env, dataDir: resolve(env.NEXUS_DATA_DIR), say: () => undefined, shutdown });
  },
  act: ({ act, viewer, input }: { act: keyof typeof acts; viewer: Viewer; input: object }) => acts[act](viewer, input),
  dieAt: async ({ point }: { point: string }) => void (dieAt = point),
  async ask({ slug, path, ...init }: { slug: string; path: string; method?: string; body?: string }) {
    const request = new Request(`http://forum/ext/${slug}/api${path}`, { ...init, headers: { 'content-type': 'application/json' } });
    const response = await answerApi({ request, slug, viewer: null, address: '127.0.0.1' });
    return { status: response.status, body: await response.text() };
  },
  async asset({ slug, path }: { slug: string; path: string }) {
    const response = await answerAsset({ request: new Request('http://forum/'), slug, segments: path.split('/') });
    return { status: response.status, body: await response.text() };
  },
  states: async () => getSupervisor().states(),
  async stop() {
    await shutdown.drain();
    setImmediate(() => process.disconnect());
  },
};

export type ForumVerbs = typeof verbs;

process.on('message', ({ id, verb, input }: { id: number; verb: keyof ForumVerbs; input: never }) => {
  const work: (input: never) => Promise<unknown> = verbs[verb];
  work(input).then(
    (value) => process.send?.({ id, value }),
    (error: unknown) => process.send?.({ id, error: { message: error instanceof Error ? error.message : String(error), code: isAppError(error) ? error.code : 'internal' } }),
  );
});
process.on('disconnect', () => process.exit(0));
