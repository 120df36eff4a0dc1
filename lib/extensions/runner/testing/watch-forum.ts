/** How the forum answered while something went on. */
export interface Watched {
  reads: number;
  /** 99 of 100 reads of the forum were answered within so many milliseconds. */
  p99: number;
  /** Of the other extension's route. */
  neighbourP99: number;
  failures: string[];
}

const PAUSE_MS = 5;

export interface Readers {
  readForum: () => Promise<unknown>;
  /** @returns the status of another extension's route */
  readNeighbour: () => Promise<number>;
}

/** Reads the forum and another extension's route again and again, until it is stopped. */
export function watchForum({ readForum, readNeighbour }: Readers): { reads: () => number; stop(): Promise<Watched> } {
  const own: number[] = [];
  const neighbour: number[] = [];
  const failures: string[] = [];
  const life = new AbortController();

  const repeat = async (times: number[], read: () => Promise<unknown>) => {
    do {
      const startedAt = performance.now();
      await read().catch((error: unknown) => failures.push(String(error)));
      times.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } while (!life.signal.aborted);
  };
  const readRoute = async () => {
    const status = await readNeighbour();
    if (status !== 200) failures.push(`the other extension answered ${status}`);
  };
  const done = Promise.all([repeat(own, readForum), repeat(neighbour, readRoute)]);
  return {
    reads: () => own.length,
    stop: async () => {
      life.abort();
      await done;
      return { reads: own.length, p99: percentile(own), neighbourP99: percentile(neighbour), failures };
    },
  };
}

/** For the terminal: beside the calm of the same run. */
export const describeTimes = (calm: Watched, seen: Watched): string =>
  `forum p99 ${seen.p99.toFixed(1)} ms (calm ${calm.p99.toFixed(1)}, ×${(seen.p99 / calm.p99).toFixed(2)}), other extension ${seen.neighbourP99.toFixed(1)} ms (calm ${calm.neighbourP99.toFixed(1)}), ${seen.reads} reads`;

function percentile(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.99))] ?? 0;
}
