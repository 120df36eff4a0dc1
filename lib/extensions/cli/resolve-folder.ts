import { access, constants, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { UsageError } from './usage';

/**
 * The folder of an extension that was named on the command line.
 * @param calledFrom where the command was given
 * @throws UsageError in words, when there is no extension
 */
export async function resolveFolder(given: string, calledFrom: string): Promise<string> {
  const folder = path.resolve(calledFrom, given);
  try {
    const info = await stat(folder);
    if (!info.isDirectory()) throw new UsageError(`${folder} is a file. Give the folder that holds manifest.json${path.basename(folder) === 'manifest.json' ? `: ${path.dirname(folder)}` : ''}.`);
    await access(folder, constants.R_OK | constants.X_OK);
    await access(path.join(folder, 'manifest.json'), constants.R_OK);
    return await realpath(folder);
  } catch (error) {
    throw explain(error, folder);
  }
}

function explain(error: unknown, folder: string): unknown {
  if (hasErrorCode(error, 'EACCES')) return new UsageError(`${folder}, or manifest.json in it, may not be read by this user. Change its permissions, or run the command as the user who owns it.`);
  if (hasErrorCode(error, 'ENOTDIR')) return new UsageError(`${folder} leads through a file. Give the folder that holds manifest.json.`);
  if (!hasErrorCode(error, 'ENOENT')) return error;
  const isMissing = error instanceof Error && 'path' in error && error.path === folder;
  return new UsageError(isMissing ? `There is no folder ${folder}.` : `There is no manifest.json in ${folder}. An extension's folder has one at its top; docs/manifest-reference.md says what it holds.`);
}
