import { leadLiveStream } from './live-leader';
import { RESYNC, type LiveHint, type TabMessage } from './live-messages';

type Listener = (hint: LiveHint) => void;

const NAME = 'nexus-live';
const POLL_MS = 30_000;
const NAVIGATION_MS = 10_000;

/**
 * One stream a browser, however many tabs: a Web Lock elects the tab that holds it, a BroadcastChannel feeds the others.
 * (Six tabs with a stream each would use up the connections that HTTP/1.1 allows, and the seventh would never load.)
 */
function createLiveClient() {
  // Not crypto.randomUUID, which a page over plain http does not have.
  const tab = Math.random().toString(36).slice(2);
  const listeners = new Map<string, Set<Listener>>();
  const canShare = 'locks' in navigator && 'BroadcastChannel' in window && 'EventSource' in window;
  const channel = canShare ? new BroadcastChannel(NAME) : null;
  let leader: ReturnType<typeof leadLiveStream> | null = null;
  let viewerId: number | null = null;
  let renderedAt = Date.now();
  let loadedAt = Date.now();
  let isNew = true;
  let pending = false;

  const send = (message: TabMessage) => channel?.postMessage(message);

  const deliver = (hint: LiveHint) => {
    const concerned = hint.topic === '*' ? [...listeners.values()] : [listeners.get(hint.topic) ?? new Set<Listener>()];
    for (const group of concerned) for (const listener of group) listener(hint);
  };

  const tellTopics = () => {
    pending = false;
    // A page that was navigated to was rendered shortly before it asks for its topics; the server's clock tells both.
    // What was said before that is in the page.
    const since = isNew ? renderedAt : renderedAt + Math.max(0, Date.now() - loadedAt - NAVIGATION_MS);
    const message: TabMessage = { type: 'topics', tab, topics: [...listeners.keys()], viewerId, since, isNew };
    isNew = false;
    send(message);
    leader?.hear(message);
  };

  const topicsChanged = () => {
    if (pending) return;
    pending = true;
    queueMicrotask(tellTopics);
  };

  function start() {
    if (!channel) return void setInterval(() => deliver(RESYNC), POLL_MS);
    channel.onmessage = ({ data }: MessageEvent<TabMessage>) => {
      if (data.type === 'hint') deliver(data.hint);
      else if (data.type === 'roll-call') tellTopics();
      else leader?.hear(data);
    };
    // Held until the tab goes: then the browser hands it to the next one that waits.
    const lead = (isTakeover: boolean) => new Promise<void>(() => {
      leader = leadLiveStream({ send, deliver, isTakeover });
      send({ type: 'roll-call' });
      tellTopics();
    });
    void navigator.locks.request(NAME, { ifAvailable: true }, (lock) => (lock ? lead(false) : navigator.locks.request(NAME, () => lead(true))));
    window.addEventListener('pagehide', () => send({ type: 'bye', tab }));
    window.addEventListener('pageshow', (event) => { if (event.persisted) tellTopics(); });
  }
  start();

  return {
    /** Who the page was rendered for, and when by the server's clock. */
    setPage(page: { viewerId: number | null; renderedAt: number }) {
      ({ viewerId, renderedAt } = page);
      loadedAt = Date.now();
    },
    subscribe(topic: string, listener: Listener): () => void {
      const group = listeners.get(topic) ?? new Set<Listener>();
      listeners.set(topic, group.add(listener));
      topicsChanged();
      return () => {
        group.delete(listener);
        if (group.size === 0 && listeners.get(topic) === group) listeners.delete(topic);
        topicsChanged();
      };
    },
  };
}

let client: ReturnType<typeof createLiveClient> | undefined;

/** Browser only: made when the first part of a page wants it. */
export const liveClient = () => (client ??= createLiveClient());

/** Calls `listener` when something of the topic changed on the server, in whichever tab or by whomever. @returns a function that stops it. */
export const subscribeLive = (topic: string, listener: Listener): (() => void) => liveClient().subscribe(topic, listener);
