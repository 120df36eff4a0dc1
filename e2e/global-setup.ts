import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startForum } from './support/forum';

// Beside our own, those that misbehave in browsers that ask them to: extensions.spec.ts, extension-faults.spec.ts.
const EXTENSIONS = ['extensions', 'e2e/fixtures/extensions'].join(delimiter);

/** One forum with the sample community for all specs; a spec that changes what others look at starts its own. */
export default async function setup(): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nexus-e2e-'));
  const forum = await startForum({ command: 'demo', dataDir, env: { NEXUS_EXTENSIONS_DIR: EXTENSIONS } });
  process.env.NEXUS_E2E_URL = forum.url;
  process.env.NEXUS_E2E_DATA_DIR = dataDir;
  return async () => {
    await forum.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
