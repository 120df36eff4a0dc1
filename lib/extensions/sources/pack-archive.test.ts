import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, expect, test } from 'vitest';
import { sha256Hex } from '@/lib/core/ids';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { digestPackage } from '../package/digest-package';
import { writePackage } from '../testing/write-package';
import { patternOf } from './archive-testing';
import { extractArchive } from './extract-archive';
import { packArchive } from './pack-archive';

let home = '';
let to = '';
beforeEach(() => {
  home = temporaryFolder();
  to = path.join(home, 'poll.tgz');
});

const LONG = `${'deep/'.repeat(11)}${'n'.repeat(120)}.txt`;
const FILES = { 'server/index.ts': 'export {};\n', 'priv/static/poll.js': 'void 0;\n', 'priv/static/empty.css': '', [LONG]: 'long', '.env': 'SECRET=1', 'notes.txt~': 'old' };

test('what is packed and unpacked again has the same digest', async () => {
  const folder = await writePackage({ extensionsDir: home, files: FILES });
  await writeFile(path.join(folder, 'large.bin'), patternOf(2 * 1024 * 1024));
  const packed = await packArchive({ folder, to });
  const bytes = await readFile(to);
  expect(packed).toEqual({ sha256: sha256Hex(bytes), bytes: bytes.length, files: 6 });
  const unpacked = await extractArchive({ file: to, to: path.join(home, 'unpacked') });
  expect(unpacked).toMatchObject({ folder: path.join(home, 'unpacked'), files: 6 });
  expect(await digestPackage(unpacked.folder)).toEqual(await digestPackage(folder));
  expect(await readdir(unpacked.folder)).not.toContain('.env');
});

test('of node_modules it packs what the extension runs with, and that is what is found in there again', async () => {
  const inModules = (name: string) => ({ [`node_modules/${name}/package.json`]: JSON.stringify({ name }), [`node_modules/${name}/index.js`]: '' });
  const folder = await writePackage({ extensionsDir: home, files: { 'package.json': JSON.stringify({ dependencies: { '@x/needed': '1' }, devDependencies: { tool: '1' } }), ...inModules('@x/needed'), ...inModules('tool') } });
  await packArchive({ folder, to });
  const unpacked = await extractArchive({ file: to, to: path.join(home, 'unpacked') });
  expect((await digestPackage(unpacked.folder)).digest).toBe((await digestPackage(folder)).digest);
  expect(await readdir(path.join(unpacked.folder, 'node_modules'))).toEqual(['@x']);
});

test('2,000 files, the most there may be', async () => {
  const folder = await writePackage({ extensionsDir: home, files: Object.fromEntries(Array.from({ length: 1999 }, (_, index) => [`files/${index % 20}/${index}.txt`, `file ${index}`])) });
  expect(await packArchive({ folder, to })).toMatchObject({ files: 2000 });
  const unpacked = await extractArchive({ file: to, to: path.join(home, 'unpacked') });
  expect((await digestPackage(unpacked.folder)).digest).toBe((await digestPackage(folder)).digest);
});

test('the same files are the same bytes, whenever and by whomever they were written', async () => {
  const one = await writePackage({ extensionsDir: path.join(home, 'one'), files: FILES });
  const other = await writePackage({ extensionsDir: path.join(home, 'other'), files: Object.fromEntries(Object.entries(FILES).toReversed()) });
  await chmod(path.join(other, 'server/index.ts'), 0o700);
  await utimes(path.join(other, 'manifest.json'), 1, 1);
  const first = await packArchive({ folder: one, to });
  const bytes = await readFile(to);
  expect(await packArchive({ folder: other, to })).toEqual(first);
  expect((await readFile(to)).equals(bytes)).toBe(true);
  // No time, no name; packed as well as it goes; on a system that is nobody's business.
  expect([...bytes.subarray(0, 10)]).toEqual([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 2, 255]);
});

test('the system’s tar reads it: sorted, plain modes, nobody’s', async () => {
  const folder = await writePackage({ extensionsDir: home, files: FILES });
  await packArchive({ folder, to });
  const { stdout } = await promisify(execFile)('tar', ['--utc', '--numeric-owner', '-tvzf', to]);
  const lines = stdout.trimEnd().split('\n').map((line) => line.split(/\s+/));
  expect(lines.map((line) => line.at(-1))).toEqual([LONG, 'manifest.json', 'priv/static/empty.css', 'priv/static/poll.js', 'server/index.ts']);
  expect(new Set(lines.map(([mode, owner]) => `${mode} ${owner}`))).toEqual(new Set(['-rw-r--r-- 0/0']));
  expect(new Set(lines.map((line) => line[3]))).toEqual(new Set(['1970-01-01']));
});

test('written into the package itself it does not hold itself', async () => {
  const folder = await writePackage({ extensionsDir: home });
  expect(await packArchive({ folder, to: path.join(folder, 'poll.tgz') })).toMatchObject({ files: 2 });
  expect((await readdir(folder)).toSorted()).toEqual(['manifest.json', 'poll.tgz', 'priv']);
});

test.each<[string, (folder: string) => Promise<void>, string]>([
  ['a file of more than 8 MB', (folder) => writeFile(path.join(folder, 'z.bin'), Buffer.alloc(8 * 1024 * 1024 + 1)), 'z.bin is larger than 8 MB'],
  ['more than 64 MB', async (folder) => {
    for (let count = 0; count < 9; count += 1) await writeFile(path.join(folder, `${count}.bin`), Buffer.alloc(8 * 1024 * 1024));
  }, 'the package holds more than 64 MB'],
  ['more than 20 MB packed', async (folder) => {
    for (let count = 0; count < 3; count += 1) await writeFile(path.join(folder, `${count}.bin`), randomBytes(7 * 1024 * 1024));
  }, 'the archive would be larger than 20 MB'],
  ['a name that is not plain', (folder) => writeFile(path.join(folder, 'a b'), ''), '"a b" is not a plain path'],
])('%s: refused, what was there before is left and nothing else', async (_, spoil, message) => {
  const folder = await writePackage({ extensionsDir: home });
  await writeFile(to, 'before');
  await spoil(folder);
  await expect(packArchive({ folder, to })).rejects.toThrow(message);
  expect((await readdir(home)).toSorted()).toEqual(['poll', 'poll.tgz']);
  expect(await readFile(to, 'utf8')).toBe('before');
});
