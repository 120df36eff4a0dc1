import type { Viewer } from '@/lib/auth/viewer';
import { getPool } from '@/lib/db/pool';
import { log } from '@/lib/core/log';
import { processState } from '@/lib/core/process-state';
import type { Hint } from './announce';
import { onNotify } from './listener';
import { isMessageHint, readLiveMessage, type LiveMessage } from './live-messages';

const HEARTBEAT_MS = 20_000;
/** What may wait for a browser that reads slowly; beyond it the stream ends, and the browser opens a new one. */
const WAITING_BYTES = 1_048_576;

const open = processState('realtime.streams', () => new Set<() => void>());

export interface StreamOptions {
  /** Hints from before the stream; read once it listens, so that nothing falls between. */
  readMissed?: () => Promise<Hint[]>;
  /** Called once, however it ends. */
  onEnd?: () => void;
}

/**
 * The server-sent events of one browser (https://html.spec.whatwg.org/multipage/server-sent-events.html): first `hello`
 * with the viewer it was opened for, then a hint whenever one of its topics changed, and messages of extensions with
 * their data.
 * @param topics that the viewer may hear
 */
export function openStream(viewer: Viewer | null, topics: string[], { readMissed = async () => [], onEnd }: StreamOptions = {}): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let isOpen = true;
      const send = (text: string) => {
        if (!isOpen) return;
        controller.enqueue(encoder.encode(text));
        if ((controller.desiredSize ?? 0) < 0) finish();
      };
      const sendHint = (hint: Hint) => send(`data: ${JSON.stringify(hint)}\n\n`);
      const sendMessage = createMessageSender(viewer, send);
      const stops = topics.map((topic) => onNotify(topic, (hint) => (isMessageHint(hint) ? sendMessage(hint) : sendHint(hint))));
      if (viewer) stops.push(onNotify('sessions', () => void endWhenRevoked(viewer, () => finish())));
      const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
      end = () => {
        isOpen = false;
        clearInterval(heartbeat);
        for (const stop of stops) stop();
        if (open.delete(finish)) onEnd?.();
      };
      const finish = () => {
        if (!isOpen) return;
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
  }, new ByteLengthQueuingStrategy({ highWaterMark: WAITING_BYTES }));
}

/** Sends what message hints stand for to whom it is meant, in the order of the hints although each is read first. */
function createMessageSender(viewer: Viewer | null, send: (text: string) => void): (hint: Hint) => void {
  let previous: Promise<void> = Promise.resolve();
  return (hint) => {
    previous = sendAfter(previous, readLiveMessage(hint)).catch((error: unknown) => log.warn({ err: error, topic: hint.topic }, 'realtime: a message could not be read'));
  };

  async function sendAfter(earlier: Promise<void>, reading: Promise<LiveMessage | null>): Promise<void> {
    await earlier;
    const message = await reading;
    if (message && isFor(viewer, message)) send(`data: ${message.text}\n\n`);
  }
}

const isFor = (viewer: Viewer | null, { userIds }: LiveMessage) => userIds.length === 0 || (viewer !== null && userIds.includes(viewer.id));

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
