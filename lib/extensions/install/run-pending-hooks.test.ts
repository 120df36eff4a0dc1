import { expect, test, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { getPool } from '@/lib/db/pool';
import { useTestDatabase } from '@/lib/testing/database';
import { answerHost } from '../host-api/answer-host';
import { runPendingHooks } from './run-pending-hooks';
import { useServerHalves } from './testing';

useTestDatabase();
const halves = useServerHalves(answerHost);

test('hooks of more extensions than the forum has connections leave it some', async () => {
  const count = (getPool().options.max ?? 0) + 2;
  const data = Array.from({ length: count }, (_, index) => ({
    slug: `many-${index}`, name: 'Many', version: '1.0.0', source: 'folder', digest: `d${index}`, manifest: {}, loadStatus: 'loaded' as const, enabled: true, pendingHook: { hook: 'onInstall', from: '', to: '1.0.0' },
  }));
  await db().extension.createMany({ data });
  const supervisor = halves.supervisor();
  const { level } = supervisor.state('');
  let most = 0;
  let atWork = 0;
  vi.spyOn(supervisor, 'state').mockImplementation((slug) => ({ slug, digest: slug.replace('many-', 'd'), process_state: 'running', restarts: 0, lastStderr: '', level }));
  vi.spyOn(supervisor, 'call').mockImplementation(async () => {
    most = Math.max(most, (atWork += 1));
    await getPool().query('SELECT 1');
    atWork -= 1;
  });
  await runPendingHooks(supervisor, new AbortController().signal);
  expect((await getPool().query('SELECT FROM extensions WHERE pending_hook IS NOT NULL')).rowCount).toBe(0);
  expect(most).toBeLessThan(3);
}, 15_000);
