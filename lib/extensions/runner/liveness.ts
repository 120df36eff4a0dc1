export interface LivenessOptions {
  pingEveryMs: number;
  graceMs: number;
  ping: (id: number) => void;
  /** False while the forum itself does not read what the runner sends, its answers included. */
  isHeard: () => boolean;
  /** Milliseconds of processor the runner has had; null where the system does not tell. */
  processorMs: () => Promise<number | null>;
  /** It did not answer: why it has to go. */
  onDead: (reason: string) => void;
}

interface Question {
  id: number;
  reason: string;
  askedAt: number;
  withinMs: number;
  processorMs: number | null;
  /** When last looked, the forum did not read: only a whole grace in which it does counts. */
  wasUnheard?: boolean;
}

/** Finds out whether a runner's event loop still turns: a ping every few seconds, and one more when a handler is late. */
export class Liveness {
  readonly #options: LivenessOptions;
  readonly #timers = new Set<NodeJS.Timeout>();
  #beat: NodeJS.Timeout | null = null;
  #sent = 0;
  #answered = 0;
  #isStopped = false;

  constructor(options: LivenessOptions) {
    this.#options = options;
  }

  start(): void {
    const { pingEveryMs } = this.#options;
    this.#beat = setInterval(() => {
      if (this.#answered === this.#sent) this.#later({ ...this.#ask(), withinMs: pingEveryMs, processorMs: null, reason: `It did not answer for ${pingEveryMs / 1_000} s.` });
    }, pingEveryMs);
    this.#beat.unref();
  }

  /**
   * A handler missed its deadline: a runner that only waits answers at once, one that computes does not.
   * @param isPatient it may compute for as long as between two pings
   */
  async probe(label: string, isPatient = false): Promise<void> {
    const asked = this.#ask();
    const processorMs = await this.#options.processorMs();
    const { graceMs, pingEveryMs } = this.#options;
    this.#later({ ...asked, withinMs: isPatient ? pingEveryMs : graceMs, processorMs, reason: `${label} missed its deadline and kept the runner from answering.` });
  }

  pong(id: number): void {
    if (id <= this.#sent) this.#answered = Math.max(this.#answered, id);
  }

  /** Whether this answers a ping that is out. */
  isAwaited(id: number): boolean {
    return id > this.#answered && id <= this.#sent;
  }

  stop(): void {
    this.#isStopped = true;
    clearInterval(this.#beat ?? undefined);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #ask(): Pick<Question, 'id' | 'askedAt'> {
    const id = (this.#sent += 1);
    this.#options.ping(id);
    return { id, askedAt: performance.now() };
  }

  #later(question: Question): void {
    if (this.#isStopped) return;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      // The forum itself may have been busy, with the answer waiting to be read: look once more first.
      setImmediate(() => void this.#judge(question));
    }, question.withinMs);
    this.#timers.add(timer);
  }

  // On a machine that is short of processors a healthy runner answers late as well, but not for having computed: the
  // grace counts the processor it was given, up to the time in which any runner must answer.
  async #judge(question: Question): Promise<void> {
    if (this.#isStopped || this.#answered >= question.id) return;
    const { pingEveryMs, processorMs, isHeard, onDead } = this.#options;
    const had = question.processorMs === null ? null : await processorMs();
    if (this.#isStopped || this.#answered >= question.id) return;
    if (!isHeard() || question.wasUnheard) return this.#later({ ...question, askedAt: performance.now(), processorMs: had, wasUnheard: !isHeard() });
    const wasGivenTime = had === null || question.processorMs === null || had - question.processorMs >= question.withinMs / 2;
    if (wasGivenTime || performance.now() - question.askedAt >= pingEveryMs) onDead(question.reason);
    else this.#later(question);
  }
}
