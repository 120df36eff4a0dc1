import { randomBytes } from 'node:crypto';
import { copyFile, mkdtemp, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isInstallFailure } from '../install/install-failure';
import { readPackage } from '../install/read-package';
import { digestPackage } from '../package/digest-package';
import { extractArchive } from '../sources/extract-archive';
import { packArchive } from '../sources/pack-archive';
import type { Command } from './command';
import { resolveFolder } from './resolve-folder';
import { EXIT } from './usage';

export const pack: Command = {
  options: {},
  takes: { what: 'a folder' },
  run: async ({ word, calledFrom, openConsole }) => {
    openConsole().terminal.say(await packForTerminal({ folder: await resolveFolder(word, calledFrom), calledFrom }));
    return EXIT.ok;
  },
};

/**
 * `nexus ext pack`: writes `<slug>-<version>.tgz`.
 * @param calledFrom where the command was given
 * @returns what came of it, for the terminal
 * @throws Error when the folder, or the archive made of it, could not be installed; an archive of that name stays as it is
 */
export async function packForTerminal({ folder, calledFrom }: { folder: string; calledFrom: string }): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'nexus-pack-'));
  try {
    const { manifest, packed, warnings } = await readPackage(folder);
    const archive = path.join(home, 'archive.tgz');
    const { sha256, bytes, files } = await packArchive({ folder, to: archive });
    await requireSame({ archive, to: path.join(home, 'unpacked'), digest: packed.digest });
    const to = path.join(await findPlace(folder, calledFrom), `${manifest.slug}-${manifest.version}.tgz`);
    await moveTo(to, archive);
    const size = `${files} ${files === 1 ? 'file' : 'files'}, ${Math.ceil(bytes / 1024)} KB`;
    return [`Packed ${manifest.slug} ${manifest.version} (${size}): ${to}`, `sha256 ${sha256}`, ...warnings.map((warning) => `  warning: ${warning}`)].join('\n');
  } catch (error) {
    // Its status is about an install, and so is the advice that goes with it.
    throw isInstallFailure(error) ? new Error(`Nothing was packed: ${error.message}`, { cause: error }) : error;
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

/** Not in the package itself: the next archive would hold this one. */
async function findPlace(folder: string, calledFrom: string): Promise<string> {
  const place = await realpath(calledFrom);
  return place === folder || place.startsWith(`${folder}${path.sep}`) ? path.dirname(folder) : place;
}

/** Whether what was packed can be installed: there are files that pack so well that no forum would unpack them. */
async function requireSame({ archive, to, digest }: { archive: string; to: string; digest: string }): Promise<void> {
  const { folder } = await extractArchive({ file: archive, to });
  if ((await digestPackage(folder)).digest !== digest) throw new Error('The folder changed while it was packed. Pack it again.');
}

/** Whole or not at all, also from one disk to another. */
async function moveTo(to: string, archive: string): Promise<void> {
  const partial = `${to}.${randomBytes(6).toString('hex')}.partial`;
  try {
    await copyFile(archive, partial);
    await rename(partial, to);
  } finally {
    await rm(partial, { force: true });
  }
}
