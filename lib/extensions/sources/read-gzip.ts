import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createInflateRaw } from 'node:zlib';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { refusal } from './archive-failure';
import { archiveLimits } from './archive-limits';

const CHUNK_BYTES = 64 * 1024;
const TRAILER_BYTES = 8;
/** Of the header's flags: a checksum of its own, extra fields, a file name, a comment; the upper three are reserved. */
const FLAG = { checksum: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/** Whether bytes begin as gzip does (RFC 1952: two magic bytes and the one method there is). */
export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;

/**
 * Unpacks a gzip file while it is read, at most 64 KB ahead. It holds exactly one member: several in a row are allowed by
 * RFC 1952, but some tools read the first one only and would see another archive than the one that is installed.
 * @throws InstallFailure download_failed: no gzip, larger than 20 MB, cut short, damaged, something after its end, or unpacking to more than 100 times its size
 */
export async function* readGzip(file: FileHandle): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  if (size > archiveLimits.packedBytes) throw refusal('the archive is larger than 20 MB');
  const start = await findContent(file);
  if (size <= start + TRAILER_BYTES) throw refusal('the archive is cut short');
  // Not a stream of the file's own: destroying that one closes the file, which is read once more at the end.
  const packed = Readable.from(readPart(file, start, size - TRAILER_BYTES), { highWaterMark: 1 });
  const inflate = createInflateRaw({ chunkSize: CHUNK_BYTES });
  packed.on('error', (error) => inflate.destroy(error)).pipe(inflate);
  let checksum = 0;
  let bytes = 0;
  try {
    for await (const unpacked of inflate) {
      const chunk: Buffer = unpacked;
      checksum = crc32(chunk, checksum);
      bytes += chunk.byteLength;
      if (bytes > archiveLimits.ratioFrom + archiveLimits.ratio * inflate.bytesWritten) throw refusal('the archive unpacks to more than 100 times its size');
      yield chunk;
    }
  } catch (error) {
    throw describe(error);
  } finally {
    packed.destroy();
    inflate.destroy();
  }
  if (inflate.bytesWritten !== size - start - TRAILER_BYTES) throw refusal('the archive goes on after its end: it must hold one gzip member and nothing after it');
  await requireTrailer(file, { at: size - TRAILER_BYTES, checksum, bytes });
}

async function* readPart(file: FileHandle, from: number, end: number): AsyncGenerator<Buffer> {
  for (let at = from; at < end; ) {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(Math.min(CHUNK_BYTES, end - at)), position: at });
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}

function describe(error: unknown): unknown {
  if (hasErrorCode(error, 'Z_BUF_ERROR')) return refusal('the archive is cut short', error);
  if (hasErrorCode(error, 'Z_DATA_ERROR')) return refusal(`the archive is damaged: ${error instanceof Error ? error.message : 'it cannot be unpacked'}`, error);
  return error;
}

/** Where the header ends. */
async function findContent(file: FileHandle): Promise<number> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(CHUNK_BYTES), position: 0 });
  const head = buffer.subarray(0, bytesRead);
  const flags = head[3] ?? 0;
  if (!isGzip(head) || (flags & FLAG.reserved) !== 0) throw refusal('the archive is not gzip: a .tar.gz or .tgz is needed');
  let at = 10;
  if (flags & FLAG.extra) at += 2 + (head[at] ?? 0) + 256 * (head[at + 1] ?? 0);
  if (flags & FLAG.name) at = afterText(head, at);
  if (flags & FLAG.comment) at = afterText(head, at);
  return flags & FLAG.checksum ? at + 2 : at;
}

function afterText(head: Buffer, from: number): number {
  const end = head.indexOf(0, from);
  if (end === -1) throw refusal('the archive is damaged: its gzip header does not end');
  return end + 1;
}

async function requireTrailer(file: FileHandle, { at, checksum, bytes }: { at: number; checksum: number; bytes: number }): Promise<void> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(TRAILER_BYTES), position: at });
  if (bytesRead === TRAILER_BYTES && buffer.readUInt32LE(0) === checksum && buffer.readUInt32LE(4) === bytes) return;
  throw refusal('the archive is damaged: its checksum is wrong');
}
