import { packageLimits } from '../package/package-limits';
import { isLeftOut, isPlainName, PLAIN_ALPHABET } from '../package/package-names';
import { quote, refusal } from './archive-failure';

/**
 * Where an entry of an archive goes, by its name: nowhere but below the folder it is unpacked into.
 * @returns the parts of its path; null for what is no part of a package (.github, .gitignore, the folder `./` itself)
 * @throws InstallFailure download_failed naming the entry
 */
export function guardPath({ name, isFolder }: { name: string; isFolder: boolean }): string[] | null {
  const refuse = (why: string) => refusal(`${quote(name)} in the archive ${why}`);
  if (/\p{Cc}/u.test(name)) throw refuse('holds a control character');
  if (name.includes('\\')) throw refuse('holds a backslash');
  if (name.startsWith('/')) throw refuse('is an absolute path');
  if (/^[a-z]:/i.test(name)) throw refuse('begins with a drive letter');
  if (isFolder && (name === '.' || name === './')) return null;
  const parts = name.replace(/^\.\//, '').replace(isFolder ? /\/$/ : /$^/, '').split('/');
  if (parts.includes('..')) throw refuse('leads out of the archive');
  for (const part of parts) {
    if (part !== '.' && isLeftOut(part)) return null;
    if (!isPlainName(part)) throw refuse(`is not a plain path: ${PLAIN_ALPHABET}`);
  }
  // It is not known yet whether the first folder is the package's own; requireFit decides when it is.
  const [first = '', ...inner] = parts;
  if (first.length > packageLimits.pathBytes) throw refuse(`is longer than ${packageLimits.pathBytes} bytes`);
  requireFit({ parts: inner, isFolder, name: parts.join('/') });
  return parts;
}

/**
 * Whether a path within the package is short and flat enough.
 * @param name what to call it
 * @throws InstallFailure download_failed naming it
 */
export function requireFit({ parts, isFolder, name = parts.join('/') }: { parts: readonly string[]; isFolder: boolean; name?: string }): void {
  // As in listPackageFiles: a plain name has one byte a character, and a folder is as deep as what would lie in it.
  if (parts.join('/').length > packageLimits.pathBytes) throw refusal(`${quote(name)} in the archive is longer than ${packageLimits.pathBytes} bytes`);
  if (parts.length + (isFolder ? 1 : 0) > packageLimits.depth) throw refusal(`${quote(name)} in the archive lies deeper than ${packageLimits.depth} folders`);
}
