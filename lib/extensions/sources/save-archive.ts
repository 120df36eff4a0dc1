import { createHash, type Hash } from 'node:crypto';
import { open, rm, type FileHandle } from 'node:fs/promises';
import type { OutsideResponse } from '@/lib/outgoing/fetch-outside';
import { DownloadProblem } from './download-problem';

export interface SaveInput {
  response: Pick<OutsideResponse, 'body' | 'headers' | 'url'>;
  /** Must not exist. */
  file: string;
  /** With the bytes so far, and how many there will be where the server says so. */
  onProgress?: ((bytes: number, total: number | null) => void) | undefined;
}

export interface SavedArchive {
  /** Of the bytes as they came, in hexadecimal. */
  sha256: string;
  bytes: number;
}

const GZIP = Buffer.from([0x1f, 0x8b]);

/**
 * Writes an archive as it arrives, and has it on disk before it answers. Whatever fails, no file is left.
 *
 * @throws DownloadProblem when it is no gzip; OutgoingError; the file system's errors
 */
export async function saveArchive({ response, file, onProgress }: SaveInput): Promise<SavedArchive> {
  const handle = await open(file, 'wx', 0o600);
  let isWhole = false;
  try {
    const saved = await writeAll(handle, { response, onProgress });
    await handle.sync();
    isWhole = true;
    return saved;
  } finally {
    await handle.close();
    if (!isWhole) await rm(file, { force: true });
  }
}

async function writeAll(handle: FileHandle, { response, onProgress }: Omit<SaveInput, 'file'>): Promise<SavedArchive> {
  const length = response.headers.get('content-length');
  const total = length === undefined || response.headers.has('content-encoding') ? null : Number(length);
  const hash: Hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let bytes = 0;
  for await (const chunk of response.body) {
    if (head.length < GZIP.length) {
      head = Buffer.concat([head, chunk]).subarray(0, GZIP.length);
      if (!GZIP.subarray(0, head.length).equals(head)) throw notGzip(response);
    }
    hash.update(chunk);
    await handle.writeFile(chunk);
    bytes += chunk.length;
    onProgress?.(bytes, total);
  }
  if (head.length < GZIP.length) throw notGzip(response);
  return { sha256: hash.digest('hex'), bytes };
}

const notGzip = ({ url }: Pick<OutsideResponse, 'url'>) => new DownloadProblem(`What ${new URL(url).host} sent is no .tar.gz.`, false);
