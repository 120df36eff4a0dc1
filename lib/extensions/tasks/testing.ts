import path from 'node:path';
import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { createViewer } from '@/lib/testing/factories';
import { startReleaseServer, type ArchiveFiles, type ReleaseServer } from '@/lib/testing/release-server';
import { setInstaller } from '../install/get-installer';
import { helloFiles, useServerHalves, type ServerHalves } from '../install/testing';
import { invalidateActiveExtensions } from '../registry/active-extensions';
import { dropExtensionData } from '../sql/roles/drop-extension-data';
import type { AnswerHost } from '../runner/types';
import { installAgainAsTask } from './install-again-as-task';
import { getTask } from './list-tasks';
import { approveTask } from './settle-review';
import { startInstall } from './start-task';
import { startTasks, type Tasks } from './start-tasks';
import type { TaskView } from './types';

const PASSWORD = 'harbour lights';
const AT_REST_MS = 60_000;
export const OWNER = 'acme';

export interface TaskWorld {
  halves: ServerHalves;
  server: () => ReleaseServer;
  admin: () => Viewer;
  store: () => string;
  /** The address of a repository on the release server. */
  address: (repo?: string) => string;
  /** Publishes a version of the small extension `hello`. */
  publish(version: string, options?: { fields?: Record<string, unknown>; files?: Record<string, string | null>; repo?: string }): Promise<ArchiveFiles>;
  /** Waits until a task is over, or waits for somebody, and this process has taken in what it did. */
  atRest(id: string): Promise<TaskView>;
  /** Starts a task and waits as `atRest` does. */
  run(start: (admin: Viewer) => Promise<string>): Promise<TaskView>;
  approve(task: TaskView): Promise<TaskView>;
  /** Looks at what an address holds, agrees, and waits for the end. */
  install(address?: string): Promise<TaskView>;
}

/**
 * Gives a test file a forum that installs from a server in GitHub's shape; call it once, after useTestDatabase().
 * @param keeps what one test installed for the next one
 */
export function useTasks(answerHost: AnswerHost, { keeps = false }: { keeps?: boolean } = {}): TaskWorld {
  const halves = useServerHalves(answerHost);
  const store = () => path.join(halves.dataDir(), 'extensions');
  let server: ReleaseServer;
  let admin: Viewer;
  let tasks: Tasks;
  beforeAll(async () => {
    server = await startReleaseServer();
    process.env.NEXUS_GITHUB_API = server.api;
    process.env.NEXUS_GITHUB_RAW = server.raw;
    admin = await createViewer({ role: 'admin', password: PASSWORD });
    await db().setting.create({ data: { key: 'rateLimits', value: { extensionTask: { limit: 100_000, windowSeconds: 60 }, confirmPassword: { limit: 100_000, windowSeconds: 60 } } } });
    tasks = await startTasks({ store: store(), supervisor: halves.supervisor(), isForumRunning: async () => true, settle: () => halves.following().catchUp() });
    setInstaller(installAgainAsTask);
  });
  afterAll(async () => {
    setInstaller(null);
    await tasks.stop();
    await server.stop();
    delete process.env.NEXUS_GITHUB_API;
    delete process.env.NEXUS_GITHUB_RAW;
  });
  beforeEach(async () => {
    server.behaveAgain();
    if (!keeps) await forgetExtension('hello', halves);
  });

  const atRest = async (id: string) => {
    // Notices go to servers that listen; this process is asked itself.
    await vi.waitFor(async () => {
      invalidateActiveExtensions();
      await halves.following().catchUp();
      const { state } = await getTask(admin, { id });
      if (state === 'running') throw new Error(`The task is still ${state}.`);
    }, { timeout: AT_REST_MS, interval: 50 });
    invalidateActiveExtensions();
    await halves.following().catchUp();
    return getTask(admin, { id });
  };
  const run = async (start: (admin: Viewer) => Promise<string>) => atRest(await start(admin));
  const approve = async ({ id }: TaskView) => {
    await approveTask(admin, { id, password: PASSWORD });
    return atRest(id);
  };
  const address = (repo = 'hello') => `${server.url}/${OWNER}/${repo}`;
  return {
    halves, store, address, atRest, run, approve,
    server: () => server,
    admin: () => admin,
    publish: async (version, { fields = {}, files = {}, repo = 'hello' } = {}) => {
      const packed = helloFiles({ version, ...fields }, files);
      await server.publish({ owner: OWNER, repo, version, files: packed });
      return packed;
    },
    install: async (from = address()) => {
      const looked = await run((viewer) => startInstall(viewer, { address: from }));
      return looked.state === 'waiting' ? approve(looked) : looked;
    },
  };
}

/** Everything of an extension gone, as if it had never been there. */
export async function forgetExtension(slug: string, halves: ServerHalves): Promise<void> {
  await db().extension.deleteMany({ where: { slug } });
  await halves.following().catchUp();
  await dropExtensionData(slug);
  for (const table of ['extension_kv', 'extension_settings', 'extension_secrets', 'extension_gates', 'attachments', 'extension_kept_data', 'extension_tasks', 'extension_runner_states']) {
    await getPool().query(`DELETE FROM ${table} WHERE slug = $1`, [slug]);
  }
  invalidateActiveExtensions();
}
