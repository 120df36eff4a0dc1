import { describe, expect, it } from 'vitest';
import { readGiven, type Command } from './command';
import { commands } from './commands';
import { testConsole } from './testing';
import { UsageError, usageOf } from './usage';

const sample: Command = {
  options: { all: { type: 'boolean' }, to: { type: 'string', what: 'a version' } },
  takes: { what: 'slugs', atLeast: 1, atMost: 2 },
  run: async () => 0,
};
const read = (...args: string[]) => readGiven(sample, 'update', args);

describe('readGiven', () => {
  it('tells words, flags and values apart, in any order', () => {
    const given = read('--to', '1.2.3', 'one', '--all', 'two');
    expect([given.words, given.word, given.has('all'), given.valueOf('to')]).toEqual([['one', 'two'], 'one', true, '1.2.3']);
    expect([read('one').has('all'), read('one').valueOf('to'), read('one', '--to=2.0.0').valueOf('to')]).toEqual([false, undefined, '2.0.0']);
  });

  it.each([
    [[], 'nexus ext update needs slugs.'],
    [['a', 'b', 'c'], 'nexus ext update takes slugs and no more (got: a b c).'],
    [['a', '--to'], '--to needs a version.'],
    [['a', '--to='], '--to needs a version.'],
    [['--to', '--all', 'a'], '--to needs a version.'],
    [['a', '--all=yes'], '--all takes no value.'],
    [['a', '--al'], 'nexus ext update does not know --al.'],
    [['a', '--constructor'], 'nexus ext update does not know --constructor.'],
    [['a', '-x'], 'nexus ext update does not know -x.'],
  ])('%j is answered with what there is', (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });
});

it('every command says how it is used, and ext names them all', () => {
  for (const name of Object.keys(commands)) expect(usageOf[name], name).toContain(`nexus ${name === 'fsck' ? '' : 'ext '}${name}`);
  for (const name of Object.keys(commands).filter((candidate) => candidate !== 'fsck')) expect(usageOf.ext, name).toMatch(new RegExp(`nexus ext (\\w+ \\| )?${name}\\b`));
});

// Refused before a forum is opened: nothing here has one.
it.each([
  ['update', [], 'needs slugs of extensions, or --all'],
  ['update', ['a', '--all'], 'needs slugs of extensions, or --all'],
  ['update', ['a', 'b', '--to', '1.0.0'], '--to goes with one extension'],
  ['update', ['a', '--to', 'newest'], '--to needs a version, such as 1.2.3 (got: newest)'],
  ['update', ['A B'], '"A B" is no slug'],
  ['rollback', ['A'], '"A" is no slug'],
  ['hold', ['a', 'newest'], 'newest is no version'],
  ['hold', ['a', '1.0.0', '--none'], 'A version, or --none.'],
  ['uninstall', ['a'], '--keep, --export or --purge'],
  ['uninstall', ['a', '--keep', '--purge'], '--keep, --export or --purge'],
  ['install', ['https://example.org/a', '--watch'], '--watch goes with a folder'],
  ['install', ['github.com/acme/polls', '--replace'], '--replace goes with a folder'],
  ['install', ['./gone.tgz'], 'There is no file /nowhere/gone.tgz'],
] as const)('%s %j is refused', async (name, args, message) => {
  const command = commands[name];
  const run = async () => command?.run({ ...readGiven(command, name, [...args]), calledFrom: '/nowhere', openConsole: () => testConsole() });
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run()).rejects.toThrow(message);
});
