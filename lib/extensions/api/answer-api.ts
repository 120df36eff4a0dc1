import { randomUUID } from 'node:crypto';
import type { Viewer } from '@/lib/auth/viewer';
import { consumeLimit } from '@/lib/rate-limits/consume';
import { checkGate } from '../gates/check-gate';
import { listActiveExtensions, type ActiveExtension } from '../registry/active-extensions';
import { findSupervisor } from '../runner/get-supervisor';
import { isRunnerError } from '../runner/runner-error';
import type { Supervisor } from '../runner/supervisor';
import { answerJson, refuse, refuseFor } from './api-answer';
import { answerHealth } from './answer-health';
import { describeApi } from './describe-api';
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
  const path = pathBelow(request);
  const isGet = request.method === 'GET' || request.method === 'HEAD';
  if (isGet && path === '/health') return answerHealth({ supervisor, slug, viewer });
  if (!declared) return refuse(404, 'This extension has no API.');
  if (isGet && path === '/openapi.json') return answerJson(describeApi({ manifest, declared }));
  const permission = findEndpoint(manifest.api_endpoints ?? [], request.method, path)?.permission;
  const refusal = permission === undefined ? null : (await checkGate({ slug, key: permission, userId: viewer?.id ?? null })).refusal;
  if (refusal) return refuse(refusal.status, refusal.message);
  // One breaker a route, not one for each of its addresses.
  const label = `${request.method} ${findEndpoint(declared.routes, request.method, path)?.path ?? '(no route)'}`;
  const call = await readRequest(request, { path, maxBytes: supervisor.knobs().bodyBytes });
  return replyResponse(await ask({ supervisor, slug, call, viewer, label, gone: request.signal }), { method: request.method, slug, isPersonal: viewer !== null });
}

interface Question {
  supervisor: Supervisor;
  slug: string;
  call: RouteRequest;
  viewer: Viewer | null;
  label: string;
  /** Aborts when the caller has closed the connection. */
  gone: AbortSignal;
}

async function ask({ supervisor, slug, call, viewer, label, gone }: Question): Promise<unknown> {
  const isRead = READS.includes(call.method);
  // A write goes on: whoever votes and leaves the page has voted.
  const context = { viewer, depth: 0, deadlineMs: supervisor.knobs().routeMs, correlationId: randomUUID(), label, ...(isRead && { signal: gone }) };
  try {
    return await supervisor.call(slug, call, context);
  } catch (error) {
    // Nobody can tell how far a write came before the runner ended; a read can be asked again.
    if (!isRunnerError(error) || error.code !== 'crashed' || !isRead) throw error;
    return supervisor.call(slug, call, context);
  }
}

/** What follows `/ext/<slug>/api`, with its leading slash and as it was encoded; the slug may be encoded too. */
const pathBelow = (request: Request): string => new URL(request.url).pathname.replace(/^\/ext\/[^/]+\/api/, '') || '/';
