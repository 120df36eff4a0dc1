import { isTopic, liveTopicName, TOPIC_RULE } from '../live-topic';

/** What the live stream says of one of its topics. */
export interface LiveHint {
  event: string;
  data?: unknown;
}

export interface SubscribeLiveOptions {
  /** The page's live stream. @returns a function that ends the subscription */
  subscribe(topic: string, listener: (hint: LiveHint) => void): () => void;
  /** A listener threw. */
  reportFault(slug: string, error: unknown): void;
}

const SLUG = /^[a-z0-9-]{1,40}$/;

/**
 * `Nexus.live.subscribe`: calls a bundle's function with what a server half publishes, whatever that function does. Whoever
 * gives `onMissed` is told when something may have been published that did not arrive.
 */
export function createSubscribeLive({ subscribe, reportFault }: SubscribeLiveOptions) {
  return (slug: unknown, topic: unknown, listener: unknown, options?: unknown): (() => void) => {
    if (typeof slug !== 'string' || !SLUG.test(slug) || typeof topic !== 'string' || !isTopic(topic) || typeof listener !== 'function') {
      console.warn(`Nexus.live.subscribe(slug, topic, listener): the topic must be ${TOPIC_RULE}, and the listener a function (got: ${String(slug)}, ${String(topic)}).`);
      return () => undefined;
    }
    const onMissed = readOnMissed(options);
    let isOn = true;
    const stop = subscribe(liveTopicName(slug, topic), ({ event, data }) => {
      if (!isOn) return;
      try {
        if (event === 'message') listener(data);
        // It has no data: what was missed is not known.
        else if (event === 'resync') onMissed?.();
      } catch (error) {
        reportFault(slug, error);
      }
    });
    return () => {
      isOn = false;
      stop();
    };
  };
}

function readOnMissed(options: unknown): (() => void) | undefined {
  if (typeof options !== 'object' || options === null || !('onMissed' in options)) return undefined;
  const { onMissed } = options;
  return typeof onMissed === 'function' ? () => void onMissed() : undefined;
}
