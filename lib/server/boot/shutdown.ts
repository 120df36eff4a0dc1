import { setTimeout as delay } from 'node:timers/promises';

interface Part {
  name: string;
  close: () => Promise<void>;
  limitMs: number;
}

const DEFAULT_LIMIT_MS = 15_000;
/** npm and the terminal may both deliver one Ctrl-C. */
const SAME_KEYPRESS_MS = 500;
const INTERRUPTED = 130;

export interface Shutdown {
  /** Adds what was started; what was started last is closed first. */
  add(part: { name: string; close: () => Promise<void> | void; limitMs?: number }): void;
  /** Closes everything once, however often it is asked. */
  drain(): Promise<void>;
  /** Whether closing has begun. */
  isDraining(): boolean;
}

export function createShutdown(say: (line: string) => void): Shutdown {
  const parts: Part[] = [];
  let draining: Promise<void> | null = null;

  const closeAll = async () => {
    // Read from the list each time: a start that is interrupted may still add what it was just opening.
    for (let part = parts.pop(); part; part = parts.pop()) await closePart(part, say);
  };
  return {
    add: ({ name, close, limitMs = DEFAULT_LIMIT_MS }) => void parts.push({ name, limitMs, close: async () => close() }),
    drain: () => (draining ??= closeAll()),
    isDraining: () => draining !== null,
  };
}

// One part that fails or hangs must not keep the others, PostgreSQL last of all, from being closed.
async function closePart({ name, close, limitMs }: Part, say: (line: string) => void): Promise<void> {
  const timer = new AbortController();
  const tooLong = delay(limitMs, 'late' as const, { signal: timer.signal }).catch(() => 'done' as const);
  try {
    if ((await Promise.race([close(), tooLong])) === 'late') say(`${name} did not close within ${limitMs / 1000} s; going on.`);
  } catch (error) {
    say(`${name} did not close properly: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    timer.abort();
  }
}

/** Stops the forum in order on Ctrl-C and on a service manager's signal; a second Ctrl-C ends it at once. */
export function stopOnSignals(shutdown: Shutdown, say: (line: string) => void): void {
  let firstAt: number | null = null;
  const stop = () => {
    firstAt = performance.now();
    say('\nStopping …');
    void shutdown.drain().then(() => process.exit(0));
  };
  process.on('SIGINT', () => {
    if (firstAt === null) stop();
    else if (performance.now() - firstAt > SAME_KEYPRESS_MS) process.exit(INTERRUPTED);
  });
  // A terminal that closes sends SIGHUP also while Ctrl-C is being obeyed: only Ctrl-C means hurry.
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => firstAt ?? stop());
  if (process.env.npm_lifecycle_event) stopWithParent(() => firstAt ?? stop());
}

// npm hands a SIGTERM to the shell it starts us with, and that shell ends without telling us.
function stopWithParent(stop: () => void): void {
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    stop();
  }, 500);
  looking.unref();
}
