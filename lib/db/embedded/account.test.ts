import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { choosePostgresAccount, findStandIn } from './account';

const folder = mkdtempSync(join(tmpdir(), 'nexus-account-'));
const absent = join(folder, 'pg');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => vi.restoreAllMocks());

const asUser = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid);
const hasCommands = (...names: string[]) => (prefix: string[]) => prefix.filter((word) => word === 'unshare' || word === 'setpriv').every((word) => names.includes(word));

describe('choosePostgresAccount', () => {
  it('runs as itself for an ordinary user', () => {
    asUser(1234);
    expect(choosePostgresAccount(absent, hasCommands())).toEqual({ prefix: [], owner: null });
    expect(choosePostgresAccount(absent, hasCommands('setpriv')).prefix[0]).toBe('setpriv');
  });

  it('refuses a folder of another user, and names both', () => {
    asUser(1234);
    const owner = String(process.geteuid?.());
    expect(() => choosePostgresAccount(folder, hasCommands())).toThrow(`${folder} belongs to user ${owner}, but this is user 1234. Start the forum as the user that first started it, or set NEXUS_DATA_DIR to another folder.`);
  });

  it('runs in a user namespace for root', () => {
    asUser(0);
    expect(choosePostgresAccount(absent, hasCommands('unshare', 'setpriv')).prefix).toEqual(['unshare', '-U', '--map-user=1000', '--map-group=1000', '--', 'setpriv', '--pdeathsig', 'INT', '--']);
    expect(choosePostgresAccount(absent, hasCommands('unshare')).prefix).toEqual(['unshare', '-U', '--map-user=1000', '--map-group=1000', '--']);
  });

  it('runs as an existing account for root without namespaces', () => {
    asUser(0);
    expect(choosePostgresAccount(absent, hasCommands()).owner?.uid).toBeGreaterThan(0);
  });
});

describe('findStandIn', () => {
  it('prefers PostgreSQL’s own account', () => {
    expect(findStandIn('root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533::/:/bin/false\npostgres:x:70:71::/:/bin/sh\n')).toEqual({ uid: 70, gid: 71 });
    expect(findStandIn('nobody:x:65534:65533::/:/bin/false\n')).toEqual({ uid: 65_534, gid: 65_533 });
    expect(findStandIn('root:x:0:0::/root:/bin/sh\n')).toBeNull();
  });
});
