import { constants, deflateRawSync, gzipSync } from 'node:zlib';

/** A header as it stands in an archive, field by field: tar libraries refuse to write some of these. */
export interface RawEntry {
  name: string | Buffer;
  /** The type flag: 0 file, 1 hard link, 2 symbolic link, 3 and 4 devices, 5 folder, 6 pipe, 7 contiguous, x and g pax, L and K GNU's long names, S sparse … */
  type?: string;
  content?: string | Uint8Array;
  /** What the size field says; by default what the content has. A text goes in as it is. */
  size?: number | string | Buffer;
  link?: string;
  /** Of ustar: goes before the name. */
  prefix?: string;
  mode?: number;
  owner?: number;
  seconds?: number;
  /** `ustar\0` and `00` unless given. */
  magic?: string;
  /** Added to the right checksum. */
  checksumError?: number;
}

const BLOCK = 512;
const END = Buffer.alloc(2 * BLOCK);
const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;
const padded = (content: Buffer) => Buffer.concat([content, Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK)]);

/** A size above 8 GB, or below nothing, as GNU tar writes it: base 256 in 12 bytes. */
export function binarySize(value: bigint): Buffer {
  const field = Buffer.alloc(12);
  for (let at = 11, rest = BigInt.asUintN(96, value); at >= 0; at -= 1, rest >>= 8n) field[at] = Number(rest & 0xffn);
  if (value >= 0n) field[0] = 0x80;
  return field;
}

/** Puts the right checksum into a header. */
export function sign(header: Buffer, error = 0): Buffer {
  header.fill(' ', 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0) + error;
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** One entry: its header and its content, padded to whole blocks. */
export function rawEntry({ name, type = '0', content = '', size, link = '', prefix = '', mode = 0o644, owner = 0, seconds = 0, magic = 'ustar\x0000', checksumError = 0 }: RawEntry): Buffer {
  const bytes = Buffer.from(content);
  const header = Buffer.alloc(BLOCK);
  Buffer.from(name).copy(header, 0, 0, 100);
  header.write(octal(mode, 8), 100);
  header.write(octal(owner, 8), 108);
  header.write(octal(owner, 8), 116);
  const field = size ?? bytes.length;
  Buffer.from(typeof field === 'number' ? octal(field, 12) : field).copy(header, 124, 0, 12);
  header.write(octal(seconds, 12), 136);
  header.write(type, 156);
  header.write(link, 157);
  header.write(magic, 257, 'latin1');
  header.write(prefix, 345);
  return Buffer.concat([sign(header, checksumError), padded(bytes)]);
}

/** A pax header for the entry that follows, or (`g`) for all that follow. */
export function paxEntry(fields: Record<string, string>, type: 'x' | 'g' = 'x'): Buffer {
  const records = Object.entries(fields).map(([key, value]) => {
    const rest = Buffer.byteLength(` ${key}=${value}\n`);
    let length = rest + 1;
    while (String(length).length + rest !== length) length = String(length).length + rest;
    return `${length} ${key}=${value}\n`;
  });
  return rawEntry({ name: 'PaxHeader', type, content: records.join('') });
}

/** GNU's long name for the entry that follows. */
export const gnuLongName = (name: string): Buffer => rawEntry({ name: '././@LongLink', type: 'L', content: `${name}\0`, magic: 'ustar  \0' });

/** Entries one after the other, and the end mark. */
export const tarOf = (entries: readonly (RawEntry | Buffer)[]): Buffer => Buffer.concat([...entries.map((entry) => (Buffer.isBuffer(entry) ? entry : rawEntry(entry))), END]);

/** The same, packed. */
export const archiveOf = (entries: readonly (RawEntry | Buffer)[]): Buffer => gzipSync(tarOf(entries));

export const MANIFEST_ENTRY: RawEntry = { name: 'manifest.json', content: '{}' };

/** Content that stands in an archive many times over and is packed but once. */
export interface Repeated {
  content: Buffer;
  times: number;
}

/** Packs parts one after the other, of any length in all; the checksum at the end is wrong. */
export function gzipOf(parts: readonly (Buffer | Repeated)[]): Buffer {
  const packed = new Map<Buffer, Buffer>();
  const pack = (content: Buffer) => {
    // After a full flush nothing refers to what was before: the same bytes may stand there again.
    const block = packed.get(content) ?? deflateRawSync(content, { finishFlush: constants.Z_FULL_FLUSH });
    packed.set(content, block);
    return block;
  };
  const blocks = parts.flatMap((part) => (Buffer.isBuffer(part) ? [pack(part)] : Array.from({ length: part.times }, () => pack(part.content))));
  return Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]), ...blocks, deflateRawSync(Buffer.alloc(0)), Buffer.alloc(8)]);
}

/** Bytes that pack to about a quarter, the same at every call. */
export function patternOf(bytes: number): Buffer {
  let state = 1;
  return Buffer.from(Uint8Array.from({ length: bytes }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 28) & 3;
  }));
}
