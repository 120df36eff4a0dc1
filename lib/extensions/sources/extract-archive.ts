import { mkdir, open, rm, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { packageLimits } from '../package/package-limits';
import { quote, refusal, toArchiveFailure } from './archive-failure';
import { PackageTree } from './package-tree';
import { guardPath } from './path-guard';
import { readGzip } from './read-gzip';
import { readTar, type TarEntry } from './read-tar';
import { syncFolder } from './sync-folder';

export interface ExtractArchiveInput {
  /** The archive, a .tar.gz. */
  file: string;
  /** The folder to unpack into. It must not exist yet; what it lies in must. */
  to: string;
  signal?: AbortSignal;
}

export interface ExtractedArchive {
  /** Where manifest.json lies: `to`, or its only folder. */
  folder: string;
  files: number;
  /** Of all files. */
  bytes: number;
}

/** Of what is neither a file nor a folder. */
const KINDS: ReadonlyMap<TarEntry['type'], string> = new Map([
  ['symlink', 'is a symbolic link; a package holds files and folders only: put a copy in its place'],
  ['link', 'is a hard link; a package holds files and folders only: put a copy in its place'],
  ['character-device', 'is a device; a package holds files and folders only'],
  ['block-device', 'is a device; a package holds files and folders only'],
  ['fifo', 'is a named pipe; a package holds files and folders only'],
]);

/**
 * Step 4: unpacks an archive that nobody has to trust into a folder of its own, whole or not at all. Nothing but names and
 * bytes comes out of it: no modes, owners, times or links; what begins with a dot is passed over.
 * @throws InstallFailure download_failed saying what is wrong with the archive or with the disk; the folder is gone then
 * @example await extractArchive({ file: '/data/staging/poll.tgz', to: '/data/staging/poll' }) // { folder: '/data/staging/poll/nexus-poll-1.2.0', files: 12, bytes: 34567 }
 */
export async function extractArchive({ file, to, signal }: ExtractArchiveInput): Promise<ExtractedArchive> {
  try {
    signal?.throwIfAborted();
    const archive = await open(file, 'r');
    try {
      // Not recursive: when something is there already this throws, and it is left alone.
      await mkdir(to, { mode: 0o755 });
      return await unpack(archive, { to, signal }).catch(async (error: unknown) => {
        await rm(to, { recursive: true, force: true });
        throw error;
      });
    } finally {
      await archive.close();
    }
  } catch (error) {
    throw toArchiveFailure(error, signal);
  }
}

async function unpack(archive: FileHandle, { to, signal }: Omit<ExtractArchiveInput, 'file'>): Promise<ExtractedArchive> {
  const tree = new PackageTree();
  let bytes = 0;
  for await (const entry of readTar(readGzip(archive), signal)) {
    const isFolder = entry.type === 'directory';
    const parts = guardPath({ name: entry.name, isFolder });
    if (parts === null) continue;
    requirePlainKind(entry);
    for (const folder of tree.add(parts, isFolder)) await mkdir(path.join(to, folder), { mode: 0o755 });
    if (isFolder) continue;
    await writeNew(path.join(to, ...parts), entry);
    bytes += entry.bytes;
  }
  const home = tree.findHome();
  const { files, folders } = tree.list();
  await syncFolder({ folder: to, files, folders, signal });
  return { folder: path.join(to, home), files: files.length, bytes };
}

function requirePlainKind({ name, type, bytes, isSparse }: TarEntry): void {
  const refuse = (why: string) => refusal(`${quote(name)} in the archive ${why}`);
  if (type !== 'file' && type !== 'directory') throw refuse(KINDS.get(type) ?? 'is neither a file nor a folder');
  if (isSparse) throw refuse('is a sparse file; tar without --sparse writes plain ones');
  if (bytes > packageLimits.fileBytes) throw refuse('is larger than 8 MB');
}

async function writeNew(file: string, { content }: TarEntry): Promise<void> {
  const handle = await open(file, 'wx', 0o644);
  try {
    for await (const piece of content) {
      if (!(piece instanceof Uint8Array)) throw new Error('tar-stream gives something other than bytes');
      // Goes on where the piece before ended, and writes all of it.
      await handle.writeFile(piece);
    }
  } finally {
    await handle.close();
  }
}
