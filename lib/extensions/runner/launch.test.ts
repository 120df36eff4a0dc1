import { dirname } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { withOverrides } from './knobs';
import { launchCommand } from './launch';
import { probeLaunchAbility, type LaunchTools } from './launch-level';
import { fixtureChild } from './testing/harness';

const tools: LaunchTools = { nice: '/n/nice', setpriv: '/n/setpriv', unshare: '/n/unshare', prlimit: '/n/prlimit' };
const asUser = (uid: number) => vi.spyOn(process, 'getuid').mockReturnValue(uid);
const commandFor = async (canRun: (line: string) => boolean, found: LaunchTools = tools) => {
  const ability = await probeLaunchAbility(async (command) => canRun(command.join(' ')), found);
  const command = launchCommand({ ability, knobs: withOverrides(), childMain: fixtureChild, entry: fixtureChild });
  return { level: ability.level, chain: command.slice(0, command.indexOf(process.execPath)).join(' '), node: command.slice(command.indexOf(process.execPath)) };
};

afterEach(() => vi.restoreAllMocks());

describe('the launch chain', () => {
  it('holds every part for root', async () => {
    asUser(0);
    const { level, chain } = await commandFor(() => true);
    expect(level).toEqual({ name: 'full', namespaces: 'root', diesWithForum: true, dropsPrivileges: true, hasLimits: true, hasLowPriority: true, missing: [] });
    expect(chain).toBe('/n/nice -n 10 /n/setpriv --pdeathsig KILL --no-new-privs /n/unshare -n -p --fork --kill-child=KILL /n/prlimit --data=400000000 --nofile=64 --core=0 /n/setpriv --bounding-set=-all,+dac_read_search --inh-caps=-all');
  });

  it('makes a user namespace first for an ordinary user', async () => {
    asUser(1_000);
    const { level, chain } = await commandFor((line) => !line.startsWith('/n/unshare -n'));
    expect(level).toMatchObject({ name: 'full', namespaces: 'user' });
    expect(chain).toBe('/n/nice -n 10 /n/unshare -r /n/setpriv --pdeathsig KILL --no-new-privs /n/unshare -n -p --fork --kill-child=KILL /n/prlimit --data=400000000 --nofile=64 --core=0 /n/setpriv --bounding-set=-all,+dac_read_search --inh-caps=-all');
  });

  it.each([
    ['namespaces', (line: string) => !line.startsWith('/n/unshare'), 'reduced', '/n/nice -n 10 /n/setpriv --pdeathsig KILL --no-new-privs /n/prlimit --data=400000000 --nofile=64 --core=0', 'This system allows no process and network namespaces'],
    ['setpriv', (line: string) => !line.startsWith('/n/setpriv'), 'reduced', '/n/nice -n 10 /n/unshare -n -p --fork --kill-child=KILL /n/prlimit --data=400000000 --nofile=64 --core=0', 'setpriv is missing'],
    ['prlimit', (line: string) => !line.startsWith('/n/prlimit'), 'reduced', '/n/nice -n 10 /n/setpriv --pdeathsig KILL --no-new-privs /n/unshare -n -p --fork --kill-child=KILL', 'prlimit is missing'],
    ['all of it', () => false, 'bare', '', 'nice is missing'],
  ])('does without %s, and says what follows', async (_part, canRun, name, chain, sentence) => {
    asUser(1_000);
    const found = await commandFor(canRun);
    expect(found.level.name).toBe(name);
    expect(found.chain).toBe(chain);
    expect(found.level.missing.join('\n')).toContain(sentence);
  });

  it('runs nothing that is not there', async () => {
    const asked: string[] = [];
    expect((await commandFor((line) => asked.push(line) > 0, {})).level.name).toBe('bare');
    expect(asked).toEqual([]);
  });

  it('lets node read the child main and the version’s folder, and nothing else', async () => {
    const { node } = await commandFor(() => false);
    const flag = process.allowedNodeEnvironmentFlags.has('--permission') ? '--permission' : '--experimental-permission';
    expect(node).toEqual([
      process.execPath, flag, `--allow-fs-read=${fixtureChild}`, `--allow-fs-read=${dirname(fixtureChild)}/*`, '--no-addons', '--disallow-code-generation-from-strings',
      '--max-old-space-size=64', '--disable-warning=ExperimentalWarning', fixtureChild,
    ]);
  });

  it('reaches on this machine what it says', async () => {
    const { level } = await probeLaunchAbility();
    expect(level.missing.length === 0).toBe(level.name === 'full');
  });
});
