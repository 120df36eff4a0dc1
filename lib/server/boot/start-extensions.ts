import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { log } from '@/lib/core/log';
import { startAttachments } from '@/lib/attachments/start-attachments';
import { startDelivery } from '@/lib/events/start-delivery';
import { deliverEvent } from '@/lib/extensions/calls/deliver-event';
import { persistAttachment } from '@/lib/extensions/calls/persist-attachment';
import { toJson } from '@/lib/extensions/calls/to-json';
import { answerHost } from '@/lib/extensions/host-api/answer-host';
import { followExtensions, type Following } from '@/lib/extensions/install/follow-extensions';
import { setInstaller } from '@/lib/extensions/install/get-installer';
import { resumeRemovals } from '@/lib/extensions/removal/resume-removals';
import { restoreInstalled } from '@/lib/extensions/install/restore-installed';
import { registerBundledExtensions } from '@/lib/extensions/registry/register-bundled';
import { startSupervisor, stopSupervisor } from '@/lib/extensions/runner/start-supervisor';
import type { Supervisor } from '@/lib/extensions/runner/supervisor';
import { readSettings } from '@/lib/extensions/settings/read-settings';
import { closeExtensionSql } from '@/lib/extensions/sql/close-sql';
import { installAgainAsTask } from '@/lib/extensions/tasks/install-again-as-task';
import { startTasks } from '@/lib/extensions/tasks/start-tasks';
import { getTaskRunner } from '@/lib/extensions/tasks/task-runner';
import { startUpdateChecks } from '@/lib/extensions/updates/start-checks';
import { getPool } from '@/lib/db/pool';
import type { Boot } from './boot';

/** Every server has heard by then of what was switched off. */
const OTHERS_HEARD_MS = 5_500;

/** Installs what is bundled, then starts what runs the server halves; in safe mode, none of it happens. */
export async function startExtensions(context: Boot): Promise<void> {
  const { env, shutdown } = context;
  shutdown.add({ name: 'The connections of extensions', close: closeExtensionSql });
  if (env.NEXUS_SAFE_MODE) return startRemovals(context);
  const supervisor = await startSupervisor({ dataDir: context.dataDir, answerHost, readSettings, onChange: () => undefined });
  shutdown.add({ name: 'The extensions', close: stopSupervisor });
  await register(context, supervisor);
  await restoreInstalled();
  const following = followExtensions({ supervisor });
  shutdown.add({ name: 'Following what is installed', close: following.stop });
  await startChanges(context, { supervisor, following });
  await following.catchUp();
  startCalls(supervisor, shutdown);
}

/**
 * Safe mode: what is installed is left as it is, bundled ones too, and what breaks the forum can be removed. A removal that
 * was cut off waits for an admin, or for a start with extensions.
 */
async function startRemovals(context: Boot): Promise<void> {
  context.say('Safe mode: no extension runs, on the server or in pages.');
  const tasks = await startTasks({ store: storeOf(context), supervisor: null, isForumRunning: async () => true, settle: waitForOthers });
  context.shutdown.add({ name: 'Removing', close: tasks.stop });
}

/** What installs, updates and removes while the forum runs; what a killed server left half removed goes first. */
async function startChanges(context: Boot, { supervisor, following }: { supervisor: Supervisor; following: Following }): Promise<void> {
  const { shutdown } = context;
  const settle = async () => {
    await following.catchUp();
    await waitForOthers();
  };
  const tasks = await startTasks({ store: storeOf(context), supervisor, isForumRunning: async () => true, settle });
  shutdown.add({ name: 'Installing', close: tasks.stop });
  setInstaller(installAgainAsTask);
  shutdown.add({ name: 'Trying again', close: () => setInstaller(null) });
  await resumeRemovals(getTaskRunner());
  shutdown.add({ name: 'Looking for updates', close: startUpdateChecks() });
}

const storeOf = ({ dataDir }: Boot) => resolve(dataDir, 'extensions');

async function waitForOthers(): Promise<void> {
  if ((await countServers()) > 1) await delay(OTHERS_HEARD_MS);
}

async function countServers(): Promise<number> {
  const { rows } = await getPool().query<{ count: number }>(`SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'nexus-listener' AND datname = current_database()`);
  return rows[0]?.count ?? 0;
}

async function register({ env, dataDir, say }: Boot, supervisor: Supervisor): Promise<void> {
  const missing = env.NEXUS_EXTENSIONS_DIR.find((folder) => !existsSync(resolve(folder)));
  if (missing !== undefined) throw new Error(`NEXUS_EXTENSIONS_DIR: there is no folder ${missing}`);
  const extensionsDir = env.NEXUS_EXTENSIONS_DIR.map((folder) => resolve(folder));
  // What loaded is said in one line below; what did not is logged with its reason.
  const quietly = { info: () => undefined, warn: log.warn.bind(log), error: log.error.bind(log) };
  const outcomes = await registerBundledExtensions({ extensionsDir, dataDir, log: quietly, probe: (spec) => supervisor.probe(spec) });
  const loaded = outcomes.flatMap((outcome) => (outcome.status === 'loaded' ? [`${outcome.slug} ${outcome.version}`] : []));
  if (loaded.length > 0) say(`Extensions: ${loaded.join(', ')}`);
}

function startCalls(supervisor: Supervisor, shutdown: Boot['shutdown']): void {
  const delivery = startDelivery({ deliver: deliverEvent, limits: supervisor.knobs });
  shutdown.add({ name: 'The delivery of events', close: delivery.stop });
  const attachments = startAttachments({
    persist: ({ attachment, ...call }) => persistAttachment({ ...call, attachment: { ...attachment, data: toJson(attachment.data) } }),
    waitMs: () => supervisor.knobs().attachmentMs,
  });
  shutdown.add({ name: 'The delivery of attachments', close: attachments.stop });
}
