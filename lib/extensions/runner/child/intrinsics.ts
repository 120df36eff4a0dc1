import { TextDecoder, TextEncoder } from 'node:util';

/**
 * What the channel works with, taken before any code of the extension runs: an extension shares this process, and may
 * replace whatever hangs on a global or a prototype.
 */
export const { stringify, parse } = JSON;
export const { setTimeout, clearTimeout, queueMicrotask } = globalThis;
export const now = Date.now;

const { apply } = Reflect;
const { from } = Buffer;
const setBytes = Uint8Array.prototype.set;
const sliceBytes = Uint8Array.prototype.subarray;

const encoder = new TextEncoder();
const decoder = new TextDecoder();
export const encode = encoder.encode.bind(encoder);
export const decode: (bytes: Uint8Array) => string = decoder.decode.bind(decoder);

export const toBuffer = (bytes: Uint8Array): Buffer => apply(from, Buffer, [bytes.buffer, bytes.byteOffset, bytes.byteLength]);
export const slice = (bytes: Uint8Array, start: number, end: number): Uint8Array => apply(sliceBytes, bytes, [start, end]);

export function join(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = new Uint8Array(first.length + second.length);
  apply(setBytes, joined, [first, 0]);
  apply(setBytes, joined, [second, first.length]);
  return joined;
}

/** Values by number, out of reach of whoever replaces the methods of Map. */
export type Table<Value> = { [id: number]: Value | undefined };
export const createTable = <Value>(): Table<Value> => Object.create(null);
