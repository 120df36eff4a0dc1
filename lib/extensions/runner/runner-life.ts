import { setTimeout as delay } from 'node:timers/promises';
import { clock } from '@/lib/core/clock';
import { log } from '@/lib/core/log';
import { CrashGuard } from './crash-guard';
import type { Knobs } from './knobs';
import type { LogBuffer } from './log-buffer';
import type { Json } from './protocol';
import type { RunnerOptions } from './runner';
import { isRunnerError, RunnerError } from './runner-error';
import { startRunner, stopRunner, type LiveRunner } from './start-runner';
import type { ProcessState, RunnerSpec } from './types';

/** What all extensions of a process share. */
export interface Surroundings extends Pick<RunnerOptions, 'ability' | 'childMain' | 'dataDir' | 'answerHost'> {
  knobs: () => Knobs;
  readSettings: (slug: string) => Promise<Record<string, Json>>;
  /** Something changed that admins look at. */
  onChange: (slug: string) => void;
}

/** The runner of one version of an extension: started when it is needed, again after a crash, and ended in order. */
export class RunnerLife {
  readonly spec: RunnerSpec;
  readonly guard: CrashGuard;
  readonly #around: Surroundings;
  readonly #log: LogBuffer;
  readonly #leaving = new Set<Promise<void>>();
  #live: LiveRunner | null = null;
  #starting: Promise<LiveRunner> | null = null;
  #retry: NodeJS.Timeout | undefined;
  #isRetired = false;
  #restarts = 0;
  #hasCrashed = false;
  #lastStderr = '';

  constructor(spec: RunnerSpec, around: Surroundings, logBuffer: LogBuffer) {
    this.spec = spec;
    this.#around = around;
    this.#log = logBuffer;
    this.guard = new CrashGuard({ slug: spec.slug, digest: spec.digest, knobs: around.knobs, onChange: () => around.onChange(spec.slug) });
  }

  /** The runner that takes calls now. */
  get live(): LiveRunner | null {
    return this.#live?.runner.isGone ? null : this.#live;
  }

  /**
   * The running one, else a new one; after a crash it waits, if that takes no longer than the caller can.
   * @throws RunnerError quarantined, no_runner, crashed
   */
  async ready(patienceMs: number): Promise<LiveRunner> {
    if (this.live) return this.live;
    if (this.guard.isQuarantined) throw this.guard.refusal();
    const waitMs = this.guard.waitMs();
    if (waitMs > patienceMs) throw new RunnerError('no_runner', `It crashed and starts again in ${Math.ceil(waitMs / 1_000)} s. ${this.guard.reason ?? ''}`.trim(), { retryAfter: Math.ceil(waitMs / 1_000) });
    if (waitMs > 0) await delay(waitMs);
    return this.live ?? this.start();
  }

  /** @throws RunnerError quarantined, no_runner, crashed */
  start(): Promise<LiveRunner> {
    this.#starting ??= this.#start().finally(() => {
      this.#starting = null;
    });
    return this.#starting;
  }

  /** Starts what should run without being asked. */
  keepRunning(): void {
    if (!this.spec.hasWorkers || this.#isRetired || this.live || this.guard.isQuarantined) return;
    clearTimeout(this.#retry);
    // A failure is recorded where it happens.
    this.#retry = setTimeout(() => void this.start().catch(() => undefined), this.guard.waitMs());
    this.#retry.unref();
  }

  /** Ends the running one in order; another may start meanwhile. */
  leave(reason: string): void {
    const live = this.#live;
    if (!live) return;
    this.#live = null;
    const leaving = stopRunner(live, this.#runnerOptions(live.startedAt), reason).finally(() => this.#leaving.delete(leaving));
    this.#leaving.add(leaving);
  }

  /** Ends it for good. */
  async retire(reason: string): Promise<void> {
    this.#isRetired = true;
    clearTimeout(this.#retry);
    await this.#starting?.catch(() => undefined);
    this.leave(reason);
    await Promise.all(this.#leaving);
    await this.guard.saved();
  }

  describe(): Omit<ProcessState, 'slug' | 'level'> {
    const { live } = this;
    const { reason } = this.guard;
    const rssBytes = live?.runner.rssBytes;
    return {
      process_state: this.#describeState(),
      ...(!live && reason !== undefined && { reason }),
      ...(live && { pid: live.runner.pid, startedAt: live.startedAt }),
      ...(rssBytes && { rssBytes }),
      restarts: this.#restarts,
      lastStderr: live?.runner.lastStderr || this.#lastStderr,
    };
  }

  #describeState(): ProcessState['process_state'] {
    if (this.guard.isQuarantined) return 'quarantined';
    if (this.live) return 'running';
    if (this.#starting) return 'starting';
    return this.guard.waitMs() > 0 ? 'backing_off' : 'idle';
  }

  async #start(): Promise<LiveRunner> {
    if (this.#isRetired) throw new RunnerError('no_runner', 'The extension is being stopped.');
    await this.guard.assertMayStart();
    const options = this.#runnerOptions(clock.now());
    if (this.#hasCrashed) this.#restarts += 1;
    this.#hasCrashed = false;
    try {
      const live = await startRunner(options, () => this.#around.readSettings(this.spec.slug));
      this.#live = live;
      void this.#watch(live);
      this.#around.onChange(this.spec.slug);
      return live;
    } catch (error) {
      this.#lastStderr = (isRunnerError(error) && error.stderr) || '';
      this.#crashed(error instanceof Error ? error.message : String(error), 0);
      throw error;
    }
  }

  async #watch(live: LiveRunner): Promise<void> {
    const { reason, wasAsked } = await live.runner.ended;
    this.#lastStderr = live.runner.lastStderr;
    const isOurs = this.#live === live;
    if (isOurs) this.#live = null;
    if (isOurs && !wasAsked) this.#crashed(reason, clock.now().getTime() - live.startedAt.getTime());
  }

  #crashed(reason: string, uptimeMs: number): void {
    const { slug, version } = this.spec;
    this.#hasCrashed = true;
    this.#log.add('error', 'forum', `The runner ended: ${reason}`);
    log.warn({ extension: slug, version, reason }, 'extension runner ended');
    this.guard.report(reason, uptimeMs);
    void this.guard.saved().then(() => this.keepRunning());
  }

  #runnerOptions(startedAt: Date): RunnerOptions {
    const { ability, childMain, dataDir, answerHost, knobs } = this.#around;
    return { spec: this.spec, knobs: knobs(), ability, childMain, dataDir, answerHost, startedAt, log: this.#log };
  }
}
