import { createHash } from 'node:crypto';
import { archiveLimits } from './archive-limits';

/** Counts and hashes the bytes of a packed archive on their way, and ends it above 20 MB. */
export class ByteMeter {
  private readonly hash = createHash('sha256');
  private bytes = 0;

  constructor(private readonly tooLarge: () => Error) {}

  /** @throws what `tooLarge` makes, before more than 20 MB were passed on */
  async *watch(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      this.bytes += piece.byteLength;
      if (this.bytes > archiveLimits.packedBytes) throw this.tooLarge();
      this.hash.update(piece);
      yield piece;
    }
  }

  /** Of all that was passed on; once. */
  finish(): { sha256: string; bytes: number } {
    return { sha256: this.hash.digest('hex'), bytes: this.bytes };
  }
}
