import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import { hasErrorCode } from '@/lib/core/has-error-code';

interface Ids {
  uid: number;
  gid: number;
}

/** As whom PostgreSQL's programs run: a command to put before them, and for another account its ids. */
export interface PostgresAccount {
  prefix: string[];
  owner: Ids | null;
}

/** What the choice depends on besides the folder. */
export interface AccountSystem {
  uid: number | undefined;
  /** Whether this user has a name: initdb refuses one without (containers often run as a bare number). */
  hasName: boolean;
  passwd: string;
  /** Whether programs can be started behind this prefix. */
  canRun: (prefix: string[]) => boolean;
}

// PostgreSQL then shuts down by itself when the forum is killed, instead of living on without it.
const WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];
const PREFERRED = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, and as a user without a name. It then runs in a user namespace, where the same files
 * belong to an ordinary account; where namespaces are forbidden, root can still hand it to an existing account.
 * @param cluster the cluster's folder; when it exists, its owner decides
 * @throws Error with what to do when no way is open.
 */
export function choosePostgresAccount(cluster: string, system: AccountSystem = thisSystem()): PostgresAccount {
  const { uid, hasName, passwd, canRun } = system;
  const owner = ownerOf(cluster);
  if (uid !== 0 && owner && owner.uid !== uid) {
    throw new Error(`${cluster} belongs to user ${owner.uid}, but this is user ${String(uid)}. Start the forum as the user that first started it, or set NEXUS_DATA_DIR to another folder.`);
  }
  if (uid === 0 && owner && owner.uid !== 0) return { prefix: [], owner };
  if (uid !== 0 && hasName) return { prefix: canRun(WITH_PARENT) ? WITH_PARENT : [], owner: null };

  const standIn = findStandIn(passwd);
  const namespace = ['unshare', '-U', `--map-user=${standIn?.uid ?? 1000}`, `--map-group=${standIn?.gid ?? 1000}`, '--'];
  for (const prefix of [[...namespace, ...WITH_PARENT], namespace]) {
    if (canRun(prefix)) return { prefix, owner: null };
  }
  if (uid === 0 && standIn && !owner) return { prefix: [], owner: standIn };
  throw new Error(`PostgreSQL refuses to run as ${uid === 0 ? 'root' : `user ${String(uid)}, who has no name on this system`}, and user namespaces (unshare -U) are not allowed here. Start the forum as an ordinary user, or set DATABASE_URL.`);
}

/** An account without rights that `/etc/passwd` offers. */
export function findStandIn(passwd: string): Ids | null {
  const accounts = passwd.split('\n').map((line) => line.split(':')).flatMap(([name, , uid, gid]) => (Number(uid) > 0 ? [{ name, uid: Number(uid), gid: Number(gid) }] : []));
  const chosen = PREFERRED.flatMap((name) => accounts.find((account) => account.name === name) ?? [])[0] ?? accounts[0];
  return chosen ? { uid: chosen.uid, gid: chosen.gid } : null;
}

function thisSystem(): AccountSystem {
  return { uid: process.getuid?.(), hasName: isNamed(), passwd: readPasswd(), canRun: runsBehind };
}

function runsBehind(prefix: string[]): boolean {
  const [command = 'true', ...args] = [...prefix, 'true'];
  return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}

function isNamed(): boolean {
  try {
    return userInfo().username !== '';
  } catch {
    // Node throws when the system knows no account of this number.
    return false;
  }
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return '';
    throw error;
  }
}

function ownerOf(path: string): Ids | null {
  try {
    const { uid, gid } = statSync(path);
    return { uid, gid };
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw error;
  }
}
