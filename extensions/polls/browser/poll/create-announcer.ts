/** A poll that everybody votes in at once must not talk all the time. */
const QUIET_MS = 20_000;

export interface Announcer {
  /** What this person waits for. */
  now(words: string): void;
  /** What others do: the first at once, of what follows within a while the last. */
  soon(words: string): void;
  stop(): void;
}

/** Decides when a live region says something. */
export function createAnnouncer(say: (words: string) => void, quietMs = QUIET_MS): Announcer {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waiting: string | null = null;
  const now = (words: string) => {
    clearTimeout(timer);
    waiting = null;
    say(words);
    timer = setTimeout(() => {
      timer = undefined;
      if (waiting !== null) now(waiting);
    }, quietMs);
  };
  return {
    now,
    soon: (words) => {
      if (timer === undefined) now(words);
      else waiting = words;
    },
    stop: () => clearTimeout(timer),
  };
}
