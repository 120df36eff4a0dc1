import { chmod, chown, lstat, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasErrorCode } from '@/lib/core/has-error-code';
import { sha256Hex } from '@/lib/core/ids';
import type { PostgresAccount } from './account';

export const SOCKET_NAME = '.s.PGSQL.5432';
/** The system's own limit is 107 bytes. */
const LONGEST_PATH = 100;

const fits = (folder: string) => Buffer.byteLength(join(folder, SOCKET_NAME)) <= LONGEST_PATH;

/** Where the socket of the cluster in `dataDir` lies: with the data, or in the temporary directory when that path is too long. */
export function socketFolderOf(dataDir: string): string {
  const beside = join(dataDir, 'run');
  if (fits(beside)) return beside;
  const name = `nexus-${sha256Hex(dataDir).slice(0, 16)}`;
  const temporary = join(tmpdir(), name);
  return fits(temporary) ? temporary : join('/tmp', name);
}

/**
 * Makes the socket's folder, private to the account that PostgreSQL runs as, and empties it of what a crash left.
 * @throws Error when somebody else holds the folder's name: whoever owns the folder could put a socket of theirs there.
 */
export async function prepareSocketFolder(folder: string, account: PostgresAccount): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    if (!hasErrorCode(error, 'EEXIST')) throw error;
  }
  const found = await lstat(folder);
  const allowed = [process.getuid?.(), account.owner?.uid];
  if (!found.isDirectory() || !allowed.includes(found.uid)) {
    throw new Error(`${folder} is where PostgreSQL's socket belongs, but it is not a folder of this user. Remove it, or set NEXUS_DATA_DIR to a folder with a shorter path.`);
  }
  await chmod(folder, 0o700);
  if (account.owner) await chown(folder, account.owner.uid, account.owner.gid);
  await rm(join(folder, SOCKET_NAME), { force: true });
  await rm(join(folder, `${SOCKET_NAME}.lock`), { force: true });
}
