import type { NextRequest } from 'next/server';
import type { Viewer } from '@/lib/auth/viewer';
import { getViewer } from '@/lib/auth/get-viewer';
import { AppError } from '@/lib/core/errors';
import { json, toErrorResponse } from '@/lib/core/to-response';

export interface RouteCall<Params> {
  request: NextRequest;
  params: Params;
  query: Record<string, string>;
  viewer: Viewer | null;
}

/** A route of /api/v1: reads who asks, calls one operation, answers its value as JSON; errors become their status. */
export function apiRoute<Params = Record<string, never>>(handle: (call: RouteCall<Params>) => Promise<unknown>, { status = 200 } = {}) {
  return async (request: NextRequest, context: { params: Promise<Params> }): Promise<Response> => {
    try {
      const query = Object.fromEntries(request.nextUrl.searchParams);
      const value = await handle({ request, params: await context.params, query, viewer: await getViewer() });
      return value === undefined ? new Response(null, { status: 204 }) : json(value, { status });
    } catch (error) {
      return toErrorResponse(error);
    }
  };
}

/** The JSON object a request carries. @throws AppError invalid_input when it carries anything else. */
export async function readJsonObject(request: Request): Promise<Record<string, unknown>> {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  throw new AppError('invalid_input', 'Send a JSON object, with Content-Type: application/json.', { fields: { body: 'Expected a JSON object.' } });
}
