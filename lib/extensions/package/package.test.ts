import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { temporaryFolder, writePackage } from '../testing/write-package';
import { digestPackage } from './digest-package';
import { storePackage } from './store-package';

let extensionsDir = '';
let store = '';

beforeEach(async () => {
  extensionsDir = await temporaryFolder();
  store = await temporaryFolder();
});

test('the same files have the same digest, whatever the order they were written in', async () => {
  const one = await writePackage({ extensionsDir, folder: 'one', files: { 'a.txt': '1', 'b/c.txt': '2' } });
  const other = await writePackage({ extensionsDir, folder: 'other', files: { 'b/c.txt': '2', 'a.txt': '1' } });
  expect((await digestPackage(one)).digest).toBe((await digestPackage(other)).digest);
});

test('another byte or another name is another digest', async () => {
  const folders = await Promise.all([['a.txt', '1'], ['a.txt', '2'], ['b.txt', '1']].map(([name = '', text = ''], index) => writePackage({ extensionsDir, folder: `f${index}`, files: { [name]: text } })));
  const digests = await Promise.all(folders.map(async (folder) => (await digestPackage(folder)).digest));
  expect(new Set(digests).size).toBe(3);
});

test('what a repository keeps for its tools is no part of the package', async () => {
  const folder = await writePackage({ extensionsDir, files: { 'a.txt': '1', '.git/config': 'x', '.env': 'SECRET=1' } });
  expect((await digestPackage(folder)).files.map((file) => file.path)).toEqual(['a.txt', 'manifest.json']);
});

test('what editors leave beside a file is no part of the package', async () => {
  const folder = await writePackage({ extensionsDir, files: { 'a.txt': '1', 'a.txt~': '0', '#a.txt#': '2', '.a.txt.swp': '3' } });
  expect((await digestPackage(folder)).files.map((file) => file.path)).toEqual(['a.txt', 'manifest.json']);
});

const inModules = (name: string, fields: object = {}) => ({ [`node_modules/${name}/package.json`]: JSON.stringify({ name, ...fields }), [`node_modules/${name}/index.js`]: '' });

test('of node_modules a package has what its package.json asks for at run time, and what that needs', async () => {
  const files = {
    'package.json': JSON.stringify({ dependencies: { a: '1', '@x/b': '1', '@nexus/sdk': '1' }, devDependencies: { tool: '1' } }),
    ...inModules('a', { dependencies: { c: '1' } }), ...inModules('@x/b'), ...inModules('@x/other'), ...inModules('@nexus/sdk'), ...inModules('tool', { dependencies: { d: '1' } }), ...inModules('d'),
    ...inModules('c'), 'node_modules/c/node_modules/e/package.json': '{}', ...inModules('f'),
  };
  const folder = await writePackage({ extensionsDir, files });
  for (let count = 0; count < 2100; count += 1) await writeFile(path.join(folder, 'node_modules', 'tool', `${count}.js`), '');
  const digest = await digestPackage(folder);
  const packages = new Set(digest.files.flatMap(({ path: name }) => /^node_modules\/(.*)\/package\.json$/.exec(name)?.[1] ?? []));
  expect([...packages].toSorted()).toEqual(['@x/b', 'a', 'c', 'c/node_modules/e']);
  const target = await storePackage({ source: folder, store, slug: 'poll', packed: digest });
  expect((await digestPackage(target)).digest).toBe(digest.digest);
});

test('without a package.json everything in node_modules counts, and too much of it says what to do', async () => {
  const folder = await writePackage({ extensionsDir, files: inModules('tool') });
  expect((await digestPackage(folder)).files.map((file) => file.path)).toContain('node_modules/tool/index.js');
  for (let count = 0; count < 2001; count += 1) await writeFile(path.join(folder, 'node_modules', 'tool', `${count}.js`), '');
  await expect(digestPackage(folder)).rejects.toThrow('more than 2000 files, most of them in node_modules/; a package.json whose "dependencies"');
});

test('a link is refused by name', async () => {
  const folder = await writePackage({ extensionsDir });
  await symlink('/etc/passwd', path.join(folder, 'priv/static/passwd.txt'));
  await expect(digestPackage(folder)).rejects.toThrow('priv/static/passwd.txt is a symbolic link; a package holds files and folders only: put a copy in its place');
});

test('two names that differ only in case are refused', async () => {
  const folder = await writePackage({ extensionsDir, files: { 'a.txt': '1', 'A.txt': '2' } });
  await expect(digestPackage(folder)).rejects.toThrow('differ only in case');
});

test('a name outside the plain alphabet is refused', async () => {
  const folder = await writePackage({ extensionsDir, files: { 'priv/static/a b.js': '1' } });
  await expect(digestPackage(folder)).rejects.toThrow('"priv/static/a b.js" is not a plain path of at most 200 bytes');
});

test('a file of more than 8 MB is refused', async () => {
  const folder = await writePackage({ extensionsDir });
  await writeFile(path.join(folder, 'large.bin'), Buffer.alloc(8 * 1024 * 1024 + 1));
  await expect(digestPackage(folder)).rejects.toThrow('large.bin is larger than 8 MB');
});

async function packed() {
  const source = await writePackage({ extensionsDir });
  return { source, store, slug: 'poll', packed: await digestPackage(source) };
}

test('a package is stored under its digest, and once', async () => {
  const input = await packed();
  const target = await storePackage(input);
  expect(target).toBe(path.join(store, 'poll', input.packed.digest));
  expect(await storePackage(input)).toBe(target);
  expect(await readdir(path.join(store, 'poll'))).toEqual([input.packed.digest]);
});

test('two servers storing at once both succeed and leave nothing behind', async () => {
  const input = await packed();
  await Promise.all([storePackage(input), storePackage(input), storePackage(input)]);
  expect(await readdir(path.join(store, 'poll'))).toEqual([input.packed.digest]);
});

test('a damaged copy is replaced', async () => {
  const input = await packed();
  const target = await storePackage(input);
  await writeFile(path.join(target, 'priv/static/poll.js'), 'damaged');
  await storePackage(input);
  expect(await readFile(path.join(target, 'priv/static/poll.js'), 'utf8')).toBe('void 0;\n');
  expect(await readdir(path.join(store, 'poll'))).toEqual([input.packed.digest]);
});

test('a package that changes while it is copied is refused and leaves nothing', async () => {
  const input = await packed();
  await writeFile(path.join(input.source, 'priv/static/poll.js'), 'changed');
  await expect(storePackage(input)).rejects.toThrow('the package changed while it was copied');
  expect(await readdir(path.join(store, 'poll'))).toEqual([]);
});
