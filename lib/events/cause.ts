import { AsyncLocalStorage } from 'node:async_hooks';
import { processState } from '@/lib/core/process-state';

/** The event whose handler is at work, as far as what it causes needs to know it. */
export interface Cause {
  /** The extension whose handler it is; it is not told of what it caused itself. */
  slug: string;
  depth: number;
  correlationId: string;
}

const storage = () => processState('events.cause', () => new AsyncLocalStorage<Cause>());

/** Does something on behalf of a handler: events recorded meanwhile are known to be caused by it. */
export function runCausedBy<T>(cause: Cause, work: () => Promise<T>): Promise<T> {
  return storage().run(cause, work);
}

export const currentCause = (): Cause | undefined => storage().getStore();
