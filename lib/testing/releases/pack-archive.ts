import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { pack } from 'tar-stream';

/** Content by path. */
export type ArchiveFiles = Readonly<Record<string, string | Uint8Array>>;

/** The same files are the same bytes, whenever they are packed. */
const LONG_AGO = new Date(0);

/** A tar.gz of files: at its root, or as GitHub makes one of a commit, in one folder at its top. */
export async function packArchive(files: ArchiveFiles, { folder }: { folder?: string } = {}): Promise<Buffer> {
  const tar = pack();
  const bytes = buffer(tar);
  if (folder !== undefined) {
    tar.entry({ name: 'pax_global_header', mtime: LONG_AGO }, `52 comment=${'0'.repeat(40)}\n`);
    tar.entry({ name: `${folder}/`, type: 'directory', mtime: LONG_AGO });
  }
  for (const name of Object.keys(files).toSorted()) {
    tar.entry({ name: folder === undefined ? name : `${folder}/${name}`, mtime: LONG_AGO }, Buffer.from(files[name] ?? ''));
  }
  tar.finalize();
  const whole = await bytes;
  if (folder !== undefined) makeGlobal(whole);
  return gzipSync(whole);
}

const TYPE = 156;
const CHECKSUM = 148;

/** tar-stream writes no global headers, and every tarball of GitHub begins with one: the first file becomes it. */
function makeGlobal(tar: Buffer): void {
  const checksum = Number.parseInt(tar.toString('latin1', CHECKSUM, CHECKSUM + 6), 8) + 'g'.charCodeAt(0) - tar.readUInt8(TYPE);
  tar.write('g', TYPE, 'latin1');
  tar.write(checksum.toString(8).padStart(6, '0'), CHECKSUM, 'latin1');
}

/** The files of a package on disk, without what tools keep beside them. */
export async function readFilesOf(folder: string): Promise<Record<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  const kept = names.filter((name) => !name.split(path.sep).some((part) => part.startsWith('.') || part === 'node_modules'));
  return Object.fromEntries(await Promise.all(kept.map(async (name) => [name.split(path.sep).join('/'), await readFile(path.join(folder, name))] as const)));
}
