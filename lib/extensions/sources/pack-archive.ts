import { randomBytes } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { pack, type Pack } from 'tar-stream';
import { readPackageFile } from '../package/digest-package';
import { listPackageFiles } from '../package/list-package-files';
import { packageLimits } from '../package/package-limits';
import { ByteMeter } from './byte-meter';

export interface PackArchiveInput {
  /** The folder that holds manifest.json. */
  folder: string;
  /** The archive to write, whole or not at all; one that is there is replaced. */
  to: string;
}

export interface PackedArchive {
  /** Of the archive's bytes, hex. */
  sha256: string;
  bytes: number;
  files: number;
}

/** In the gzip header, where it says which system packed: unknown. */
const SYSTEM_AT = 9;
const UNKNOWN_SYSTEM = 255;

/**
 * Packs a package into a .tar.gz that extractArchive takes. The same files make the same bytes (with the same zlib):
 * sorted, without times, owners and modes of their own.
 * @throws Error when the folder holds what a package may not (see listPackageFiles), is too large, or the disk refuses
 * @example await packArchive({ folder: '/home/ann/poll', to: '/home/ann/poll-1.0.0.tgz' }) // { sha256: '9f86…', bytes: 20480, files: 12 }
 */
export async function packArchive({ folder, to }: PackArchiveInput): Promise<PackedArchive> {
  // Before anything is written: it may be written into this very folder.
  const names = await listPackageFiles(folder);
  const partial = `${to}.${randomBytes(6).toString('hex')}.partial`;
  const meter = new ByteMeter(() => new Error('the archive would be larger than 20 MB'));
  const tar = pack();
  const file = await open(partial, 'wx', 0o644);
  try {
    const writing = pipeline(tar, createGzip({ level: 9 }), withoutSystem, (pieces: AsyncIterable<Uint8Array>) => meter.watch(pieces), file.createWriteStream());
    const filling = fill(tar, { folder, names }).catch((error: unknown) => void tar.destroy(error instanceof Error ? error : new Error(String(error))));
    await Promise.all([writing, filling]);
    await rename(partial, to);
  } finally {
    await rm(partial, { force: true });
  }
  return { ...meter.finish(), files: names.length };
}

async function fill(tar: Pack, { folder, names }: { folder: string; names: readonly string[] }): Promise<void> {
  let total = 0;
  for (const name of names) {
    const content = await readPackageFile(folder, name);
    total += content.byteLength;
    if (total > packageLimits.bytes) throw new Error('the package holds more than 64 MB');
    await new Promise<void>((resolve, reject) => {
      tar.entry({ name, mode: 0o644, mtime: new Date(0) }, content, (error) => (error ? reject(error) : resolve()));
    });
  }
  tar.finalize();
}

async function* withoutSystem(pieces: AsyncIterable<Buffer>): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of pieces) {
    if (at <= SYSTEM_AT && at + piece.byteLength > SYSTEM_AT) piece[SYSTEM_AT - at] = UNKNOWN_SYSTEM;
    at += piece.byteLength;
    yield piece;
  }
}
