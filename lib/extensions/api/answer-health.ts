import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Viewer } from '@/lib/auth/viewer';
import { clock } from '@/lib/core/clock';
import { hasRole } from '@/lib/permissions/roles';
import { healthAnswerSchema, type HealthAnswer } from '../runner/call-request';
import type { Supervisor } from '../runner/supervisor';
import type { ProcessState } from '../runner/types';
import { answerJson } from './api-answer';

type KnownState = Pick<ProcessState, 'process_state' | 'reason' | 'restarts' | 'rssBytes' | 'startedAt'>;
type Asked = Pick<Supervisor, 'call'> & { state: (slug: string) => KnownState };

const DEADLINE_MS = 2_000;

/** How an extension is: what its supervisor knows, and what it says itself while it runs. Guests learn `healthy` alone. */
export async function answerHealth({ supervisor, slug, viewer }: { supervisor: Asked; slug: string; viewer: Viewer | null }): Promise<Response> {
  const state = supervisor.state(slug);
  const isUp = state.process_state !== 'quarantined' && state.process_state !== 'backing_off';
  // One that sleeps is well, and is not woken to say so.
  const own = state.process_state === 'running' ? await askItself(supervisor, slug) : { healthy: isUp, components: {}, metrics: {} };
  const healthy = isUp && own.healthy;
  if (!hasRole(viewer, 'admin')) return answerJson({ healthy }, healthy ? 200 : 503);
  const { process_state, reason, restarts, rssBytes, startedAt } = state;
  const runner = { process_state, reason: reason ?? null, restarts, rss_bytes: rssBytes ?? null, started_at: startedAt?.toISOString() ?? null };
  return answerJson({ timestamp: clock.now().toISOString(), ...own, healthy, runner }, healthy ? 200 : 503);
}

async function askItself(supervisor: Asked, slug: string): Promise<HealthAnswer> {
  try {
    const context = { viewer: null, depth: 0, deadlineMs: DEADLINE_MS, correlationId: randomUUID(), label: 'healthCheck' };
    const answer = healthAnswerSchema.safeParse(await supervisor.call(slug, { kind: 'health' }, context));
    return answer.success ? answer.data : unhealthy(`healthCheck must return {healthy, message?, timestamp?, components?, metrics?}. ${z.prettifyError(answer.error)}`);
  } catch (error) {
    return unhealthy(error instanceof Error ? error.message : String(error));
  }
}

const unhealthy = (message: string): HealthAnswer => ({ healthy: false, message, components: {}, metrics: {} });
