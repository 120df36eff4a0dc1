// A process of its own that installs a folder and is killed where the test says: install.fixture.ts <store> <folder> <begin|done|never>:<step>
import { closePool } from '@/lib/db/pool';
import { HostCallError } from '../runner/host-call-error';
import { startSupervisor, stopSupervisor } from '../runner/start-supervisor';
import { closeExtensionSql } from '../sql/close-sql';
import { installPackage } from './install-package';
import { readPackage } from './read-package';

const [store = '', folder = '', dieAt = ''] = process.argv.slice(2);
const dieIf = (point: string) => {
  if (point === dieAt) process.kill(process.pid, 'SIGKILL');
};
const supervisor = await startSupervisor({
  dataDir: process.env.NEXUS_DATA_DIR ?? '',
  answerHost: () => Promise.reject(new HostCallError('Error', 'Not here.', 'not_ready')),
  readSettings: async () => ({}),
  onChange: () => undefined,
});
await installPackage({
  pack: await readPackage(folder), source: 'folder', origin: folder, store, probe: (spec) => supervisor.probe(spec), waitMs: 20_000,
  watcher: { begin: (step) => dieIf(`begin:${step}`), done: (step) => dieIf(`done:${step}`) },
});
await stopSupervisor();
await closeExtensionSql();
await closePool();
