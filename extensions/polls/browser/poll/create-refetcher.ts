/** A hint reaches every open page at the same moment; they ask spread over this many milliseconds. */
const SPREAD_MS = 400;

export interface Refetcher {
  /** Something has changed. */
  ask(): void;
  stop(): void;
}

/** Reads again a moment after being asked, once for many askings, and one reading at a time. */
export function createRefetcher(read: () => Promise<void>, spread: () => number = () => Math.random() * SPREAD_MS): Refetcher {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isReading = false;
  let isDue = false;
  let isStopped = false;
  const ask = () => {
    if (isStopped || isReading || timer !== undefined) {
      isDue = true;
      return;
    }
    timer = setTimeout(() => void run(), spread());
  };
  const run = async () => {
    timer = undefined;
    isReading = true;
    isDue = false;
    await read();
    isReading = false;
    if (isDue) ask();
  };
  return {
    ask,
    stop: () => {
      isStopped = true;
      clearTimeout(timer);
    },
  };
}
