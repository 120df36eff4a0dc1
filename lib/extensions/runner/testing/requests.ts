import type { CallRequest, Json } from '../protocol';
import type { CallContext } from '../types';

/** A request for one handler of a test extension. */
export const route = (path: string, body: Json = null): CallRequest => ({ kind: 'route', method: 'GET', path, query: {}, headers: {}, body });

/** A guest's call, with nothing in particular about it. */
export const context = (overrides: Partial<CallContext> = {}): CallContext => ({ viewer: null, depth: 0, deadlineMs: 5_000, correlationId: 'test', label: 'GET /test', ...overrides });
