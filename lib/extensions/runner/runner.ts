import type { ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import type { Viewer } from '@/lib/auth/viewer';
import { Channel } from './channel';
import { FrameError } from './frame-codec';
import { HostAnswers } from './host-answers';
import { killGroup } from './kill-group';
import type { Knobs } from './knobs';
import type { LaunchAbility } from './launch-level';
import { Liveness } from './liveness';
import type { LogBuffer } from './log-buffer';
import { MemoryWatch } from './memory-watch';
import { OutputReader } from './output';
import { PendingCalls, type PendingCall } from './pending-calls';
import { writePidFile } from './pid-files';
import { findChildProcess, readProcessorMs, readResidentBytes } from './process-tree';
import type { CallRequest, CallViewer, ChildFrame, Declared, Json } from './protocol';
import { RunnerError } from './runner-error';
import { describeEnd, describeOverrun, processEnd } from './runner-exit';
import { spawnRunner } from './spawn-runner';
import type { AnswerHost, CallContext, RunnerSpec } from './types';

export interface RunnerOptions {
  spec: RunnerSpec;
  knobs: Knobs;
  ability: LaunchAbility;
  childMain: string;
  dataDir: string;
  startedAt: Date;
  log: LogBuffer;
  answerHost: AnswerHost;
}

/** How a runner's life ended. `wasAsked`: by `stop`, so that it is no crash. */
export interface RunnerEnd {
  reason: string;
  wasAsked: boolean;
}

/** After its channel was closed a runner may take this long to end by itself. */
const LEAVE_MS = 250;
/** Whoever floods is held up again and again; one that did so earlier, and is silent now, is silent for another reason. */
const FLOODING_MS = 1_000;
const NOBODY_WAITS = 'Nobody waits for the answer any more.';

/** One child process, from its spawn to its end. It is never used again after `ended`. */
export class Runner {
  readonly calls = new PendingCalls();
  /** Resolves once, when the process is gone. */
  readonly ended: Promise<RunnerEnd>;
  readonly pid: number;
  readonly #options: RunnerOptions;
  readonly #process: ChildProcess;
  readonly #channel: Channel;
  readonly #liveness: Liveness;
  readonly #memory: MemoryWatch;
  readonly #output: OutputReader;
  readonly #answers: HostAnswers;
  #nodePid: number | null = null;
  #onFirstFrame: (frame: ChildFrame) => void = () => undefined;
  #killedFor: string | null = null;
  #isStopping = false;
  #isGone = false;

  /** @throws Error when the system starts no process. */
  constructor(options: RunnerOptions) {
    const { spec, knobs, log } = options;
    const spawned = spawnRunner({ ...options, entry: spec.entry });
    this.#options = options;
    this.#process = spawned.process;
    this.pid = spawned.pid;
    this.ended = this.#watchEnd(notePid(options.dataDir, spec.slug, spawned.pid));
    this.#output = new OutputReader(log, knobs.outputBytes);
    this.#output.read(spawned.stdout, 'stdout');
    this.#output.read(spawned.stderr, 'stderr');
    this.#answers = new HostAnswers({ spec, answerHost: options.answerHost, calls: this.calls, channel: () => this.#channel, limit: knobs.hostCallsInFlight });
    this.#channel = new Channel({
      stream: spawned.channel,
      messagesPerSecond: knobs.messagesPerSecond,
      onFrame: (frame) => this.#receive(frame),
      isAwaited: (frame) => this.#isAwaited(frame),
      onFault: (reason) => this.kill(reason),
    });
    this.#liveness = new Liveness({
      pingEveryMs: knobs.pingEveryMs,
      graceMs: knobs.pingGraceMs,
      ping: (id) => this.#channel.send({ type: 'ping', id }),
      isHeard: () => !this.#channel.isHeld,
      processorMs: async () => withPid(await this.#findNode(), readProcessorMs),
      onDead: (reason) => this.#killSilent(reason),
    });
    this.#memory = new MemoryWatch({
      everyMs: knobs.memoryEveryMs,
      limitBytes: knobs.softRssBytes,
      readBytes: async () => withPid(await this.#findNode(), readResidentBytes),
      onOverrun: (bytes) => this.kill(describeOverrun(bytes, knobs)),
    });
    this.#memory.start();
  }

  /** Resident bytes as last read. */
  get rssBytes(): number | null {
    return this.#memory.bytes;
  }

  get isGone(): boolean {
    return this.#isGone || this.#killedFor !== null;
  }

  get lastStderr(): string {
    return this.#output.lastStderr();
  }

  /**
   * Has the extension loaded, and asks what its definition holds.
   * @throws RunnerError no_runner with `loadFailure` when it cannot be loaded, crashed when it died over it.
   */
  async load(): Promise<Declared> {
    const { slug, name, version, exportName, entry } = this.#options.spec;
    const first = new Promise<ChildFrame>((resolve) => {
      this.#onFirstFrame = resolve;
    });
    this.#channel.send({ type: 'init', slug, name: name ?? slug, version, exportName, entry, startedAt: this.#options.startedAt.toISOString() });
    const answer = await Promise.race([first, this.ended]);
    if (!('type' in answer)) throw new RunnerError('crashed', answer.reason);
    if (answer.type === 'failed') throw new RunnerError('no_runner', answer.error.message, { loadFailure: answer.reason, thrown: answer.error });
    if (answer.type !== 'ready') throw new RunnerError('crashed', `It sent ${answer.type} before it was ready.`);
    this.#liveness.start();
    return answer.declared;
  }

  /**
   * Has one handler run. The caller has held the limits; here are deadline and transport alone.
   * @throws RunnerError timeout, crashed, handler_threw, too_large, aborted
   */
  call(request: CallRequest, context: CallContext, settings?: Record<string, Json>): Promise<Json> {
    if (this.isGone) return Promise.reject(new RunnerError('crashed', 'The runner is gone.'));
    if (context.signal?.aborted) return Promise.reject(new RunnerError('aborted', NOBODY_WAITS));
    const { id, result } = this.calls.add(context, (late) => this.#giveUp(late));
    try {
      this.#channel.send({ type: 'call', id, request, deadlineMs: context.deadlineMs, viewer: describeViewer(context.viewer), ...(settings && { settings }) });
    } catch (error) {
      const isTooLarge = error instanceof FrameError;
      this.calls.fail(id, new RunnerError(isTooLarge ? 'too_large' : 'no_runner', `${context.label} cannot be sent: ${error instanceof Error ? error.message : String(error)}`, { cause: error }));
    }
    context.signal?.addEventListener('abort', () => this.#abandon(id), { once: true });
    return result;
  }

  /** Kills it at once; the first reason given is the one that is told. */
  kill(reason: string): void {
    if (this.isGone) return;
    this.#killedFor = reason;
    this.calls.failAll(new RunnerError('crashed', reason));
    killGroup(this.pid);
  }

  /** Ends it in order. The caller has had it finish its calls and its stop handler. */
  async stop(): Promise<void> {
    if (!this.isGone) {
      this.#isStopping = true;
      this.#channel.end();
      const hasLeft = await Promise.race([this.ended.then(() => true), delay(LEAVE_MS, false)]);
      if (!hasLeft) this.kill('It was stopped.');
    }
    await this.ended;
  }

  #receive(frame: ChildFrame): void {
    if (this.#killedFor !== null) return;
    if (frame.type === 'result') this.calls.settle(frame);
    else if (frame.type === 'pong') this.#liveness.pong(frame.id);
    else if (frame.type === 'log') this.#options.log.add(frame.level, 'log', frame.message);
    else if (frame.type === 'host') void this.#answers.answer(frame);
    else this.#onFirstFrame(frame);
  }

  #isAwaited(frame: ChildFrame): boolean {
    if (frame.type === 'pong') return this.#liveness.isAwaited(frame.id);
    return frame.type === 'result' && this.calls.find(frame.id) !== undefined;
  }

  #giveUp({ id, context }: PendingCall): void {
    if (this.isGone) return;
    this.#channel.send({ type: 'cancel', id });
    void this.#liveness.probe(context.label, context.mayBeLate);
  }

  #killSilent(reason: string): void {
    const isFlooding = performance.now() - this.#channel.throttledAt < FLOODING_MS;
    this.kill(isFlooding ? `It sent more than ${this.#options.knobs.messagesPerSecond} messages a second. ${reason}` : reason);
  }

  // The handler is told, and may go on all the same.
  #abandon(id: number): void {
    if (!this.calls.find(id)) return;
    this.calls.fail(id, new RunnerError('aborted', NOBODY_WAITS));
    if (!this.isGone) this.#channel.send({ type: 'cancel', id });
  }

  // Below unshare, which only waits.
  async #findNode(): Promise<number | null> {
    this.#nodePid ??= this.#options.ability.level.namespaces === 'none' ? this.pid : await findChildProcess(this.pid);
    return this.#nodePid;
  }

  async #watchEnd(removePidFile: () => void): Promise<RunnerEnd> {
    const end = await processEnd(this.#process, () => {
      this.#isGone = true;
      this.#liveness.stop();
      this.#memory.stop();
      this.#output.readRest();
      this.#channel.readRest();
      removePidFile();
    });
    const reason = this.#killedFor ?? describeEnd(end, this.#output.stderr(), this.#options.knobs);
    this.#answers.end();
    this.calls.failAll(new RunnerError('crashed', reason));
    return { reason, wasAsked: this.#isStopping };
  }
}

const withPid = async <T>(pid: number | null, read: (pid: number) => Promise<T>): Promise<T | null> => (pid === null ? null : read(pid));

// Without its note a runner could outlive the forum.
function notePid(dataDir: string, slug: string, pid: number): () => void {
  try {
    return writePidFile(dataDir, slug, pid);
  } catch (error) {
    killGroup(pid);
    throw error;
  }
}

function describeViewer(viewer: Viewer | null): CallViewer | null {
  return viewer && { id: viewer.id, username: viewer.username, role: viewer.role, groups: [] };
}
