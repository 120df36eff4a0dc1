import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { parseAddress } from '../sources/parse-address';
import { readGitHub } from '../sources/github';
import { resolveFolder } from './resolve-folder';
import { UsageError } from './usage';

/** What a command is told to install. */
export type Source = { from: 'folder'; folder: string } | { from: 'archive'; file: string } | { from: 'address'; address: string };

const ARCHIVE = /\.(tgz|tar\.gz)$/i;

/**
 * Tells a folder, an archive and an address apart. What lies on the disk goes before an address without a scheme.
 * @param calledFrom where the command was given
 * @throws UsageError in words, when it is none of them
 */
export async function findSource(given: string, calledFrom: string): Promise<Source> {
  if (/^https?:\/\//i.test(given)) return { from: 'address', address: given };
  const file = path.resolve(calledFrom, given);
  const isFile = await stat(file).then((info) => info.isFile(), (error: unknown) => {
    if (hasErrorCode(error, 'ENOENT', 'ENOTDIR', 'EACCES')) return null;
    throw error;
  });
  if (isFile === null && ARCHIVE.test(file)) throw new UsageError(`There is no file ${file}.`);
  if (isFile === true && ARCHIVE.test(file)) return { from: 'archive', file: await requireReadable(file) };
  if (isFile === null && !/^[./]/.test(given) && parseAddress(given, readGitHub()) !== null) return { from: 'address', address: given };
  return { from: 'folder', folder: await resolveFolder(given, calledFrom) };
}

async function requireReadable(file: string): Promise<string> {
  await access(file, constants.R_OK).catch((error: unknown) => {
    throw hasErrorCode(error, 'EACCES') ? new UsageError(`${file} may not be read by this user.`) : error;
  });
  return file;
}
