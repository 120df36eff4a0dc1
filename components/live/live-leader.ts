import { RESYNC, type LiveHint, type TabMessage } from './live-messages';

const REOPEN_MS = 150;
const RETRY_MS = { first: 1000, most: 30_000 };
const ROLL_CALL_MS = 60_000;

export interface LeadInput {
  send: (message: TabMessage) => void;
  deliver: (hint: LiveHint) => void;
  /** Another tab held the stream before: what came between the two was missed. */
  isTakeover: boolean;
}

/** The one tab that holds the browser's stream: hears what every tab wants, tells every tab what came. */
export function leadLiveStream({ send, deliver, isTakeover }: LeadInput) {
  const wanted = new Map<string, string[]>();
  let answered = new Set<string>();
  let source: EventSource | null = null;
  let replaced: EventSource[] = [];
  let openTopics = '';
  // Since when nobody has listened, by topic: of those that a page asks for anew.
  const unheard = new Map<string, number>();
  let hasGap = isTakeover;
  let openedFor: number | null | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let retryMs = RETRY_MS.first;

  const pass = (hint: LiveHint) => {
    deliver(hint);
    send({ type: 'hint', hint });
  };

  const reopen = (delay: number) => {
    clearTimeout(timer);
    timer = setTimeout(open, delay);
  };

  const closeReplaced = () => {
    for (const old of replaced) old.close();
    replaced = [];
  };

  function open() {
    const topics = [...new Set([...wanted.values()].flat())].sort().join(',');
    if (source) replaced.push(source);
    openTopics = topics;
    const query = new URLSearchParams({ topics, ...(unheard.size > 0 && { unheard: [...unheard.keys()].join(','), since: String(Math.min(...unheard.values())) }) });
    unheard.clear();
    const next = new EventSource(`/api/v1/stream?${query}`);
    source = next;
    next.addEventListener('hello', (event) => {
      if (next !== source) return;
      openedFor = JSON.parse(event.data).viewer_id;
      retryMs = RETRY_MS.first;
      // The old one ends only now, so that nothing falls between the two; after a break everybody reads again.
      closeReplaced();
      if (hasGap) pass(RESYNC);
      hasGap = false;
    });
    next.onmessage = (event) => pass(JSON.parse(event.data));
    next.onerror = () => {
      if (next !== source) return;
      // The browser's own retry gives up on an error status: ours does not.
      next.close();
      closeReplaced();
      source = null;
      hasGap = true;
      reopen(retryMs * (0.8 + Math.random() * 0.4));
      retryMs = Math.min(retryMs * 2, RETRY_MS.most);
    };
  }

  const rollCall = setInterval(() => {
    for (const tab of wanted.keys()) if (!answered.has(tab)) wanted.delete(tab);
    answered = new Set();
    send({ type: 'roll-call' });
  }, ROLL_CALL_MS);

  return {
    hear(message: TabMessage) {
      if (message.type === 'bye') wanted.delete(message.tab);
      if (message.type !== 'topics') return;
      answered.add(message.tab);
      const known = wanted.get(message.tab) ?? [];
      wanted.set(message.tab, message.topics);
      // A tab that asks anew shows a page that may be older than the stream, though the stream has the topic.
      const fresh = message.isNew ? message.topics : message.topics.filter((topic) => !known.includes(topic));
      const isMissing = message.topics.some((topic) => !openTopics.split(',').includes(topic));
      const isOtherViewer = message.isNew && openedFor !== undefined && message.viewerId !== openedFor;
      if (source && fresh.length === 0 && !isMissing && !isOtherViewer && !message.isNew) return;
      // The others were listened to all the while: what was said of them is known.
      for (const topic of fresh) unheard.set(topic, Math.min(unheard.get(topic) ?? Infinity, message.since));
      reopen(REOPEN_MS);
    },
    stop() {
      clearTimeout(timer);
      clearInterval(rollCall);
      closeReplaced();
      source?.close();
    },
  };
}
