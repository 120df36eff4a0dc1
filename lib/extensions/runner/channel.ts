import type { Duplex } from 'node:stream';
import { encodeFrame, FrameDecoder, FrameError } from './frame-codec';
import { childFrameSchema, MAX_FRAME_BYTES, type ChildFrame, type HostFrame } from './protocol';
import { TokenBucket } from './token-bucket';

export interface ChannelOptions {
  stream: Duplex;
  messagesPerSecond: number;
  onFrame: (frame: ChildFrame) => void;
  /** Whether the forum asked for this frame: such frames are bounded by what it asks and cost nothing. */
  isAwaited: (frame: ChildFrame) => boolean;
  /** The other side broke the protocol; nothing is read after it. */
  onFault: (reason: string) => void;
}

// Many short pauses would cost the forum more than the messages do.
const PAUSE_MIN_MS = 20;
/** Answers that the runner has not read; above this it is asked to read before more of its questions are. */
const MOST_UNREAD_BYTES = 4 * MAX_FRAME_BYTES;

/** The forum's end of a runner's descriptor 3. It stops reading while the runner sends too much or reads too little, so that the runner's own memory fills up. */
export class Channel {
  readonly #options: ChannelOptions;
  readonly #decoder = new FrameDecoder();
  readonly #bucket: TokenBucket;
  #resumeTimer: NodeJS.Timeout | null = null;
  #held = false;
  #isUnread = false;
  #broken = false;
  #unlimited = false;
  /** When reading was last held up because too many messages came. */
  throttledAt = Number.NEGATIVE_INFINITY;

  constructor(options: ChannelOptions) {
    this.#options = options;
    this.#bucket = new TokenBucket(options.messagesPerSecond);
    options.stream.on('data', (chunk: Buffer) => {
      if (this.#broken) return;
      this.#decoder.push(chunk);
      this.#drain();
    });
    options.stream.on('drain', () => {
      if (!this.#isUnread) return;
      this.#isUnread = false;
      this.#drain();
    });
    // A pipe that breaks while we write: the process has gone, which its exit tells.
    options.stream.on('error', () => undefined);
  }

  /** @throws FrameError when the frame is too large or too deep; nothing is sent then. */
  send(frame: HostFrame): void {
    const bytes = encodeFrame(frame);
    const { stream } = this.#options;
    if (!stream.writable) return;
    stream.write(bytes);
    if (this.#unlimited || stream.writableLength < MOST_UNREAD_BYTES) return;
    this.#isUnread = true;
    stream.pause();
  }

  /** Stops reading until `release`: the forum has as much work from this runner as it takes. */
  hold(): void {
    if (this.#unlimited) return;
    this.#held = true;
    this.#options.stream.pause();
  }

  get isHeld(): boolean {
    return this.#held;
  }

  release(): void {
    if (!this.#held) return;
    this.#held = false;
    this.#drain();
  }

  /** Lets the child see the end of its input. */
  end(): void {
    this.#options.stream.end();
  }

  /** Reads what is left without limits, after the process has ended; otherwise its last results would be lost. */
  readRest(): void {
    clearTimeout(this.#resumeTimer ?? undefined);
    this.#resumeTimer = null;
    this.#held = false;
    this.#isUnread = false;
    this.#unlimited = true;
    this.#drain();
  }

  #drain(): void {
    while (!this.#broken && !this.#held && !this.#isUnread) {
      if (!this.#unlimited && this.#bucket.waitMs() > 0) return this.#pause();
      const frame = this.#nextFrame();
      if (!frame) break;
      if (!this.#options.isAwaited(frame)) this.#bucket.force(1);
      this.#options.onFrame(frame);
    }
    if (!this.#held && !this.#isUnread) this.#options.stream.resume();
  }

  #nextFrame(): ChildFrame | undefined {
    try {
      const message = this.#decoder.next();
      if (message === undefined) return undefined;
      const parsed = childFrameSchema.safeParse(message);
      if (parsed.success) return parsed.data;
      const [issue] = parsed.error.issues;
      throw new FrameError(`a message that is none of ours (${issue?.path.join('.') || 'it'}: ${issue?.message ?? 'unknown'})`);
    } catch (error) {
      if (!(error instanceof FrameError)) throw error;
      this.#broken = true;
      this.#options.onFault(`It sent ${error.message}.`);
      return undefined;
    }
  }

  #pause(): void {
    this.#options.stream.pause();
    this.throttledAt = performance.now();
    this.#resumeTimer ??= setTimeout(() => {
      this.#resumeTimer = null;
      this.#drain();
    }, Math.max(PAUSE_MIN_MS, this.#bucket.waitMs()));
  }
}
