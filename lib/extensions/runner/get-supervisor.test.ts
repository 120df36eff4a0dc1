import { describe, expect, it } from 'vitest';
import { processState } from '@/lib/core/process-state';
import { useTestDatabase } from '@/lib/testing/database';
import { getSupervisor } from './get-supervisor';
import { startSupervisor, stopSupervisor } from './start-supervisor';
import { fixtureChild, useRunners } from './testing/harness';
import { context, route } from './testing/requests';

useTestDatabase();
const { dataDir, makeSpec } = useRunners();

describe('the supervisor of the process', () => {
  it('is there between its start and its stop', async () => {
    expect(() => getSupervisor()).toThrow('The server half of extensions is not running.');
    processState('extensions.childMain', () => Promise.resolve(fixtureChild));
    await startSupervisor({ dataDir, answerHost: async () => null, readSettings: async () => ({}), onChange: () => undefined });
    const spec = makeSpec(`'/echo': () => 1`);
    await getSupervisor().configure([spec]);
    expect(await getSupervisor().call(spec.slug, route('/echo'), context())).toBe(1);
    expect(getSupervisor().knobs().startMs).toBe(5_000);
    await stopSupervisor();
    await stopSupervisor();
    expect(() => getSupervisor()).toThrow('The server half of extensions is not running.');
  });
});
