import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { checkGate } from '../gates/check-gate';
import { listActiveExtensions, type ActiveExtension } from '../registry/active-extensions';
import { findSupervisor } from '../runner/get-supervisor';
import { isRunnerError } from '../runner/runner-error';
import type { Supervisor } from '../runner/supervisor';
import { refuse, refuseFor } from './api-answer';
import { answerHealth } from './answer-health';
import { failureResponse } from './failure-response';
import { findEndpoint } from './find-endpoint';
import { readRequest, type RouteRequest } from './read-request';
import { replyResponse } from './reply-response';

export interface AnswerApiInput {
  request: Request;
  slug: string;
  viewer: Viewer | null;
  /** The caller's, as the server found it. */
  address: string;
}

const READS: readonly string[] = ['GET', 'HEAD', 'OPTIONS'];
const ALLOWED = 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS';

/** Answers a request to `/ext/<slug>/api/…` by asking the extension's runner. Never rejects. */
export async function answerApi({ request, slug, viewer, address }: AnswerApiInput): Promise<Response> {
  try {
    const extension = (await listActiveExtensions()).find((candidate) => candidate.slug === slug);
    if (!extension) return refuse(404, 'There is no such extension.');
    const isRead = READS.includes(request.method);
    await consumeLimit(isRead ? 'extensionRead' : 'extensionWrite', `${slug}:${viewer?.id ?? address}`);
    if (request.method === 'OPTIONS') return new Response(null, { status: 204, headers: { Allow: ALLOWED } });
    const supervisor = findSupervisor();
    if (!supervisor) return refuseFor(503, 'Extensions are not running.', 5);
    return await answer({ extension, supervisor, request, viewer });
  } catch (error) {
    return failureResponse(error, slug);
  }
}

async function answer({ extension, supervisor, request, viewer }: { extension: ActiveExtension; supervisor: Supervisor; request: Request; viewer: Viewer | null }): Promise<Response> {
  const { slug, manifest, declared } = extension;
  const path = pathBelow(slug, request);
  if (path === '/health' && request.method !== 'POST') return answerHealth({ supervisor, slug, viewer });
  const permission = findEndpoint(manifest.api_endpoints ?? [], request.method, path)?.permission;
  const refusal = permission === undefined ? null : (await checkGate({ slug, key: permission, userId: viewer?.id ?? null })).refusal;
  if (refusal) return refuse(refusal.status, refusal.message);
  // One breaker a route, not one for each of its addresses.
  const label = `${request.method} ${findEndpoint(declared?.routes ?? [], request.method, path)?.path ?? '(no route)'}`;
  const call = await readRequest(request, { path, maxBytes: supervisor.knobs().bodyBytes });
  return replyResponse(await ask({ supervisor, slug, call, viewer, label }), { method: request.method, slug });
}

async function ask({ supervisor, slug, call, viewer, label }: { supervisor: Supervisor; slug: string; call: RouteRequest; viewer: Viewer | null; label: string }): Promise<unknown> {
  const context = { viewer, depth: 0, deadlineMs: supervisor.knobs().routeMs, correlationId: randomUUID(), label };
  try {
    return await supervisor.call(slug, call, context);
  } catch (error) {
    // Nobody can tell how far a write came before the runner ended; a read can be asked again.
    if (!isRunnerError(error) || error.code !== 'crashed' || !READS.includes(call.method)) throw error;
    return supervisor.call(slug, call, context);
  }
}

/** What follows `/ext/<slug>/api`, with its leading slash and as it was encoded. */
function pathBelow(slug: string, request: Request): string {
  const { pathname } = new URL(request.url);
  return pathname.slice(`/ext/${slug}/api`.length) || '/';
}
