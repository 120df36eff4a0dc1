import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { z } from 'zod';
import { projectPath } from '@/lib/core/project-path';
import { percentile, type Times } from './compare-times';

export interface Readers {
  readForum: () => Promise<unknown>;
  /** @returns the status of another extension's route */
  readNeighbour: () => Promise<number>;
}

/** How the forum answered while something went on. */
export interface Watched {
  reads: number;
  /** 99 of 100 reads of the forum were answered within so many milliseconds. */
  p99: number;
  /** Of the other extension's route. */
  neighbourP99: number;
  /** What went wrong; nothing may. */
  failures: string[];
}

const PAUSE_MS = 5;
/** Enough that one unlucky answer is not the figure. */
const READS = 120;
/** As `nice` starts them. */
const RUNNER_PRIORITY = 10;

/** Reads the forum and another extension's route again and again, until it is stopped. */
export function watchForum(readers: Readers): { reads: () => number; stop(): Promise<Watched> } {
  const life = new AbortController();
  const failures: string[] = [];
  const own: number[] = [];
  const neighbour: number[] = [];
  const repeat = async (times: number[], read: () => Promise<unknown>) => {
    do {
      const startedAt = performance.now();
      await read().catch((error: unknown) => failures.push(String(error)));
      times.push(performance.now() - startedAt);
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    } while (!life.signal.aborted);
  };
  const done = Promise.all([repeat(own, readers.readForum), repeat(neighbour, answered(readers))]);
  return {
    reads: () => own.length,
    stop: async () => {
      life.abort();
      await done;
      return { reads: own.length, p99: percentile(own, 0.99), neighbourP99: percentile(neighbour, 0.99), failures };
    },
  };
}

export interface Meter {
  /** One window: many reads of the forum and of the other extension, beside the machine's own measure. */
  measure(): Promise<Times>;
  stop(): Promise<void>;
}

/** For the terminal: beside the calm of the same run. */
export const describeTimes = (calm: Watched, seen: Watched): string =>
  `forum p99 ${seen.p99.toFixed(1)} ms (calm ${calm.p99.toFixed(1)}, ×${(seen.p99 / calm.p99).toFixed(2)}), other extension ${seen.neighbourP99.toFixed(1)} ms (calm ${calm.neighbourP99.toFixed(1)}), ${seen.reads} reads`;

export interface MeterOptions {
  databaseUrl?: string | undefined;
  /** Of the forum, and as many of the neighbour, in one window. */
  reads?: number;
}

/** Starts the processes that measure the machine. */
export async function startMeter(readers: Readers, { databaseUrl = process.env.DATABASE_URL, reads = READS }: MeterOptions = {}): Promise<Meter> {
  const controls = await Promise.all([0, RUNNER_PRIORITY].map((priority) => startControl(priority, databaseUrl)));
  const time = async (read: () => Promise<unknown>): Promise<number> => {
    const times: number[] = [];
    for (let count = 0; count < reads; count += 1) {
      const startedAt = performance.now();
      await read();
      times.push(performance.now() - startedAt);
    }
    return percentile(times, 0.99);
  };
  return {
    measure: async () => {
      for (const control of controls) control.send('start');
      const [forum, neighbour] = await Promise.all([time(readers.readForum), time(answered(readers))]);
      const [control = 0, lowControl = 0] = await Promise.all(controls.map(stopControl));
      return { forum, neighbour, control, lowControl };
    },
    stop: async () => {
      for (const control of controls) {
        control.disconnect();
        await once(control, 'exit');
      }
    },
  };
}

async function startControl(priority: number, databaseUrl: string | undefined): Promise<ChildProcess> {
  const script = projectPath('lib', 'extensions', 'runner', 'testing', 'control.fixture.mjs');
  const control = fork(script, [String(priority)], { execArgv: [], env: { ...process.env, DATABASE_URL: databaseUrl } });
  await once(control, 'message');
  return control;
}

/** @returns its p99 since it was started */
async function stopControl(control: ChildProcess): Promise<number> {
  const told = once(control, 'message');
  control.send('stop');
  const [times] = await told;
  return percentile(z.array(z.number()).parse(times), 0.99);
}

const answered = ({ readNeighbour }: Readers) => async () => {
  const status = await readNeighbour();
  if (status !== 200) throw new Error(`The other extension answered ${status}.`);
};
