import { clock } from '@/lib/core/clock';
import { incidentId } from '@/lib/core/ids';
import { Breakers } from './breakers';
import { outcomeOf } from './call-outcome';
import { LogBuffer } from './log-buffer';
import type { CallRequest, Json } from './protocol';
import { isRunnerError, RunnerError } from './runner-error';
import { RunnerLife, type Surroundings } from './runner-life';
import type { LiveRunner } from './start-runner';
import type { CallContext, ProcessState, RunnerSpec } from './types';
import { within } from './within';

const now = () => clock.now().getTime();
const KINDS_WITH_SETTINGS: ReadonlySet<CallRequest['kind']> = new Set(['event', 'attachment', 'lifecycle', 'validateSettings']);
/** A timer may fire so much before its time. */
const TIMER_MS = 1;

interface Prepared {
  live: LiveRunner;
  settings: Record<string, Json> | undefined;
  context: CallContext;
}

/** One extension over all its versions: admits calls, keeps its log, and replaces its runner when another version comes. */
export class ManagedExtension {
  readonly log: LogBuffer;
  readonly #around: Surroundings;
  readonly #replaced = new Set<Promise<void>>();
  #breakers: Breakers;
  #life: RunnerLife;
  #inFlight = 0;
  #usedAt = now();
  #slotUsedAt = Number.NEGATIVE_INFINITY;

  constructor(spec: RunnerSpec, around: Surroundings) {
    const knobs = around.knobs();
    this.#around = around;
    this.#breakers = new Breakers(around.knobs, now);
    this.log = new LogBuffer({ linesPerSecond: knobs.logLinesPerSecond, bytes: knobs.outputBytes, shown: knobs.logLinesShown });
    this.#life = new RunnerLife(spec, around, this.log);
  }

  /** @throws RunnerError */
  async call(request: CallRequest, context: CallContext): Promise<Json> {
    this.#admit(context.label);
    this.#use(request);
    this.#inFlight += 1;
    try {
      const { live } = this.#life;
      // Awaiting what is already there would cost the common case two turns of the loop.
      if (live && !KINDS_WITH_SETTINGS.has(request.kind)) return await this.#run(live, request, context);
      const prepared = await this.#prepare(request, context);
      return await this.#run(prepared.live, request, prepared.context, prepared.settings);
    } finally {
      this.#inFlight -= 1;
      this.#use(request);
    }
  }

  /** Has it run as this version from now on. One that runs takes the calls until the new one is ready. */
  async update(spec: RunnerSpec): Promise<void> {
    const old = this.#life;
    const next = new RunnerLife(spec, this.#around, this.log);
    // Where the new one fails, its record tells why; the old version is no longer the installed one in any case.
    if (old.live) await next.start().catch(() => undefined);
    this.#life = next;
    this.#breakers = new Breakers(this.#around.knobs, now);
    const ending = old.retire('updated').finally(() => this.#replaced.delete(ending));
    this.#replaced.add(ending);
    next.keepRunning();
  }

  /** Takes in what other servers wrote, and starts what should be running. */
  async refresh(): Promise<void> {
    await this.#life.guard.refresh();
    this.#life.keepRunning();
  }

  async release(): Promise<void> {
    await this.#life.guard.release();
    this.#life.keepRunning();
  }

  /** Ends a runner that nobody has used for a while. */
  reapIfIdle(): void {
    const { idleMs, warmMs } = this.#around.knobs();
    const isIdle = this.#inFlight === 0 && now() - this.#usedAt >= idleMs && now() - this.#slotUsedAt >= warmMs;
    if (!isIdle || this.#life.spec.hasWorkers || !this.#life.live) return;
    this.#life.leave('idle');
    this.#around.onChange(this.#life.spec.slug);
  }

  async retire(reason: string): Promise<void> {
    await Promise.all([this.#life.retire(reason), ...this.#replaced]);
  }

  isRunningAs(spec: RunnerSpec): boolean {
    return JSON.stringify(spec) === JSON.stringify(this.#life.spec);
  }

  state(): ProcessState {
    const { slug, digest } = this.#life.spec;
    return { slug, digest, ...this.#life.describe(), level: this.#around.ability.level };
  }

  #admit(label: string): void {
    if (this.#life.guard.isQuarantined) throw this.#life.guard.refusal();
    if (this.#inFlight >= this.#around.knobs().callsInFlight) throw new RunnerError('overloaded', `${this.#inFlight} calls are in flight.`, { retryAfter: 1 });
    const admission = this.#breakers.admit(label);
    if (!admission.ok) throw new RunnerError('breaker_open', `${label} failed too often and is switched off for now.`, { retryAfter: Math.ceil(admission.waitMs / 1_000) });
  }

  #use({ kind }: CallRequest): void {
    this.#usedAt = now();
    if (kind === 'slot') this.#slotUsedAt = this.#usedAt;
  }

  /** Waits for a runner and reads the settings, within the time that the call has. */
  async #prepare(request: CallRequest, context: CallContext): Promise<Prepared> {
    const end = performance.now() + context.deadlineMs + (this.#life.live ? 0 : (context.startMs ?? 0));
    const left = () => Math.max(1, end - performance.now());
    const tooLate = () => new RunnerError('timeout', `${context.label}: the runner was not ready within ${context.deadlineMs} ms.`);
    try {
      const settings = KINDS_WITH_SETTINGS.has(request.kind) ? await within(this.#around.readSettings(this.#life.spec.slug), left(), tooLate) : undefined;
      const live = await within(this.#life.ready(left()), left(), tooLate);
      return { live, settings, context: { ...context, deadlineMs: Math.min(context.deadlineMs, left()) } };
    } catch (error) {
      this.#breakers.abandon(context.label);
      throw error;
    }
  }

  async #run({ runner }: LiveRunner, request: CallRequest, context: CallContext, settings?: Record<string, Json>): Promise<Json> {
    const end = performance.now() + context.deadlineMs;
    try {
      const value = await runner.call(request, context, settings);
      this.#breakers.record(context.label, 'ok');
      return value;
    } catch (thrown) {
      const error = performance.now() >= end - TIMER_MS ? asLate(context, thrown) : thrown;
      const noted = this.#note(context, error);
      this.#countFailure(context, error);
      throw noted;
    }
  }

  // What went wrong goes to the extension's log; whoever asked for what threw is given a number to find it by.
  #note({ label, mayBeLate }: CallContext, error: unknown): unknown {
    if (!isRunnerError(error)) return error;
    if ((error.code === 'timeout' && !mayBeLate) || error.code === 'too_large') this.log.add('error', 'forum', error.message);
    if (error.code !== 'handler_threw' || !error.thrown) return error;
    const incident = incidentId();
    this.log.add('error', 'forum', `${label} threw (incident ${incident}): ${error.thrown.stack || error.thrown.message}`);
    return new RunnerError('handler_threw', error.message, { thrown: error.thrown, incident, cause: error });
  }

  #countFailure({ label, mayBeLate }: CallContext, error: unknown): void {
    const outcome = outcomeOf(error);
    if (outcome === null || (outcome === 'late' && mayBeLate)) return this.#breakers.abandon(label);
    const offForMs = this.#breakers.record(label, outcome);
    if (offForMs > 0) this.log.add('error', 'forum', `${label} failed too often and is switched off for ${Math.round(offForMs / 1_000)} s.`);
  }
}

// The runner has the same deadline and aborts its handler then; while the forum is busy, what the handler threw about that
// is read before the forum's own timer has fired.
function asLate({ label, deadlineMs }: CallContext, error: unknown): unknown {
  return isRunnerError(error) && error.code === 'handler_threw' ? new RunnerError('timeout', `${label} took longer than ${deadlineMs} ms.`, { cause: error }) : error;
}
