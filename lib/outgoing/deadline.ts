import { OutgoingError } from './outgoing-error';

export interface Deadline {
  /** Its reason is an OutgoingError. */
  signal: AbortSignal;
  /** Stops the clock; what is asked for later is not stopped by it. */
  clear(): void;
}

export interface DeadlineOptions {
  timeoutMs: number;
  /** Of whoever waits for the answer. */
  signal?: AbortSignal | undefined;
  /** The host that is being asked when the time is over. */
  host: () => string;
}

/** Bounds everything from the first look-up to the last byte, however slowly the bytes come. */
export function startDeadline({ timeoutMs, signal, host }: DeadlineOptions): Deadline {
  const controller = new AbortController();
  const onAbort = () => controller.abort(new OutgoingError('aborted', `The request to ${host()} was given up.`, signal?.reason));
  const timer = setTimeout(() => controller.abort(new OutgoingError('timeout', `${host()} did not answer completely within ${timeoutMs / 1000} seconds.`)), timeoutMs);
  signal?.addEventListener('abort', onAbort, { once: true });
  if (signal?.aborted) onAbort();
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', onAbort);
    },
  };
}
