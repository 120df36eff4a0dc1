const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const LOOK_EVERY_MS = 500;

/**
 * Aborts on Ctrl-C, on a service manager's signal, and when whoever started this process is gone; further signals do
 * nothing, since what runs then is ended in order and in bounded time.
 */
export function stopSignal(): AbortSignal {
  const stop = new AbortController();
  for (const signal of SIGNALS) process.on(signal, () => stop.abort(new Error('Interrupted. What ran before runs on.')));
  const parent = process.ppid;
  const looking = setInterval(() => process.ppid !== parent && stop.abort(new Error('Interrupted. What ran before runs on.')), LOOK_EVERY_MS);
  looking.unref();
  return stop.signal;
}
