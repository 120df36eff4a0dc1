/** How long 99 of 100 answers took at most, in milliseconds. */
export interface Times {
  forum: number;
  /** Of another extension's route. */
  neighbour: number;
  /** Of work of the same kind in a process of its own, which no extension reaches: what the machine alone costs. */
  control: number;
  /** The same with the low priority that runners have: what else runs on the machine slows these more. */
  lowControl: number;
}

/** As before: at most so many times as long. */
export const MOST = 1.5;
/** A single window may have been unlucky, and a busy machine makes many so: of so many, some must have been as before. */
const WINDOWS = 15;
const SOME = 3;

/**
 * How many times as long as before; what the machine itself got slower is taken out. One that got faster is no measure:
 * waiting for a processor, which it then does less, is not in every figure to the same part.
 */
export function ratioOf(before: Times, after: Times): number {
  const machine = Math.max(1, after.control / before.control);
  const low = Math.max(machine, after.lowControl / before.lowControl);
  return Math.max(after.forum / before.forum / machine, after.neighbour / before.neighbour / low);
}

export interface Comparison {
  /** Of the third best window; the middle one while there are fewer than five. */
  ratio: number;
  /** All that were measured: the last one alone is one that was lucky, and no measure for what comes next. */
  windows: Times[];
}

/**
 * Measures again until enough windows were as before, or there were enough of them. What else runs on the machine only
 * ever makes a window slower, and now and then lets one through; a forum that was harmed is slower in each.
 */
export async function compareWithBefore(before: Times, measure: () => Promise<Times>): Promise<Comparison> {
  const windows: Times[] = [];
  for (;;) {
    windows.push(await measure());
    const ratios = windows.map((window) => ratioOf(before, window));
    const ratio = ratios.toSorted((a, b) => a - b)[Math.min(SOME - 1, Math.floor((ratios.length - 1) / 2))] ?? 0;
    if (ratio <= MOST || ratios.length >= WINDOWS) return { ratio, windows };
  }
}

/** For the terminal. */
export const describeTimes = (before: Times, after: Times): string =>
  `afterwards p99 ${after.forum.toFixed(1)} ms (before ${before.forum.toFixed(1)}), other extension ${after.neighbour.toFixed(1)} ms (${before.neighbour.toFixed(1)}), machine ×${(after.control / before.control).toFixed(2)}`;

/** The middle of several windows, each figure for itself. */
export const middleOf = (windows: readonly Times[]): Times => ({
  forum: median(windows.map(({ forum }) => forum)),
  neighbour: median(windows.map(({ neighbour }) => neighbour)),
  control: median(windows.map(({ control }) => control)),
  lowControl: median(windows.map(({ lowControl }) => lowControl)),
});

export function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** Of an even number the lower one of the two in the middle. */
const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
