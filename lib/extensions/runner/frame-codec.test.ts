import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeFrame, FrameDecoder, FrameError } from './frame-codec';
import { MAX_FRAME_BYTES, MAX_FRAME_DEPTH } from './protocol';

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const withLength = (text: string) => {
  const body = Buffer.from(text);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length);
  return Buffer.concat([length, body]);
};

function decodeAll(chunks: Buffer[]): unknown[] {
  const decoder = new FrameDecoder();
  return chunks.flatMap((chunk) => {
    decoder.push(chunk);
    const messages: unknown[] = [];
    for (let message = decoder.next(); message !== undefined; message = decoder.next()) messages.push(message);
    return messages;
  });
}

describe('frames', () => {
  it('arrive as they were sent, however the stream is cut', () => {
    const message = fc.jsonValue({ maxDepth: 5 });
    fc.assert(fc.property(fc.array(message, { maxLength: 8 }), fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (messages, sizes) => {
      const bytes = Buffer.concat(messages.map(encodeFrame));
      const chunks: Buffer[] = [];
      for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
        const size = sizes[turn % sizes.length] ?? 1;
        chunks.push(bytes.subarray(at, at + size));
        at += size;
      }
      expect(decodeAll(chunks)).toEqual(messages.map((value) => JSON.parse(JSON.stringify(value))));
    }), { numRuns: process.env.NEXUS_LONG ? 10_000 : 1_000 });
  });

  it('may be as large as the limit and no larger', () => {
    const text = 'x'.repeat(MAX_FRAME_BYTES - 2);
    expect(decodeAll([encodeFrame(text)])).toEqual([text]);
    expect(() => encodeFrame(`${text}x`)).toThrow(new FrameError('a frame of 1048577 bytes; 1048576 are allowed', true));
    // Refused by its length alone, before anything of it has come.
    expect(() => decodeAll([withLength(`"${text}x"`).subarray(0, 4)])).toThrow('a frame of 1048577 bytes; 1 to 1048576 are allowed');
  });

  it('may be as deep as the limit and no deeper; brackets in strings are not depth', () => {
    expect(decodeAll([withLength(nested(MAX_FRAME_DEPTH))])).toHaveLength(1);
    expect(() => decodeAll([withLength(nested(MAX_FRAME_DEPTH + 1))])).toThrow('a frame deeper than 64 levels');
    expect(() => encodeFrame(JSON.parse(nested(MAX_FRAME_DEPTH + 1)))).toThrow('a frame deeper than 64 levels');
    const text = { '[[{{\\"': '[{"\\'.repeat(500) };
    expect(decodeAll([encodeFrame(text)])).toEqual([text]);
  });

  it('of anything but JSON are refused', () => {
    for (const text of ['{', '', 'undefined', '"\u0000"', '{"a":1}}', '\\']) expect(() => decodeAll([withLength(text)])).toThrow(FrameError);
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      try {
        decodeAll([Buffer.from(bytes)]);
      } catch (error) {
        expect(error).toBeInstanceOf(FrameError);
      }
    }), { numRuns: 1_000 });
  });
});
