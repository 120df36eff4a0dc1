import { expect, it } from 'vitest';
import type { Viewer } from '@/lib/auth/viewer';
import { useTestDatabase } from '@/lib/testing/database';
import { createViewer } from '@/lib/testing/factories';
import { answerHealth } from './answer-health';

useTestDatabase();

/** What a viewer is told of an extension whose healthCheck gives this. */
async function ask(given: unknown, viewer: Viewer | null) {
  const supervisor = { state: () => ({ process_state: 'running' as const, restarts: 0 }), call: async () => given };
  const response = await answerHealth({ supervisor, slug: 'polls', viewer });
  return [response.status, await response.json()];
}

it('tells an admin what the extension said, and guests one word', async () => {
  const said = { healthy: false, message: 'no key', timestamp: '2026-01-02T03:04:05Z', components: { mail: { status: 'unhealthy' } }, metrics: { sent: 3 } };
  expect(await ask(said, null)).toEqual([503, { healthy: false }]);
  expect(await ask(said, await createViewer({ role: 'moderator' }))).toEqual([503, { healthy: false }]);
  expect(await ask(said, await createViewer({ role: 'admin' }))).toEqual([503, { ...said, runner: expect.objectContaining({ process_state: 'running', restarts: 0 }) }]);
});

it('says in words what an answer must be', async () => {
  const [status, told] = await ask({ healthy: 'yes', metrics: { sent: 'many' } }, await createViewer({ role: 'admin' }));
  expect([status, told.healthy]).toEqual([503, false]);
  expect(told.message).toMatch(/^healthCheck must return \{healthy, message\?, timestamp\?, components\?, metrics\?\}\. .*expected boolean[^]*at metrics\.sent$/);
});
