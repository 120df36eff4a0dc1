import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { hasRole } from '@/lib/permissions/roles';
import { healthAnswerSchema, type HealthAnswer } from '../runner/call-request';
import type { Supervisor } from '../runner/supervisor';
import { answerJson } from './api-answer';

const DEADLINE_MS = 2_000;

/** How an extension is: what its supervisor knows, and what it says itself while it runs. Guests learn `healthy` alone. */
export async function answerHealth({ supervisor, slug, viewer }: { supervisor: Supervisor; slug: string; viewer: Viewer | null }): Promise<Response> {
  const state = supervisor.state(slug);
  const isUp = state.process_state !== 'quarantined' && state.process_state !== 'backing_off';
  // One that sleeps is well, and is not woken to say so.
  const own = state.process_state === 'running' ? await askItself(supervisor, slug) : { healthy: isUp, components: {}, metrics: {} };
  const healthy = isUp && own.healthy;
  if (!hasRole(viewer, 'admin')) return answerJson({ healthy }, healthy ? 200 : 503);
  const { process_state, reason, restarts, rssBytes, startedAt } = state;
  const runner = { process_state, reason: reason ?? null, restarts, rss_bytes: rssBytes ?? null, started_at: startedAt?.toISOString() ?? null };
  return answerJson({ ...own, healthy, timestamp: clock.now().toISOString(), runner }, healthy ? 200 : 503);
}

async function askItself(supervisor: Supervisor, slug: string): Promise<HealthAnswer> {
  try {
    const context = { viewer: null, depth: 0, deadlineMs: DEADLINE_MS, correlationId: randomUUID(), label: 'healthCheck' };
    return healthAnswerSchema.parse(await supervisor.call(slug, { kind: 'health' }, context));
  } catch (error) {
    return { healthy: false, message: error instanceof Error ? error.message : String(error), components: {}, metrics: {} };
  }
}
