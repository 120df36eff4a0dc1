import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { choosePostgresAccount, findStandIn, type AccountSystem } from './account';

const folder = mkdtempSync(join(tmpdir(), 'nexus-account-'));
const absent = join(folder, 'pg');
afterAll(() => rmSync(folder, { recursive: true }));

const PASSWD = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\n';
const NAMESPACE = ['unshare', '-U', '--map-user=65534', '--map-group=65533', '--'];
const WITH_PARENT = ['setpriv', '--pdeathsig', 'INT', '--'];

const system = (uid: number, { commands = ['unshare', 'setpriv'], hasName = true, passwd = PASSWD } = {}): AccountSystem => ({
  uid, hasName, passwd, canRun: (prefix) => prefix.filter((word) => word === 'unshare' || word === 'setpriv').every((word) => commands.includes(word)),
});

describe('choosePostgresAccount', () => {
  it('runs as itself for an ordinary user', () => {
    expect(choosePostgresAccount(absent, system(1234))).toEqual({ prefix: WITH_PARENT, owner: null });
    expect(choosePostgresAccount(absent, system(1234, { commands: [] }))).toEqual({ prefix: [], owner: null });
  });

  it('refuses a folder of another user, and names both', () => {
    const owner = String(process.getuid?.());
    expect(() => choosePostgresAccount(folder, system(1234))).toThrow(`${folder} belongs to user ${owner}, but this is user 1234. Start the forum as the user that first started it, or set NEXUS_DATA_DIR to another folder.`);
  });

  it.each([[0, true], [1234, false]])('runs in a user namespace for user %d (has a name: %s)', (uid, hasName) => {
    expect(choosePostgresAccount(absent, system(uid, { hasName }))).toEqual({ prefix: [...NAMESPACE, ...WITH_PARENT], owner: null });
    expect(choosePostgresAccount(absent, system(uid, { hasName, commands: ['unshare'] })).prefix).toEqual(NAMESPACE);
  });

  it('runs as an existing account for root without namespaces', () => {
    expect(choosePostgresAccount(absent, system(0, { commands: [] }))).toEqual({ prefix: [], owner: { uid: 65_534, gid: 65_533 } });
  });

  it.runIf(process.getuid?.() === 0)('stays with the account that made the folder', () => {
    const cluster = join(folder, 'made');
    mkdirSync(cluster);
    chownSync(cluster, 70, 71);
    expect(choosePostgresAccount(cluster, system(0))).toEqual({ prefix: [], owner: { uid: 70, gid: 71 } });
  });

  it.each([
    [0, 'root'],
    [1234, 'user 1234, who has no name on this system'],
  ])('says what to do when there is no way for user %d', (uid, who) => {
    expect(() => choosePostgresAccount(absent, system(uid, { commands: [], hasName: false, passwd: '' }))).toThrow(`PostgreSQL refuses to run as ${who}, and user namespaces (unshare -U) are not allowed here. Start the forum as an ordinary user, or set DATABASE_URL.`);
  });
});

describe('findStandIn', () => {
  it('prefers PostgreSQL’s own account, then nobody, then any but root', () => {
    expect(findStandIn(`${PASSWD}postgres:x:70:71::/:/bin/sh\n`)).toEqual({ uid: 70, gid: 71 });
    expect(findStandIn(PASSWD)).toEqual({ uid: 65_534, gid: 65_533 });
    expect(findStandIn('root:x:0:0::/root:/bin/sh\nada:x:1001:1002::/:/bin/sh\n')).toEqual({ uid: 1001, gid: 1002 });
    expect(findStandIn('root:x:0:0::/root:/bin/sh\n')).toBeNull();
  });
});
