import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Knobs } from './knobs';

export interface ProcessEnd {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/** What a dead process still has in its pipes is read at most this long. */
const LAST_OUTPUT_MS = 300;

/** Resolves when the process has ended and what it said last has been read. */
export async function processEnd(child: ChildProcess, onExit: () => void): Promise<ProcessEnd> {
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const end = await new Promise<ProcessEnd>((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  onExit();
  await Promise.race([closed, delay(LAST_OUTPUT_MS)]);
  return end;
}

/** Why a runner that nobody killed is gone, for admins. */
export function describeEnd({ code, signal }: ProcessEnd, stderr: string, knobs: Knobs): string {
  if (/heap out of memory|heap limit/i.test(stderr)) return `It ran out of memory: its heap may grow to ${megabytes(knobs.heapBytes)}.`;
  if (/out of memory|bad_alloc|Cannot allocate memory/i.test(stderr)) return `It ran out of memory: the system gives it at most ${megabytes(knobs.hardDataBytes)}.`;
  if (signal) return `It was ended by ${signal}.`;
  const thrown = code !== 0 && /^(?:\w*Error\b.*|(?:Uncaught|Unhandled)\b.*)$/m.exec(stderr)?.[0];
  return `It ended by itself with code ${String(code)}${thrown ? `: ${thrown.slice(0, 500)}` : ''}.`;
}

/** What an over-large memory looks like to admins. */
export const describeOverrun = (bytes: number, knobs: Knobs) => `It held ${megabytes(bytes)} of memory; ${megabytes(knobs.softRssBytes)} are allowed.`;

const megabytes = (bytes: number) => `${Math.round(bytes / 1_048_576)} MB`;
