import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { log } from '@/lib/core/log';
import { startAttachments } from '@/lib/attachments/start-attachments';
import { startDelivery } from '@/lib/events/start-delivery';
import { deliverEvent } from '@/lib/extensions/calls/deliver-event';
import { persistAttachment } from '@/lib/extensions/calls/persist-attachment';
import { toJson } from '@/lib/extensions/calls/to-json';
import { answerHost } from '@/lib/extensions/host-api/answer-host';
import { followExtensions } from '@/lib/extensions/install/follow-extensions';
import { setInstaller } from '@/lib/extensions/install/get-installer';
import { installAgain } from '@/lib/extensions/install/install-again';
import { restoreInstalled } from '@/lib/extensions/install/restore-installed';
import { registerBundledExtensions } from '@/lib/extensions/registry/register-bundled';
import { startSupervisor, stopSupervisor } from '@/lib/extensions/runner/start-supervisor';
import type { Supervisor } from '@/lib/extensions/runner/supervisor';
import { readSettings } from '@/lib/extensions/settings/read-settings';
import { closeExtensionSql } from '@/lib/extensions/sql/close-sql';
import type { Boot } from './boot';

/** Installs what is bundled, then starts what runs the server halves; in safe mode, none of it runs. */
export async function startExtensions(context: Boot): Promise<void> {
  const { env, shutdown } = context;
  if (env.NEXUS_SAFE_MODE) return register(context);
  shutdown.add({ name: 'The connections of extensions', close: closeExtensionSql });
  const supervisor = await startSupervisor({ dataDir: context.dataDir, answerHost, readSettings, onChange: () => undefined });
  shutdown.add({ name: 'The extensions', close: stopSupervisor });
  await register(context, supervisor);
  await restoreInstalled();
  setInstaller(installAgain);
  shutdown.add({ name: 'Installing', close: () => setInstaller(null) });
  const following = followExtensions({ supervisor });
  shutdown.add({ name: 'Following what is installed', close: following.stop });
  await following.catchUp();
  startCalls(supervisor, shutdown);
}

async function register({ env, dataDir, say }: Boot, supervisor?: Supervisor): Promise<void> {
  const missing = env.NEXUS_EXTENSIONS_DIR.find((folder) => !existsSync(resolve(folder)));
  if (missing !== undefined) throw new Error(`NEXUS_EXTENSIONS_DIR: there is no folder ${missing}`);
  const extensionsDir = env.NEXUS_EXTENSIONS_DIR.map((folder) => resolve(folder));
  // What loaded is said in one line below; what did not is logged with its reason.
  const quietly = { info: () => undefined, warn: log.warn.bind(log), error: log.error.bind(log) };
  const outcomes = await registerBundledExtensions({ extensionsDir, dataDir, log: quietly, ...(supervisor && { probe: (spec) => supervisor.probe(spec) }) });
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
