import type { Hint } from '@/lib/realtime/announce';

/** The realtime topic of this server's deliverers; browsers cannot subscribe to it. */
export const TOPIC = 'events';

/** The hint as it stands on the wire, for statements that send it themselves. */
export const HINT = JSON.stringify({ topic: TOPIC, event: 'waiting' } satisfies Hint);
