const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let current = 0;

function tick() {
  current = Date.now();
  for (const listener of listeners) listener();
}

/** One timer for every time on the page, for useSyncExternalStore. */
export const minuteClock = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    if (!timer) {
      timer = setInterval(tick, 60_000);
      document.addEventListener('visibilitychange', tick);
    }
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0) return;
      clearInterval(timer);
      timer = undefined;
      document.removeEventListener('visibilitychange', tick);
    };
  },
  read() {
    // Stands still between ticks, as React asks of a snapshot, but not when the first reader comes or the timer slept.
    const now = Date.now();
    if (now - current >= 60_000) current = now;
    return current;
  },
};
