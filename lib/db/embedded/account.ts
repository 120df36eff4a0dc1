import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { hasErrorCode } from '@/lib/core/has-error-code';

/** As whom PostgreSQL's programs run: a command to put before them, and for another account its ids. */
export interface PostgresAccount {
  prefix: string[];
  owner: { uid: number; gid: number } | null;
}

const NAMESPACE = ['unshare', '-U', '--map-user=1000', '--map-group=1000', '--'];
// PostgreSQL then shuts down by itself when the forum is killed, instead of living on without it.
const WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];
const STAND_INS = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root. As root it therefore runs in a user namespace, where the same files belong to an
 * ordinary user and no account is needed; where namespaces are forbidden, as an existing account without rights.
 * @param dataFolder the cluster's folder; when it exists, its owner decides
 * @throws Error with what to do when no way is open.
 */
export function choosePostgresAccount(dataFolder: string, canRun: (prefix: string[]) => boolean = runs): PostgresAccount {
  const uid = process.getuid?.();
  const owner = ownerOf(dataFolder);
  if (uid !== 0) {
    if (owner && owner.uid !== uid) throw new Error(`${dataFolder} belongs to user ${owner.uid}, but this is user ${String(uid)}. Start the forum as the user that first started it, or set NEXUS_DATA_DIR to another folder.`);
    return { prefix: canRun(WITH_PARENT) ? WITH_PARENT : [], owner: null };
  }
  if (owner && owner.uid !== 0) return { prefix: [], owner };
  for (const prefix of [[...NAMESPACE, ...WITH_PARENT], NAMESPACE]) {
    if (canRun(prefix)) return { prefix, owner: null };
  }
  const standIn = owner ? null : findStandIn(readFileSync('/etc/passwd', 'utf8'));
  if (standIn) return { prefix: [], owner: standIn };
  throw new Error('PostgreSQL refuses to run as root, and this system allows neither user namespaces (unshare -U) nor has it an account to run it as. Start the forum as an ordinary user, or set DATABASE_URL.');
}

/** The ids of the first account without rights that `/etc/passwd` offers. */
export function findStandIn(passwd: string): { uid: number; gid: number } | null {
  const accounts = new Map(passwd.split('\n').map((line) => [line.split(':')[0], line.split(':')]));
  for (const name of STAND_INS) {
    const fields = accounts.get(name);
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return null;
}

function runs(prefix: string[]): boolean {
  const [command = 'true', ...args] = prefix;
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

function ownerOf(path: string): { uid: number; gid: number } | null {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}
