import type { NextRequest } from 'next/server';
import { allowedTopics, hintsOfHidden, missedHints } from '@/lib/api/live-topics';
import { getViewer } from '@/lib/auth/get-viewer';
import { openStream } from '@/lib/realtime/open-stream';

export async function GET(request: NextRequest): Promise<Response> {
  const topics = (request.nextUrl.searchParams.get('topics') ?? '').split(',').filter(Boolean);
  const viewer = await getViewer();
  const allowed = await allowedTopics(viewer, topics);
  const since = Number(request.nextUrl.searchParams.get('since') ?? NaN);
  const stream = openStream(viewer, allowed, async () => [...hintsOfHidden(topics, allowed), ...(await missedHints(allowed, since))]);
  // no-transform keeps compression from holding events back; X-Accel-Buffering says the same to nginx.
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' } });
}
