import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { toPrintable } from '@/lib/core/printable';
import type { LogBuffer } from './log-buffer';
import { TokenBucket } from './token-bucket';

/** Above this a runner's prints are read later, and it waits: reading and dropping costs the forum time too. */
const BYTES_PER_SECOND = 4_194_304;
const PAUSE_MS = 50;
const LONGEST_LINE = 8_192;
const LAST_LINES = 20;
const LAST_CHARACTERS = 4_096;

/** Reads what a runner prints: whole lines go to the extension's log, the end of stderr is kept for whoever asks why it died. */
export class OutputReader {
  readonly #bucket = new TokenBucket(BYTES_PER_SECOND);
  readonly #paused = new Map<Readable, NodeJS.Timeout>();
  #isEnding = false;
  #tail = '';

  constructor(private readonly log: LogBuffer, private readonly keptBytes: number) {}

  read(stream: Readable, source: 'stdout' | 'stderr'): void {
    const decoder = new StringDecoder('utf8');
    let rest = '';
    stream.on('data', (chunk: Buffer) => {
      const text = decoder.write(chunk);
      if (source === 'stderr') this.#keep(text);
      rest = this.#addLines(rest + text, source);
      this.#slowDown(stream, chunk.length);
    });
    stream.on('end', () => rest && this.#add(rest, source));
    stream.on('error', () => undefined);
  }

  /** The last lines of stderr. */
  lastStderr(): string {
    return toPrintable(this.#tail.slice(-LAST_CHARACTERS)).split('\n').slice(-LAST_LINES).join('\n').trim();
  }

  /** All that is kept of stderr. */
  stderr(): string {
    return this.#tail;
  }

  /** The process has ended: what is left in its pipes is read at once. */
  readRest(): void {
    this.#isEnding = true;
    for (const [stream, timer] of this.#paused) {
      clearTimeout(timer);
      stream.resume();
    }
  }

  #keep(text: string): void {
    this.#tail += text;
    // Twice the size before it is cut: cutting at each chunk would copy the whole each time.
    if (this.#tail.length > this.keptBytes * 2) this.#tail = this.#tail.slice(-this.keptBytes);
  }

  #addLines(text: string, source: 'stdout' | 'stderr'): string {
    const lines = text.split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) if (line.trim()) this.#add(line, source);
    if (rest.length < LONGEST_LINE) return rest;
    this.#add(rest, source);
    return '';
  }

  #add(line: string, source: 'stdout' | 'stderr'): void {
    this.log.add(source === 'stderr' ? 'error' : 'info', source, line);
  }

  #slowDown(stream: Readable, bytes: number): void {
    this.#bucket.force(bytes);
    if (this.#isEnding || this.#bucket.waitMs() === 0 || this.#paused.has(stream)) return;
    stream.pause();
    const timer = setTimeout(() => {
      this.#paused.delete(stream);
      stream.resume();
    }, Math.max(PAUSE_MS, this.#bucket.waitMs()));
    this.#paused.set(stream, timer);
  }
}
