import type { Header } from 'tar-stream';
import { refusal } from './archive-failure';
import { archiveLimits } from './archive-limits';

const BLOCK_BYTES = 512;
/** Two empty blocks end an archive. */
const END_BYTES = 2 * BLOCK_BYTES;

/** Watches what tar-stream is given and what it finds in there: it bounds neither how long headers are, nor asks for an end mark. */
export class TarMeter {
  private given = 0;
  private tail: Buffer = Buffer.alloc(0);
  /** Where the content of the latest entry ends. */
  private contentEnd = 0;

  /** Passes on what tar-stream is given. @throws InstallFailure download_failed when it is too much in all, or too much that belongs to no file */
  async *watch(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      if (this.given - this.contentEnd > archiveLimits.headerBytes) throw refusal('the archive holds more than 256 KB in a row that belong to no file');
      this.given += chunk.byteLength;
      if (this.given > archiveLimits.tarBytes) throw refusal('the archive unpacks to more than 64 MB');
      this.tail = Buffer.concat([this.tail, chunk.subarray(-END_BYTES)]).subarray(-END_BYTES);
      yield chunk;
    }
  }

  /** An entry begins. @param bytes of its content */
  enter(header: Header, bytes: number): void {
    if (!('byteOffset' in header) || typeof header.byteOffset !== 'number') throw new Error('tar-stream does not say where an entry lies');
    this.contentEnd = header.byteOffset + Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES;
  }

  /** Everything was given. @throws InstallFailure download_failed when the end mark is missing */
  requireEnd(): void {
    const isEnded = this.given - this.contentEnd >= END_BYTES && this.tail.every((byte) => byte === 0);
    if (!isEnded) throw refusal('the archive is cut short');
  }
}
