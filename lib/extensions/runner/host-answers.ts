import { setMaxListeners } from 'node:events';
import type { Channel } from './channel';
import { FrameError } from './frame-codec';
import { describeForExtension, HostCallError } from './host-call-error';
import type { PendingCalls } from './pending-calls';
import type { HostCallFrame, HostFrame } from './protocol';
import type { AnswerHost, HostCall, RunnerSpec } from './types';

export interface HostAnswersOptions {
  spec: RunnerSpec;
  answerHost: AnswerHost;
  calls: PendingCalls;
  channel: () => Channel;
  limit: number;
}

/** Answers what one runner asks of the forum, so many at a time; more wait unread in its own channel. */
export class HostAnswers {
  readonly #options: HostAnswersOptions;
  readonly #life = new AbortController();
  #running = 0;

  constructor(options: HostAnswersOptions) {
    this.#options = options;
    setMaxListeners(0, this.#life.signal);
  }

  async answer(frame: HostCallFrame): Promise<void> {
    this.#running += 1;
    if (this.#running >= this.#options.limit) this.#options.channel().hold();
    const reply = await this.#run(frame);
    this.#running -= 1;
    if (this.#life.signal.aborted) return;
    this.#send(frame, reply);
    if (this.#running < this.#options.limit) this.#options.channel().release();
  }

  /** The runner has ended: what still works for it may stop. */
  end(): void {
    this.#life.abort();
  }

  async #run(frame: HostCallFrame): Promise<HostFrame> {
    const { spec, answerHost } = this.#options;
    try {
      const value = await answerHost(spec.slug, spec.capabilities, frame.member, frame.args, this.#describeCall(frame));
      return { type: 'answer', id: frame.id, ok: true, value };
    } catch (error) {
      return this.#refusal(frame, error);
    }
  }

  // Who it acts for is what the forum remembers of the call; the runner is not asked. What a handler left running acts
  // as a guest, but still as caused by it: otherwise two such handlers could trigger each other for ever.
  #describeCall({ callId }: HostCallFrame): HostCall {
    const { slug } = this.#options.spec;
    const call = callId === null ? undefined : this.#options.calls.find(callId);
    if (call) return { slug, viewer: call.context.viewer, depth: call.context.depth, correlationId: call.context.correlationId, signal: call.abort.signal };
    const finished = callId === null ? undefined : this.#options.calls.findFinished(callId);
    return { slug, viewer: null, depth: finished?.depth ?? 0, correlationId: finished?.correlationId ?? `${slug}:${callId ?? 'background'}`, signal: this.#life.signal, isBackground: true };
  }

  #send(frame: HostCallFrame, reply: HostFrame): void {
    try {
      this.#options.channel().send(reply);
    } catch (error) {
      const told = error instanceof FrameError ? new HostCallError('TooLargeError', `The answer of nexus.${frame.member} is ${error.message}. Ask for less.`, 'too_large') : error;
      this.#options.channel().send(this.#refusal(frame, told));
    }
  }

  #refusal(frame: HostCallFrame, error: unknown): HostFrame {
    return { type: 'answer', id: frame.id, ok: false, error: describeForExtension(error, this.#options.spec.slug, frame.member) };
  }
}

