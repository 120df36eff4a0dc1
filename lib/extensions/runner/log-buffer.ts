import { clock } from '@/lib/core/clock';
import { toPrintable } from '@/lib/core/printable';
import { TokenBucket } from './token-bucket';

export interface LogLine {
  /** ISO time. */
  at: string;
  level: 'debug' | 'info' | 'warn' | 'error';
  /** `log`: nexus.log; `stdout`, `stderr`: what it printed; `forum`: what the supervisor says about it. */
  source: 'log' | 'stdout' | 'stderr' | 'forum';
  message: string;
}

export interface LogLimits {
  linesPerSecond: number;
  bytes: number;
  shown: number;
}

const CHARACTERS_A_LINE = 8_192;

/** The last lines of one extension, over all lives of its runner. Lines that come too fast are dropped and counted. */
export class LogBuffer {
  readonly #limits: LogLimits;
  readonly #bucket: TokenBucket;
  #lines: LogLine[] = [];
  #characters = 0;
  #dropped = 0;

  constructor(limits: LogLimits) {
    this.#limits = limits;
    this.#bucket = new TokenBucket(limits.linesPerSecond);
  }

  add(level: LogLine['level'], source: LogLine['source'], message: string): void {
    if (source !== 'forum' && !this.#bucket.take()) {
      this.#dropped += 1;
      return;
    }
    this.#sayDropped();
    this.#push({ at: clock.now().toISOString(), level, source, message: toPrintable(message.slice(0, CHARACTERS_A_LINE)) });
  }

  /** Oldest first. */
  lines(): LogLine[] {
    this.#sayDropped();
    return this.#lines.slice(-this.#limits.shown);
  }

  #sayDropped(): void {
    if (this.#dropped === 0) return;
    const message = `${this.#dropped} lines were dropped: more than ${this.#limits.linesPerSecond} a second.`;
    this.#dropped = 0;
    this.#push({ at: clock.now().toISOString(), level: 'warn', source: 'forum', message });
  }

  #push(line: LogLine): void {
    this.#lines.push(line);
    this.#characters += line.message.length;
    while (this.#characters > this.#limits.bytes && this.#lines.length > 1) this.#characters -= this.#lines.shift()?.message.length ?? 0;
    // Copied now and then rather than shifted at each line.
    if (this.#lines.length > this.#limits.shown * 2) {
      this.#lines = this.#lines.slice(-this.#limits.shown);
      this.#characters = this.#lines.reduce((sum, { message }) => sum + message.length, 0);
    }
  }
}
