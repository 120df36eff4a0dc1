import { MAX_FRAME_BYTES, MAX_FRAME_DEPTH } from './protocol';

const LENGTH_BYTES = 4;

/** A frame that breaks the limits or is not JSON. `tooLarge` tells a value that somebody may make smaller from a fault. */
export class FrameError extends Error {
  override readonly name = 'FrameError';

  constructor(message: string, readonly tooLarge = false) {
    super(message);
  }
}

/**
 * One message as it goes over the descriptor.
 * @throws FrameError when it is too large or too deep.
 */
export function encodeFrame(message: unknown): Buffer {
  const text = JSON.stringify(message);
  const bytes = Buffer.byteLength(text);
  if (bytes > MAX_FRAME_BYTES) throw new FrameError(`a frame of ${bytes} bytes; ${MAX_FRAME_BYTES} are allowed`, true);
  const frame = Buffer.allocUnsafe(LENGTH_BYTES + bytes);
  frame.writeUInt32BE(bytes, 0);
  frame.write(text, LENGTH_BYTES, 'utf8');
  if (isTooDeep(frame, LENGTH_BYTES)) throw new FrameError(`a frame deeper than ${MAX_FRAME_DEPTH} levels`, true);
  return frame;
}

/** Cuts a stream of bytes into messages. Nothing is copied until a frame is whole, and a length is refused before its bytes arrive. */
export class FrameDecoder {
  #chunks: Buffer[] = [];
  #bytes = 0;

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#bytes += chunk.length;
  }

  /**
   * The next whole message, undefined when more bytes are needed.
   * @throws FrameError; the stream cannot be read on after it.
   */
  next(): unknown {
    if (this.#bytes < LENGTH_BYTES) return undefined;
    const length = this.#peekLength();
    if (length === 0 || length > MAX_FRAME_BYTES) throw new FrameError(`a frame of ${length} bytes; 1 to ${MAX_FRAME_BYTES} are allowed`);
    if (this.#bytes < LENGTH_BYTES + length) return undefined;
    const joined = this.#join();
    const end = LENGTH_BYTES + length;
    this.#bytes = joined.length - end;
    this.#chunks = this.#bytes > 0 ? [joined.subarray(end)] : [];
    return parseFrame(joined.subarray(LENGTH_BYTES, end));
  }

  #peekLength(): number {
    const [first] = this.#chunks;
    return first && first.length >= LENGTH_BYTES ? first.readUInt32BE(0) : this.#join().readUInt32BE(0);
  }

  #join(): Buffer {
    const [first] = this.#chunks;
    if (first && this.#chunks.length === 1) return first;
    const joined = Buffer.concat(this.#chunks, this.#bytes);
    this.#chunks = [joined];
    return joined;
  }
}

function parseFrame(body: Buffer): unknown {
  // Before parsing: code that walks a value of any depth later would overflow its stack.
  if (isTooDeep(body, 0)) throw new FrameError(`a frame deeper than ${MAX_FRAME_DEPTH} levels`);
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new FrameError('a frame that is not JSON');
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENS = 1;
const CLOSES = 2;
const STARTS_STRING = 3;
// A table instead of comparisons: this loop sees every byte that crosses.
const BYTE_KINDS = new Uint8Array(256);
for (const [text, kind] of [['[{', OPENS], [']}', CLOSES], ['"', STARTS_STRING]] as const) for (const byte of Buffer.from(text)) BYTE_KINDS[byte] = kind;

function isTooDeep(bytes: Uint8Array, from: number): boolean {
  let depth = 0;
  for (let index = from; index < bytes.length; index += 1) {
    const kind = BYTE_KINDS[bytes[index] ?? 0];
    if (kind === 0) continue;
    if (kind === STARTS_STRING) index = endOfString(bytes, index);
    else if (kind === CLOSES) depth -= 1;
    else if ((depth += 1) > MAX_FRAME_DEPTH) return true;
  }
  return false;
}

function endOfString(bytes: Uint8Array, quote: number): number {
  let index = quote + 1;
  for (; index < bytes.length; index += 1) {
    const byte = bytes[index];
    if (byte === QUOTE) break;
    if (byte === BACKSLASH) index += 1;
  }
  return index;
}
