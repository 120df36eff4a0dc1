import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import type { Hint } from './announce';
import { onNotify } from './listener';

const HEARTBEAT_MS = 20_000;

const open = processState('realtime.streams', () => new Set<() => void>());

export interface StreamOptions {
  /** Hints from before the stream; read once it listens, so that nothing falls between. */
  readMissed?: () => Promise<Hint[]>;
  /** Called once, however it ends. */
  onEnd?: () => void;
}

/**
 * The server-sent events of one browser (https://html.spec.whatwg.org/multipage/server-sent-events.html): first `hello`
 * with the viewer it was opened for, then a hint whenever one of its topics changed.
 * @param topics that the viewer may hear
 */
export function openStream(viewer: Viewer | null, topics: string[], { readMissed = async () => [], onEnd }: StreamOptions = {}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      const send = (text: string) => controller.enqueue(encoder.encode(text));
      const sendHint = (hint: Hint) => send(`data: ${JSON.stringify(hint)}\n\n`);
      const stops = topics.map((topic) => onNotify(topic, sendHint));
      if (viewer) stops.push(onNotify('sessions', () => void endWhenRevoked(viewer, () => finish())));
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      end = () => {
        clearInterval(heartbeat);
        for (const stop of stops) stop();
        if (open.delete(finish)) onEnd?.();
      };
      const finish = () => {
        if (!open.has(finish)) return;
        end();
        controller.close();
      };
      open.add(finish);
      send(`event: hello\ndata: ${JSON.stringify({ viewer_id: viewer?.id ?? null })}\n\n`);
      const sendMissed = async () => {
        const hints = await readMissed();
        if (open.has(finish)) hints.forEach(sendHint);
      };
      sendMissed().catch(finish);
    },
    cancel: () => end(),
  });
}

/** A stream opened with a session ends with it; the browser opens a new one as a guest. */
async function endWhenRevoked(viewer: Viewer, finish: () => void): Promise<void> {
  try {
    const { rowCount } = await getPool().query('SELECT 1 FROM sessions WHERE id = $1', [viewer.sessionId]);
    if (rowCount === 0) finish();
  } catch (error) {
    log.warn({ err: error }, 'realtime: could not check a session, its stream ends');
    finish();
  }
}

/** Ends every stream of this server, so that it can stop; browsers reconnect by themselves. */
export function endStreams(): void {
  for (const finish of open) finish();
}
