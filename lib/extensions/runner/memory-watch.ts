export interface MemoryWatchOptions {
  everyMs: number;
  limitBytes: number;
  /** Null before the process is there, and where the system does not tell. */
  readBytes: () => Promise<number | null>;
  onOverrun: (bytes: number) => void;
}

/** Reads a runner's resident memory: buffers and WebAssembly lie outside of the heap that node itself limits. */
export class MemoryWatch {
  readonly #options: MemoryWatchOptions;
  #timer: NodeJS.Timeout | null = null;
  #isReading = false;
  /** As last read. */
  bytes: number | null = null;

  constructor(options: MemoryWatchOptions) {
    this.#options = options;
  }

  start(): void {
    this.#timer = setInterval(() => void this.read(), this.#options.everyMs);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer ?? undefined);
    this.#timer = null;
  }

  async read(): Promise<void> {
    if (this.#isReading) return;
    this.#isReading = true;
    try {
      this.bytes = await this.#options.readBytes();
      if (this.#timer && this.bytes !== null && this.bytes > this.#options.limitBytes) this.#options.onOverrun(this.bytes);
    } finally {
      this.#isReading = false;
    }
  }
}
