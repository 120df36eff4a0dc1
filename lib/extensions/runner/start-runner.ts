import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Declared, Json } from './protocol';
import { Runner, type RunnerOptions } from './runner';
import { RunnerError, isRunnerError } from './runner-error';
import type { CallContext } from './types';
import { within } from './within';

/** A runner that is ready for calls, and what its definition holds. */
export interface LiveRunner {
  runner: Runner;
  declared: Declared;
  startedAt: Date;
}

/** A lifecycle call is nobody's: the extension acts as itself. */
export const lifecycleContext = (slug: string, hook: string, deadlineMs: number): CallContext => ({ viewer: null, depth: 0, deadlineMs, correlationId: `${slug}:${hook}`, label: hook });

/**
 * Starts a runner, has its extension loaded and its start handler run; all within the time for a start.
 * @param readSettings for the start handler; null when it is not to run
 * @throws RunnerError crashed, or no_runner with `loadFailure`. Nothing of it is left then.
 */
export async function startRunner(options: RunnerOptions, readSettings: (() => Promise<Record<string, Json>>) | null): Promise<LiveRunner> {
  const runner = spawn(options);
  const limit = setTimeout(() => runner.kill(`It was not ready within ${options.knobs.startMs / 1_000} s.`), options.knobs.startMs);
  try {
    const declared = await runner.load();
    if (readSettings && declared.callbacks.includes('start')) await runStartHandler(runner, options, await readSettings());
    return { runner, declared, startedAt: options.startedAt };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    runner.kill(reason);
    await runner.ended;
    const stderr = runner.lastStderr;
    if (!isRunnerError(error)) throw new RunnerError('crashed', reason, { stderr, cause: error });
    const { loadFailure, thrown } = error;
    throw new RunnerError(loadFailure ? 'no_runner' : 'crashed', reason, { stderr, ...(loadFailure && { loadFailure }), ...(thrown && { thrown }) });
  } finally {
    clearTimeout(limit);
  }
}

function spawn(options: RunnerOptions): Runner {
  try {
    return new Runner(options);
  } catch (error) {
    throw new RunnerError('crashed', `The system did not start it: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function runStartHandler(runner: Runner, { spec, knobs }: RunnerOptions, settings: Record<string, Json>): Promise<void> {
  const value = await runner.call({ kind: 'lifecycle', hook: 'start', args: [] }, lifecycleContext(spec.slug, 'start', knobs.startMs), settings);
  if (value === false) throw new RunnerError('no_runner', 'Its start handler answered false.');
}

/** Ends a runner in order: its calls first, then its stop handler, then the process. */
export async function stopRunner({ runner, declared }: LiveRunner, { spec, knobs, log }: RunnerOptions, reason: string): Promise<void> {
  // Whoever was given this runner a moment ago makes his call first.
  await nextTurn();
  // Calls that are not done by then fail when the process ends.
  await within(runner.calls.whenEmpty(), knobs.stopMs, () => new Error('late')).catch(() => undefined);
  if (declared.callbacks.includes('stop')) {
    await runner.call({ kind: 'lifecycle', hook: 'stop', args: [reason] }, lifecycleContext(spec.slug, 'stop', knobs.stopMs)).catch((error: Error) => log.add('warn', 'forum', `The stop handler failed: ${error.message}`));
  }
  await runner.stop();
}
