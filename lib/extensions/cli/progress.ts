import { toPrintable } from '@/lib/core/printable';
import type { InstallStep, InstallWatcher } from '../install/install-steps';

export interface Terminal {
  /** A whole line. */
  say(line: string): void;
  /** Shows what is going on until the next line; only where somebody watches. */
  show(text: string): void;
}

const TEXTS: Readonly<Record<InstallStep, { now: string; done: string }>> = {
  check: { now: 'Checking the slug', done: 'The manifest is right and the slug is free' },
  store: { now: 'Copying', done: 'Copied' },
  compile: { now: 'Compiling server/index.ts', done: 'Compiled server/index.ts' },
  start: { now: 'Starting it on trial', done: 'Started on trial: it holds what its manifest declares' },
  assets: { now: 'Publishing priv/static', done: 'Published priv/static' },
  switch: { now: 'Migrating its tables and switching over', done: 'Switched over' },
};

/** Shows the steps of an install, a line each with its time. */
export function showProgress({ say, show }: Terminal): InstallWatcher & { failed(): void } {
  let startedAt = 0;
  let current: InstallStep | null = null;
  const took = () => `${Math.round(performance.now() - startedAt)} ms`;
  return {
    begin(step) {
      startedAt = performance.now();
      current = step;
      show(`  … ${TEXTS[step].now}`);
    },
    done(step, detail) {
      current = null;
      say(`  ✓ ${TEXTS[step].done}${detail ? ` (${step === 'switch' ? `ran ${detail}` : detail})` : ''}, ${took()}`);
    },
    failed() {
      if (current) say(`  ✗ ${TEXTS[current].now}, ${took()}`);
      current = null;
    },
  };
}

/** Standard output. On a terminal the line that is going on is written over by the next. */
export function createTerminal(stream: NodeJS.WriteStream = process.stdout): Terminal {
  const clear = stream.isTTY ? '\r\u001b[K' : '';
  return {
    // What an extension says of itself, and threw, is among it.
    say: (line) => void stream.write(`${clear}${toPrintable(line)}\n`),
    show: (text) => void (stream.isTTY && stream.write(`${clear}${text}`)),
  };
}
