import { clock } from '@/lib/core/clock';
import { withOverrides } from '../knobs';
import { probeLaunchAbility, type LaunchAbility } from '../launch-level';
import { LogBuffer } from '../log-buffer';
import { findChildProcess } from '../process-tree';
import { startRunner } from '../start-runner';
import { context, route } from './requests';

/** A forum with one runner whose handler loops; prints the runner's process ids. It is there to be killed. */
const [dataDir = '', childMain = '', entry = '', how = 'probe'] = process.argv.slice(2);
const bare: LaunchAbility = { tools: {}, level: { name: 'bare', namespaces: 'none', diesWithForum: false, dropsPrivileges: false, hasLimits: false, hasLowPriority: false, missing: [] } };
const probed = await probeLaunchAbility();
const asUser: LaunchAbility = { ...probed, level: { ...probed.level, namespaces: 'user' } };
const ability = { probe: probed, bare, user: asUser }[how] ?? probed;

const { runner } = await startRunner({
  spec: { slug: 'looping', version: '1.0.0', digest: 'd', entry, exportName: 'Test', capabilities: [], hasWorkers: false },
  knobs: withOverrides({ startMs: 60_000, pingEveryMs: 600_000 }),
  ability,
  childMain,
  dataDir,
  startedAt: clock.now(),
  log: new LogBuffer({ linesPerSecond: 100, bytes: 1_000, shown: 10 }),
  answerHost: async () => null,
}, null);
void runner.call(route('/loop'), context({ deadlineMs: 600_000 })).catch(() => undefined);
const node = ability.level.namespaces === 'none' ? runner.pid : await findChildProcess(runner.pid);
process.stdout.write(`${JSON.stringify({ pids: [runner.pid, node], namespaces: ability.level.namespaces })}\n`);
setInterval(() => undefined, 1_000);
