import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { OutgoingError } from './outgoing-error';

export interface BodyInput {
  source: AsyncIterable<Uint8Array>;
  /** By lower-case name. */
  headers: ReadonlyMap<string, string>;
  host: string;
  maxBytes: number;
  /** Ends the request, read or not. */
  close(): void;
  toError(error: unknown): OutgoingError;
}

/** The bytes as they are sent, up to the limit whatever the headers promise. */
export async function* limitBody({ source, headers, host, maxBytes, close, toError }: BodyInput): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    if (Number(headers.get('content-length') ?? 0) > maxBytes) throw tooLarge(host, maxBytes);
    let bytes = 0;
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > maxBytes) throw tooLarge(host, maxBytes);
      yield chunk;
    }
  } catch (error) {
    throw toError(error);
  } finally {
    close();
  }
}

type Decompress = (data: Uint8Array, options: { maxOutputLength: number }) => Promise<Uint8Array>;

const DECOMPRESS: ReadonlyMap<string, Decompress> = new Map<string, Decompress>([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** The body as text. Plain bytes are asked for; who compresses all the same is held to the limit after decompression. */
export async function readBodyText(body: AsyncIterable<Uint8Array>, { headers, host, maxBytes }: Pick<BodyInput, 'headers' | 'host' | 'maxBytes'>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of body) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity';
  if (encoding === 'identity' || encoding === '') return new TextDecoder().decode(bytes);
  const decompress = DECOMPRESS.get(encoding);
  if (!decompress) throw new OutgoingError('unreadable', `${host} answers in an encoding that the forum does not read.`);
  try {
    return new TextDecoder().decode(await decompress(bytes, { maxOutputLength: maxBytes }));
  } catch (error) {
    if (hasErrorCode(error, 'ERR_BUFFER_TOO_LARGE')) throw tooLarge(host, maxBytes);
    throw new OutgoingError('unreadable', `What ${host} sends is not compressed as it says (${encoding}).`, error);
  }
}

const tooLarge = (host: string, maxBytes: number) => new OutgoingError('too_large', `${host} sends more than ${describeBytes(maxBytes)}, which is the most that is read.`);

function describeBytes(bytes: number): string {
  if (bytes >= 1024 * 1024) return `${Math.floor(bytes / 1024 / 1024)} MB`;
  return bytes >= 1024 ? `${Math.floor(bytes / 1024)} KB` : `${bytes} bytes`;
}
