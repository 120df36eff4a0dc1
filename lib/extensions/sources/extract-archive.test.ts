import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { InstallFailure } from '../install/install-failure';
import { archiveOf, gnuLongName, gzipOf, MANIFEST_ENTRY, patternOf, paxEntry, rawEntry, tarOf, type RawEntry } from './archive-testing';
import { extractArchive } from './extract-archive';

const MB = 1024 * 1024;
const run = promisify(execFile);

let home = '';
let to = '';
let file = '';
beforeEach(() => {
  home = temporaryFolder();
  to = path.join(home, 'unpacked');
  file = path.join(home, 'archive.tgz');
});

const extract = async (archive: Buffer, signal?: AbortSignal) => {
  await writeFile(file, archive);
  return extractArchive({ file, to, signal });
};
const listed = async () => (await readdir(to, { recursive: true })).toSorted();

describe('good archives', () => {
  test('a tarball of GitHub: a global pax header, a folder for all, what is left out', async () => {
    const top = 'ann-nexus-poll-0123456789abcdef0123456789abcdef01234567';
    const names = ['', '.github/', '.github/ISSUE TEMPLATE.md', '.gitignore', 'manifest.json', 'server/', 'server/.eslintrc', 'server/index.ts', 'README.md~'];
    const entries: RawEntry[] = names.map((name) => (name === '' || name.endsWith('/') ? { name: `${top}/${name}`, type: '5', mode: 0o775 } : { name: `${top}/${name}`, content: name, mode: 0o664, seconds: 1_700_000_000 }));
    const archive = archiveOf([paxEntry({ comment: '0123456789abcdef0123456789abcdef01234567' }, 'g'), ...entries, { name: `${top}/.husky/link`, type: '2', link: '../README.md' }]);
    expect(await extract(archive)).toEqual({ folder: path.join(to, top), files: 2, bytes: 'manifest.jsonserver/index.ts'.length });
    expect(await listed()).toEqual([top, `${top}/manifest.json`, `${top}/server`, `${top}/server/index.ts`]);
    expect(await readFile(path.join(to, top, 'server/index.ts'), 'utf8')).toBe('server/index.ts');
  });

  test('a flat one, with ./ before every name, and empty folders', async () => {
    const archive = archiveOf([{ name: './', type: '5' }, { name: './manifest.json', content: '{}' }, { name: './empty/', type: '5' }, { name: './empty/inner/', type: '5' }, { name: 'empty/', type: '5' }]);
    expect(await extract(archive)).toEqual({ folder: to, files: 1, bytes: 2 });
    expect(await listed()).toEqual(['empty', 'empty/inner', 'manifest.json']);
  });

  test('long names by pax, by GNU and by the ustar prefix', async () => {
    const names = ['p', 'g', 'u'].map((letter) => `${letter.repeat(90)}/${letter.repeat(109)}`);
    const [pax = '', gnu = ''] = names;
    const archive = archiveOf([MANIFEST_ENTRY, paxEntry({ path: pax, mtime: '1700000000.5' }), { name: 'short', content: '1' }, gnuLongName(gnu), { name: 'short', content: '2', magic: 'ustar  \0' }, { name: 'u'.repeat(99), prefix: 'u'.repeat(90), content: '3' }]);
    expect(await extract(archive)).toMatchObject({ folder: to, files: 4 });
    expect(await Promise.all([pax, gnu, `${'u'.repeat(90)}/${'u'.repeat(99)}`].map((name) => readFile(path.join(to, name), 'utf8')))).toEqual(['1', '2', '3']);
  });

  test('200 bytes and 12 folders, below a single folder', async () => {
    const deep = `top/${Array.from({ length: 11 }, (_, index) => `d${index}`).join('/')}`;
    const long = `top/${'d'.repeat(99)}/${'f'.repeat(100)}`;
    await extract(archiveOf([paxEntry({ path: `${deep}/file` }), { name: 'x' }, paxEntry({ path: long }), { name: 'x' }, { name: 'top/manifest.json' }]));
    expect(existsSync(path.join(to, deep, 'file')) && existsSync(path.join(to, long))).toBe(true);
  });

  test.each(['ustar', 'gnu', 'pax'])('what the system’s tar packs as %s: no mode, time or owner of it', async (format) => {
    const source = path.join(home, 'poll');
    await mkdir(path.join(source, 'server'), { recursive: true });
    await writeFile(path.join(source, 'manifest.json'), '{}');
    await writeFile(path.join(source, 'server', 'index.ts'), 'export {};');
    await chmod(path.join(source, 'server', 'index.ts'), 0o6777);
    await run('tar', [`--format=${format}`, '--owner=4711', '--group=4711', '--mtime=@86400', '-czf', file, '-C', home, 'poll']);
    expect(await extractArchive({ file, to })).toEqual({ folder: path.join(to, 'poll'), files: 2, bytes: 12 });
    const [info, folder, own] = await Promise.all([stat(path.join(to, 'poll/server/index.ts')), stat(path.join(to, 'poll/server')), stat(home)]);
    const umask = process.umask();
    expect([info.mode & 0o7777, folder.mode & 0o7777, info.uid, info.gid]).toEqual([0o644 & ~umask, 0o755 & ~umask, own.uid, own.gid]);
    expect(info.mtimeMs).toBeGreaterThan(Date.now() - 60_000);
  });

  test('gzip with a name, a comment, extra bytes and a checksum of its header', async () => {
    const packed = archiveOf([MANIFEST_ENTRY]);
    const header = Buffer.concat([packed.subarray(0, 3), Buffer.from([2 + 4 + 8 + 16]), packed.subarray(4, 10), Buffer.from([3, 0, 1, 2, 3]), Buffer.from('poll.tar\0a poll\0'), Buffer.from([1, 2])]);
    expect(await extract(Buffer.concat([header, packed.subarray(10)]))).toMatchObject({ files: 1 });
  });

  test('2,000 files of which one has 8 MB, within seconds', async () => {
    const large = patternOf(8 * MB);
    const files = Array.from({ length: 1998 }, (_, index) => ({ name: `files/${index % 40}/${index}.txt`, content: `file ${index}` }));
    const startedAt = performance.now();
    expect(await extract(archiveOf([MANIFEST_ENTRY, { name: 'large.bin', content: large }, ...files]))).toMatchObject({ files: 2000 });
    // 1.3 s here; half a minute would be too long.
    expect(performance.now() - startedAt).toBeLessThan(25_000);
    expect((await readFile(path.join(to, 'large.bin'))).equals(large)).toBe(true);
    expect(await readFile(path.join(to, 'files/37/1997.txt'), 'utf8')).toBe('file 1997');
  }, 60_000);
});

describe('what has nothing to do with the archive', () => {
  test('a folder that is there already is left alone', async () => {
    await mkdir(to);
    await writeFile(path.join(to, 'mine.txt'), 'mine');
    await expect(extract(archiveOf([MANIFEST_ENTRY]))).rejects.toMatchObject({ status: 'download_failed', message: `the archive could not be unpacked: EEXIST: file already exists, mkdir '${to}'` });
    expect(await listed()).toEqual(['mine.txt']);
  });

  test('no archive', async () => {
    await expect(extractArchive({ file, to })).rejects.toMatchObject({ status: 'download_failed', message: `the archive could not be unpacked: ENOENT: no such file or directory, open '${file}'` });
    expect(await readdir(home)).toEqual([]);
  });

  test('stopped before it began', async () => {
    await expect(extract(archiveOf([MANIFEST_ENTRY]), AbortSignal.abort(new Error('Interrupted.')))).rejects.toMatchObject({ status: 'download_failed', message: 'unpacking was stopped: Interrupted.' });
    expect(await readdir(home)).toEqual(['archive.tgz']);
  });

  test('stopped on the way, with a reason of the install', async () => {
    const stop = new AbortController();
    const files = Array.from({ length: 1999 }, (_, index) => ({ name: `${index}.txt`, content: `file ${index}` }));
    const extracting = extract(archiveOf([MANIFEST_ENTRY, ...files]), stop.signal);
    const refused = expect(extracting).rejects.toMatchObject({ status: 'download_failed', message: 'it took longer than 60 s' });
    await vi.waitFor(() => expect(existsSync(path.join(to, '100.txt'))).toBe(true), { interval: 1 });
    stop.abort(new InstallFailure('download_failed', 'it took longer than 60 s'));
    await refused;
    expect(await readdir(home)).toEqual(['archive.tgz']);
  });
});

test('a link that somebody puts in the way meanwhile is not followed', async () => {
  const outside = path.join(home, 'outside.txt');
  await writeFile(outside, 'untouched');
  const files = Array.from({ length: 1900 }, (_, index) => ({ name: `${index}.txt`, content: `file ${index}` }));
  const refused = expect(extract(archiveOf([MANIFEST_ENTRY, ...files, { name: 'last.txt', content: 'x' }]))).rejects.toMatchObject({ status: 'download_failed', message: expect.stringContaining('EEXIST') });
  await vi.waitFor(() => symlink(outside, path.join(to, 'last.txt')), { interval: 1 });
  await refused;
  expect(await readFile(outside, 'utf8')).toBe('untouched');
  expect((await readdir(home)).toSorted()).toEqual(['archive.tgz', 'outside.txt']);
});

describe('10 GB of zeros', () => {
  const zeros = Buffer.alloc(8 * MB);
  test.each<[string, () => Buffer, string]>([
    ['in one file', () => gzipOf([rawEntry(MANIFEST_ENTRY), rawEntry({ name: 'a.bin', size: 0o77777777777 }), { content: zeros, times: 1280 }]), 'the archive unpacks to more than 64 MB'],
    ['in 1,280 files', () => gzipOf([rawEntry(MANIFEST_ENTRY), ...Array.from({ length: 1280 }, (_, index) => [rawEntry({ name: `${index}.bin`, size: zeros.length }), zeros]).flat()]), 'the archive unpacks to more than 100 times its size'],
    ['behind the end mark', () => gzipOf([tarOf([MANIFEST_ENTRY]), { content: zeros, times: 1280 }]), 'the archive holds more than 256 KB in a row that belong to no file'],
  ])('%s: stopped in a fraction of a second, without memory for it', async (_, build, message) => {
    await writeFile(file, build());
    const [cpu, memory] = [process.cpuUsage(), process.memoryUsage().rss];
    await expect(extractArchive({ file, to })).rejects.toMatchObject({ status: 'download_failed', message });
    const { user, system } = process.cpuUsage(cpu);
    // 2 to 16 ms here. The bomb would take half a minute.
    expect((user + system) / 1000).toBeLessThan(500);
    expect(process.memoryUsage().rss - memory).toBeLessThan(32 * MB);
    expect(await readdir(home)).toEqual(['archive.tgz']);
  });
});
