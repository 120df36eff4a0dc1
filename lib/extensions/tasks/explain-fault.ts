import { hasErrorCode } from '@/lib/core/has-error-code';
import { isConnectionLost } from '@/lib/db/is-connection-lost';

/** What an admin can do something about: a full or broken disk, a database that is away. @returns null for every other error */
export function explainFault(error: unknown): string | null {
  if (hasErrorCode(error, 'ENOSPC', 'EDQUOT')) return 'The disk is full. Make room, and try it again.';
  if (isFileError(error)) return `A file could not be read or written (${error.message}). Look at the disk and at who may write to the data folder, and try it again.`;
  return isConnectionLost(error) ? 'The database could not be reached. Look whether it runs, and try it again.' : null;
}

/** Of the file system's functions, which name what they were asked and where. */
const isFileError = (error: unknown): error is Error => error instanceof Error && 'syscall' in error && hasErrorCode(error, 'EIO', 'EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR', 'EMFILE', 'ENFILE', 'EBUSY');
