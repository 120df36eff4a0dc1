import type { InstallStep, InstallWatcher } from '../install/install-steps';
import type { TaskObserver } from '../tasks/progress';
import type { TaskStepName } from '../tasks/types';
import type { Terminal } from './terminal';

const TEXTS: Readonly<Record<TaskStepName, { now: string; done: string }>> = {
  resolve: { now: 'Looking for the repository', done: 'Found the repository' },
  release: { now: 'Looking for the release', done: 'Found the release' },
  download: { now: 'Downloading', done: 'Downloaded' },
  extract: { now: 'Unpacking', done: 'Unpacked' },
  read: { now: 'Reading manifest.json', done: 'Read manifest.json' },
  review: { now: 'Waiting for consent', done: 'Agreed to' },
  check: { now: 'Checking the slug', done: 'The manifest is right and the slug is free' },
  store: { now: 'Copying', done: 'Copied' },
  compile: { now: 'Compiling server/index.ts', done: 'Compiled server/index.ts' },
  start: { now: 'Starting it on trial', done: 'Started on trial: it holds what its manifest declares' },
  assets: { now: 'Publishing priv/static', done: 'Published priv/static' },
  switch: { now: 'Migrating its tables and switching over', done: 'Switched over' },
  hook: { now: 'Waiting for its hook to run', done: 'Its hook ran' },
  stop: { now: 'Switching it off on every server', done: 'Switched off on every server' },
  goodbye: { now: 'Running onUninstall', done: 'Ran its hook' },
  export: { now: 'Writing down its data', done: 'Wrote down its data' },
  remove: { now: 'Removing it', done: 'Removed it' },
};

const describeDone = (step: TaskStepName, detail: string) => `${TEXTS[step].done}${detail ? ` (${step === 'switch' ? `ran ${detail}` : detail})` : ''}`;
const tookSince = (startedAt: number) => `${Math.round(performance.now() - startedAt)} ms`;

/** Shows the steps of an install, a line each with its time. */
export function showProgress({ say, show }: Terminal): InstallWatcher & { failed(): void } {
  let startedAt = 0;
  let current: InstallStep | null = null;
  return {
    begin(step) {
      startedAt = performance.now();
      current = step;
      show(`  … ${TEXTS[step].now}`);
    },
    done(step, detail) {
      current = null;
      say(`  ✓ ${describeDone(step, detail)}, ${tookSince(startedAt)}`);
    },
    failed() {
      if (current) say(`  ✗ ${TEXTS[current].now}, ${tookSince(startedAt)}`);
      current = null;
    },
  };
}

/** Shows the steps of a task in the same way, also when it goes on after somebody agreed to it. */
export function showSteps({ say, show }: Terminal): TaskObserver {
  let told = 0;
  let begun = -1;
  let startedAt = 0;
  return (steps) => {
    for (const [index, { step, state, detail }] of steps.entries()) {
      if (index < told) continue;
      if (index > begun) {
        begun = index;
        startedAt = performance.now();
      }
      if (state === 'running') {
        show(`  … ${TEXTS[step].now}${detail ? ` (${detail})` : ''}`);
        continue;
      }
      say(state === 'done' ? `  ✓ ${describeDone(step, detail)}, ${tookSince(startedAt)}` : `  ✗ ${TEXTS[step].now}, ${tookSince(startedAt)}`);
      told = index + 1;
    }
  };
}
