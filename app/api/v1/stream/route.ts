import type { NextRequest } from 'next/server';
import { allowedTopics, hintsOfHidden, missedHints } from '@/lib/api/live-topics';
import { getClientInfo } from '@/lib/auth/client-info';
import { getViewer } from '@/lib/auth/get-viewer';
import { toErrorResponse } from '@/lib/core/to-response';
import { openStream } from '@/lib/realtime/open-stream';
import { takeStreamPlace } from '@/lib/realtime/stream-limits';

export async function GET(request: NextRequest): Promise<Response> {
  const query = request.nextUrl.searchParams;
  const topics = readList(query.get('topics') ?? '');
  const since = Number(query.get('since') ?? NaN);
  // To the others the browser has listened all the while.
  const unheard = new Set(readList(query.get('unheard') ?? query.get('topics') ?? ''));
  let stream: ReadableStream<Uint8Array>;
  try {
    const viewer = await getViewer();
    const allowed = await allowedTopics(viewer, topics);
    const readMissed = async () => [...hintsOfHidden(topics, allowed), ...(await missedHints(viewer, allowed.filter((topic) => unheard.has(topic)), since))];
    stream = openStream(viewer, allowed, { readMissed, onEnd: takeStreamPlace((await getClientInfo()).ip) });
  } catch (error) {
    return toErrorResponse(error);
  }
  // no-transform keeps compression from holding events back; X-Accel-Buffering says the same to nginx.
  return new Response(stream, { headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'private, no-store, no-transform', 'X-Accel-Buffering': 'no' } });
}

const readList = (text: string) => text.split(',').filter(Boolean);
