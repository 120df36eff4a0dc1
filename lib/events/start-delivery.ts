import { log } from '@/lib/core/log';
import { onNotify } from '@/lib/realtime/listener';
import { createDeliverer, type DelivererOptions } from './deliverer';
import { removeOldEvents } from './remove-old-events';
import { TOPIC } from './topic';

export interface DeliveryOptions extends DelivererOptions {
  /** The net under the hints. */
  pollMs?: number;
}

const HOUR_MS = 3_600_000;

/**
 * Starts delivering events to extensions from this server; any number of servers may. `startListening` brings the hints,
 * without it everything still arrives by the poll.
 * @returns how to stop: what is in flight is finished, the rest waits in the database.
 * @example const delivery = startDelivery({ deliver: ({ slug, payload, envelope, depth }) => supervisor.call(slug, …) });
 */
export function startDelivery({ pollMs = 1000, ...options }: DeliveryOptions): { stop: () => Promise<void> } {
  const deliverer = createDeliverer(options);
  let looking: Promise<void> | null = null;
  let again = false;
  let cleaned = Promise.resolve();

  /** One look at a time; a hint that comes meanwhile is one more look, not one a hint. */
  function look(): void {
    again = true;
    looking ??= lookWhileWanted().finally(() => (looking = null));
  }

  async function lookWhileWanted(): Promise<void> {
    while (again) {
      again = false;
      await deliverer.look().catch((error: unknown) => log.warn({ err: error }, 'events: could not look for what is due'));
    }
  }

  const stopHints = onNotify(TOPIC, look);
  const poll = setInterval(look, pollMs);
  const clean = () => void (cleaned = removeOldEvents().catch((error: unknown) => log.warn({ err: error }, 'events: could not clean up')));
  const cleaning = setInterval(clean, HOUR_MS);
  clean();
  look();
  return {
    async stop() {
      stopHints();
      clearInterval(poll);
      clearInterval(cleaning);
      await Promise.all([looking, cleaned]);
      await deliverer.stop();
    },
  };
}
