import { Socket } from 'node:net';
import { decode, encode, join, parse, slice, toBuffer } from './intrinsics';
import { MAX_FRAME_BYTES } from './limits';
import { pinMembers } from './pin-members';

const LENGTH_BYTES = 4;
const READ_BYTES = 65_536;

/** The child's end of the channel: frames of a 4-byte big-endian length and that many bytes of UTF-8 JSON. */
export interface Wire {
  /** Sends one frame that is JSON already. @returns false when it is too large; then nothing was sent */
  send(text: string): boolean;
}

export interface WireOptions {
  fd: number;
  /** Called with each frame, parsed. */
  receive: (frame: unknown) => void;
  /** The forum has gone, or what it sends makes no sense. */
  onClose: () => void;
}

export function openWire({ fd, receive, onClose }: WireOptions): Wire {
  const cut = createCutter(receive);
  // Straight from the handle: what is read does not pass through the methods of streams.
  const onread = {
    buffer: new Uint8Array(READ_BYTES),
    callback(count: number, buffer: Uint8Array) {
      if (!cut(slice(buffer, 0, count))) onClose();
      return true;
    },
  };
  const options = { fd, readable: true, writable: true, onread };
  const socket = new Socket(options);
  pinMembers(socket);
  socket.on('error', onClose);
  socket.on('close', onClose);
  return {
    send(text) {
      const body = encode(text);
      if (body.length > MAX_FRAME_BYTES) return false;
      const size = body.length;
      socket.write(toBuffer(join(new Uint8Array([size >>> 24, size >>> 16, size >>> 8, size]), body)));
      return true;
    },
  };
}

/** @returns a function that takes bytes as they arrive, in a buffer that is used again, and says whether they make sense. */
function createCutter(receive: (frame: unknown) => void): (chunk: Uint8Array) => boolean {
  let kept = EMPTY;
  return (chunk) => {
    let rest = kept.length === 0 ? chunk : join(kept, chunk);
    while (rest.length >= LENGTH_BYTES) {
      const size = readLength(rest);
      if (size === 0 || size > MAX_FRAME_BYTES) return false;
      const end = LENGTH_BYTES + size;
      if (rest.length < end) break;
      receive(parse(decode(slice(rest, LENGTH_BYTES, end))));
      rest = slice(rest, end, rest.length);
    }
    kept = rest.length === 0 ? EMPTY : join(EMPTY, rest);
    return true;
  };
}

const EMPTY: Uint8Array = new Uint8Array(0);
const readLength = (bytes: Uint8Array) => ((bytes[0] ?? 0) * 2 ** 24) + ((bytes[1] ?? 0) << 16) + ((bytes[2] ?? 0) << 8) + (bytes[3] ?? 0);
