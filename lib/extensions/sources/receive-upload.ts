import { open, rm, type FileHandle } from 'node:fs/promises';
import { AppError } from '@/lib/core/errors';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { archiveLimits } from './archive-limits';
import { ByteMeter } from './byte-meter';
import { isGzip } from './read-gzip';

export interface ReceiveUploadInput {
  /** What a form holds under `archive`, or the body of a request. */
  archive: Blob | ReadableStream<Uint8Array> | string | null;
  /** The file to write; it must not exist yet, what it lies in must. */
  to: string;
  signal?: AbortSignal;
}

export interface ReceivedUpload {
  /** Of the bytes as they came, hex. */
  sha256: string;
  bytes: number;
}

const MAGIC_BYTES = 3;

const invalid = (message: string, cause?: unknown) => new AppError('invalid_input', message, { fields: { archive: message }, cause });
const notGiven = () => invalid('Choose an archive: a .tar.gz or .tgz file.');
const notGzip = () => invalid('This is no .tar.gz or .tgz archive.');
const notWhole = (cause: unknown) => invalid('The archive did not arrive whole.', cause);

function tooLarge(): AppError {
  const message = 'The archive is larger than 20 MB.';
  return new AppError('too_large', message, { fields: { archive: message } });
}

/**
 * Writes an archive that somebody uploads to a file, at most 20 MB, whole or not at all. What is in there is looked at
 * by extractArchive.
 * @throws AppError invalid_input or too_large with the field `archive`; unavailable when the disk is full
 * @example await receiveUpload({ archive: form.get('archive'), to: '/data/staging/upload.tgz' }) // { sha256: '9f86…', bytes: 20480 }
 */
export async function receiveUpload({ archive, to, signal }: ReceiveUploadInput): Promise<ReceivedUpload> {
  // A form without a choice holds a file without a name and without content.
  if (archive === null || typeof archive === 'string' || (archive instanceof Blob && archive.size === 0)) throw notGiven();
  if (archive instanceof Blob && archive.size > archiveLimits.packedBytes) throw tooLarge();
  const meter = new ByteMeter(tooLarge);
  const pieces = meter.watch(requireGzip(readPieces(archive instanceof Blob ? archive.stream() : archive, signal)));
  // Exclusive: when something is there already this throws, and it is left alone.
  const file = await open(to, 'wx', 0o600);
  await write(file, pieces).catch(async (error: unknown) => {
    await rm(to, { force: true });
    throw hasErrorCode(error, 'ENOSPC', 'EDQUOT') ? new AppError('unavailable', 'The disk of the forum is full. Make room, then upload the archive again.', { cause: error }) : error;
  });
  return meter.finish();
}

async function write(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const piece of pieces) await file.writeFile(piece);
  } finally {
    await file.close();
  }
}

async function* readPieces(stream: ReadableStream<Uint8Array>, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  // Ends a read that waits; the look at the signal behind it says why. A stream that failed has nothing to cancel.
  const cancel = () => reader.cancel(signal?.reason).catch(() => undefined);
  signal?.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      signal?.throwIfAborted();
      const { done, value } = await reader.read();
      signal?.throwIfAborted();
      if (done) return;
      yield value;
    }
  } catch (error) {
    throw notWhole(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    await cancel();
  }
}

/** The first bytes may come one at a time. */
async function* requireGzip(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let head = Buffer.alloc(0);
  let isKnown = false;
  for await (const piece of pieces) {
    if (isKnown) {
      yield piece;
      continue;
    }
    head = Buffer.concat([head, piece]);
    if (head.byteLength < MAGIC_BYTES) continue;
    if (!isGzip(head)) throw notGzip();
    isKnown = true;
    yield head;
  }
  if (!isKnown) throw head.byteLength === 0 ? notGiven() : notGzip();
}
