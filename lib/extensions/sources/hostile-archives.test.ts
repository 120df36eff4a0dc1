import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { archiveOf, binarySize, gnuLongName, gzipOf, MANIFEST_ENTRY, patternOf, paxEntry, rawEntry, tarOf, type RawEntry } from './archive-testing';
import { extractArchive } from './extract-archive';

const MB = 1024 * 1024;
const ESCAPED = '/tmp/nexus-escaped-from-an-archive';
const PLAIN = 'is not a plain path: letters, digits and . - _ + @ only';
const COPY = 'a package holds files and folders only: put a copy in its place';
const NO_MANIFEST = 'the archive holds no manifest.json, neither at its top nor in a single folder there';

/** What lies in a folder, by path, with content. */
async function snapshot(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Object.fromEntries(await Promise.all(entries.map(async (entry) => {
    const name = path.join(entry.parentPath, entry.name);
    return [name, entry.isFile() ? (await readFile(name)).toString('base64') : 'folder'];
  })));
}

async function expectRefusal(archive: Buffer, message: string): Promise<void> {
  const home = temporaryFolder();
  const [file, staging] = [path.join(home, 'archive.tgz'), path.join(home, 'data', 'staging')];
  await mkdir(staging, { recursive: true });
  await writeFile(path.join(home, 'data', 'before.txt'), 'untouched');
  await writeFile(file, archive);
  const before = await snapshot(home);
  await expect(extractArchive({ file, to: path.join(staging, 'poll') })).rejects.toMatchObject({ name: 'InstallFailure', status: 'download_failed', message });
  expect(await snapshot(home)).toEqual(before);
  expect(existsSync(ESCAPED)).toBe(false);
}

const GOOD: RawEntry = { name: 'server/index.ts', content: 'export {};' };
/** Between good entries, so that something was written before it is refused. */
const among = (...entries: (RawEntry | Buffer)[]) => archiveOf([MANIFEST_ENTRY, GOOD, ...entries, { name: 'README.md', content: '# Poll' }]);
const deep = (levels: number) => Array.from({ length: levels }, (_, index) => `d${index}`).join('/');
const byPax = (name: string) => among(paxEntry({ path: name }), { name: 'x', content: 'x' });

describe('entries that are neither a file nor a folder', () => {
  test.each<[string, RawEntry | Buffer, string]>([
    ['a symbolic link', { name: 'a', type: '2', link: '/etc/passwd' }, `"a" in the archive is a symbolic link; ${COPY}`],
    ['a symbolic link that stays inside', { name: 'a', type: '2', link: 'manifest.json' }, `"a" in the archive is a symbolic link; ${COPY}`],
    ['a hard link', { name: 'a', type: '1', link: 'manifest.json' }, `"a" in the archive is a hard link; ${COPY}`],
    ['a character device', { name: 'zero', type: '3' }, '"zero" in the archive is a device; a package holds files and folders only'],
    ['a block device', { name: 'disk', type: '4' }, '"disk" in the archive is a device; a package holds files and folders only'],
    ['a pipe', { name: 'pipe', type: '6' }, '"pipe" in the archive is a named pipe; a package holds files and folders only'],
    ['a contiguous file', { name: 'a', type: '7', content: 'x' }, '"a" in the archive is neither a file nor a folder'],
    ['a sparse file of old GNU tar', { name: 'a', type: 'S', content: 'x', magic: 'ustar  \0' }, '"a" in the archive is neither a file nor a folder'],
    ['a kind that nobody knows', { name: 'a', type: 'Z' }, '"a" in the archive is neither a file nor a folder'],
    ['a folder with content', { name: 'a/', type: '5', content: 'x' }, '"a/" in the archive is a folder with content of its own'],
  ])('%s', (_, entry, message) => expectRefusal(among(entry), message));

  test('a sparse file of pax', () =>
    expectRefusal(among(paxEntry({ 'GNU.sparse.major': '1', 'GNU.sparse.realsize': '1099511627776' }), { name: 'a', content: 'x' }), '"a" in the archive is a sparse file; tar without --sparse writes plain ones'));

  test('a link and then a file through it: the link already', () =>
    expectRefusal(among({ name: 'a', type: '2', link: '..' }, { name: 'a/escaped', content: 'x' }), `"a" in the archive is a symbolic link; ${COPY}`));
});

describe('names that lead elsewhere', () => {
  test.each<[string, Buffer, string]>([
    ['upwards', among({ name: '../escaped', content: 'x' }), '"../escaped" in the archive leads out of the archive'],
    ['upwards from within', among({ name: 'a/../../escaped', content: 'x' }), '"a/../../escaped" in the archive leads out of the archive'],
    ['upwards and back', among({ name: 'a/../b', content: 'x' }), '"a/../b" in the archive leads out of the archive'],
    ['upwards as a folder', among({ name: '../escaped/', type: '5' }), '"../escaped/" in the archive leads out of the archive'],
    ['upwards behind ./', among({ name: './../escaped', content: 'x' }), '"./../escaped" in the archive leads out of the archive'],
    ['upwards, left out otherwise', among({ name: '.git/../../escaped', content: 'x' }), '".git/../../escaped" in the archive leads out of the archive'],
    ['upwards by pax', byPax('../../escaped'), '"../../escaped" in the archive leads out of the archive'],
    ['upwards by a GNU long name', among(gnuLongName('../../escaped'), { name: 'x', content: 'x' }), '"../../escaped" in the archive leads out of the archive'],
    ['upwards by the ustar prefix', among({ name: 'escaped', prefix: '..', content: 'x' }), '"../escaped" in the archive leads out of the archive'],
    ['absolute', among({ name: ESCAPED, content: 'x' }), `"${ESCAPED}" in the archive is an absolute path`],
    ['absolute by pax', byPax(ESCAPED), `"${ESCAPED}" in the archive is an absolute path`],
    ['a backslash', among({ name: '..\\escaped', content: 'x' }), '"..\\\\escaped" in the archive holds a backslash'],
    ['a drive letter', among({ name: 'C:escaped', content: 'x' }), '"C:escaped" in the archive begins with a drive letter'],
    ['a NUL', byPax('manifest\u0000.json'), '"manifest\\u0000.json" in the archive holds a control character'],
    ['a line break', among({ name: 'a\nb', content: 'x' }), '"a\\nb" in the archive holds a control character'],
    ['an escape sequence', among({ name: 'a\u001b[2Jb', content: 'x' }), '"a\\u001b[2Jb" in the archive holds a control character'],
  ])('%s', (_, archive, message) => expectRefusal(archive, message));
});

describe('names outside the plain alphabet', () => {
  test.each([
    ['a space', 'a b', '"a b"'],
    ['none at all', '', '""'],
    ['an empty part', 'a//b', '"a//b"'],
    ['a part that says nothing', 'a/./b', '"a/./b"'],
    ['an option', '-rf', '"-rf"'],
    ['a look-alike', 'm\u0430nifest.json', '"m\\u{430}nifest.json"'],
    ['another direction of writing', 'gpj.\u202Ejs', '"gpj.\\u{202e}js"'],
    ['a slash of another script', 'a\u2215b', '"a\\u{2215}b"'],
    ['a twin after NFKC', '\uFF4Danifest.json', '"\\u{ff4d}anifest.json"'],
    ['a letter in two characters', 'cafe\u0301.txt', '"cafe\\u{301}.txt"'],
  ])('%s', (_, name, quoted) => expectRefusal(among({ name, content: 'x' }), `${quoted} in the archive ${PLAIN}`));

  test('bytes that are no UTF-8', () => expectRefusal(among({ name: Buffer.from([0x61, 0xff, 0xfe]), content: 'x' }), `"a\\u{fffd}\\u{fffd}" in the archive ${PLAIN}`));
});

describe('names that clash', () => {
  test.each<[string, RawEntry[], string]>([
    ['one file twice', [{ name: 'a.txt', content: '1' }, { name: 'a.txt', content: '2' }], '"a.txt" is in the archive twice'],
    ['one file twice, once with ./', [{ name: 'a.txt', content: '1' }, { name: './a.txt', content: '2' }], '"a.txt" is in the archive twice'],
    ['files that differ in case', [{ name: 'a.txt' }, { name: 'A.txt' }], '"a.txt" and "A.txt" in the archive differ only in case'],
    ['folders that differ in case', [{ name: 'docs/a.txt' }, { name: 'Docs/b.txt' }], '"docs" and "Docs" in the archive differ only in case'],
    ['a file where a folder is', [{ name: 'a/b.txt' }, { name: 'a', content: 'x' }], '"a" in the archive is a file as well as a folder'],
    ['a folder where a file is', [{ name: 'a', content: 'x' }, { name: 'a/', type: '5' }], '"a" in the archive is a file as well as a folder'],
    ['a file in a file', [{ name: 'a', content: 'x' }, { name: 'a/b.txt' }], '"a" in the archive is a file as well as a folder'],
  ])('%s', (_, entries, message) => expectRefusal(among(...entries), message));
});

describe('sizes', () => {
  const long = `${'d'.repeat(99)}/${'f'.repeat(101)}`;
  const many = (count: number, name: (index: number) => string) => archiveOf([MANIFEST_ENTRY, ...Array.from({ length: count }, (_, index) => ({ name: name(index) }))]);
  const pattern = patternOf(8 * MB);
  test.each<[string, Buffer, string]>([
    ['a path of 201 bytes', byPax(long), `"${long.slice(0, 120)}…" in the archive is longer than 200 bytes`],
    ['a path of 201 bytes in a single folder', archiveOf([{ name: 'top/manifest.json' }, paxEntry({ path: `top/${long}` }), { name: 'x' }]), `"${`top/${long}`.slice(0, 120)}…" in the archive is longer than 200 bytes`],
    ['a first folder of 201 bytes', byPax(`${'d'.repeat(201)}/a`), `"${'d'.repeat(120)}…" in the archive is longer than 200 bytes`],
    ['a single folder of 201 bytes', archiveOf([paxEntry({ path: `${'d'.repeat(201)}/manifest.json` }), { name: 'x' }]), `"${'d'.repeat(120)}…" in the archive is longer than 200 bytes`],
    ['12 folders and a file', byPax(`${deep(12)}/a`), `"${deep(12)}" in the archive lies deeper than 12 folders`],
    ['12 folders', among({ name: `${deep(12)}/`, type: '5' }), `"${deep(12)}" in the archive lies deeper than 12 folders`],
    ['14 folders and a file', byPax(`${deep(14)}/a`), `"${deep(14)}/a" in the archive lies deeper than 12 folders`],
    ['2,001 entries', many(2000, (index) => `f${index}`), 'the archive holds more than 2000 entries'],
    ['2,001 entries, most of them left out', many(2000, (index) => `.git/${index}`), 'the archive holds more than 2000 entries'],
    ['2,001 folders that no entry names', many(251, (index) => `a${index}/b/c/d/e/f/g/h/i`), 'the archive holds more than 2000 folders'],
    ['a file of 8 MB and a byte', among({ name: 'a.bin', content: Buffer.concat([pattern, Buffer.alloc(1)]) }), '"a.bin" in the archive is larger than 8 MB'],
    ['64 MB and two bytes in all', gzipOf([rawEntry(MANIFEST_ENTRY), ...Array.from({ length: 8 }, (_, index) => [rawEntry({ name: `f${index}`, size: pattern.length }), pattern]).flat()]), 'the archive unpacks to more than 64 MB'],
    ['64 MB that are left out', among({ name: '.git/pack', size: 65 * MB }), 'the archive unpacks to more than 64 MB'],
    ['20 MB and a byte packed', Buffer.concat([among(), Buffer.alloc(20 * MB)]), 'the archive is larger than 20 MB'],
    ['less than nothing', among({ name: 'a', size: binarySize(-1n) }), '"a" in the archive has no valid size'],
    ['far less than nothing', among({ name: 'a', size: binarySize(-1024n) }), 'the archive is damaged: an entry has no valid size'],
    ['less than nothing by pax', among(paxEntry({ size: '-1' }), { name: 'a' }), 'the archive is damaged: an entry has no valid size'],
    ['no number', among({ name: 'a', size: 'zzzzzzzzzzz\0' }), 'the archive is damaged: an entry has no valid size'],
    ['a number of a kind that nobody writes', among({ name: 'a', size: Buffer.from([0x83, ...Array.from({ length: 11 }, () => 1)]) }), '"a" in the archive has no valid size'],
    ['2⁷⁰ bytes', among({ name: 'a', size: binarySize(2n ** 70n) }), '"a" in the archive has no valid size'],
    ['a petabyte', among({ name: 'a', size: binarySize(2n ** 50n) }), 'the archive unpacks to more than 64 MB'],
    ['a petabyte by pax', among(paxEntry({ size: '1125899906842624' }), { name: 'a' }), 'the archive unpacks to more than 64 MB'],
    ['many extended attributes', among(paxEntry(Object.fromEntries(Array.from({ length: 65 }, (_, index) => [`a${index}`, 'x']))), { name: 'a' }), '"a" in the archive has more than 64 extended attributes'],
    ['a long global header', archiveOf([paxEntry({ comment: 'Lorem ipsum '.repeat(50_000) }, 'g'), MANIFEST_ENTRY, { name: 'a', content: 'x'.repeat(100_000) }]), 'the archive holds more than 256 KB in a row that belong to no file'],
    ['a header of less than nothing', among({ name: 'x', type: 'x', size: binarySize(-1n) }, { name: 'a', content: 'x' }), 'the archive is damaged: an entry has a wrong checksum, or it is no tar at all'],
    ['a header of more than 4 MB', among({ name: 'x', type: 'x', size: 5 * MB }), 'the archive is damaged: an entry has a header of more than 4 MB'],
  ])('%s', (_, archive, message) => expectRefusal(archive, message));
});

describe('broken archives', () => {
  const good = among();
  const tar = tarOf([MANIFEST_ENTRY, GOOD]);
  const changed = (bytes: Buffer, at: number) => {
    const copy = Buffer.from(bytes);
    copy[at < 0 ? copy.length + at : at] = 0xff ^ (copy.at(at) ?? 0);
    return copy;
  };
  const withFlags = (flags: number, ...more: number[]) => Buffer.concat([Buffer.from([0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3, ...more]), good.subarray(10)]);
  test.each<[string, Buffer, string]>([
    ['nothing', Buffer.alloc(0), 'the archive is not gzip: a .tar.gz or .tgz is needed'],
    ['a page of HTML', Buffer.from('<!doctype html><title>Sign in</title>'), 'the archive is not gzip: a .tar.gz or .tgz is needed'],
    ['a zip', Buffer.from('PK\u0003\u0004 and so on'), 'the archive is not gzip: a .tar.gz or .tgz is needed'],
    ['a tar that is not packed', tar, 'the archive is not gzip: a .tar.gz or .tgz is needed'],
    ['gzip with flags of the future', withFlags(0x20), 'the archive is not gzip: a .tar.gz or .tgz is needed'],
    ['a gzip header alone', good.subarray(0, 10), 'the archive is cut short'],
    ['a gzip header with a name that does not end', Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3, 0x61, 0x61]), 'the archive is damaged: its gzip header does not end'],
    ['a gzip header with more extra bytes than there are', withFlags(4, 0xff, 0xff), 'the archive is cut short'],
    ['cut in the middle', good.subarray(0, good.length / 2), 'the archive is cut short'],
    ['cut by a byte', good.subarray(0, -1), 'the archive is cut short'],
    ['a byte too many', Buffer.concat([good, Buffer.from('x')]), 'the archive goes on after its end: it must hold one gzip member and nothing after it'],
    ['zeros after its end', Buffer.concat([good, Buffer.alloc(100_000)]), 'the archive goes on after its end: it must hold one gzip member and nothing after it'],
    ['a second gzip member', Buffer.concat([good, archiveOf([{ name: 'b' }])]), 'the archive goes on after its end: it must hold one gzip member and nothing after it'],
    ['one tar in two gzip members', Buffer.concat([gzipSync(tar.subarray(0, 1024)), gzipSync(tar.subarray(1024))]), 'the archive goes on after its end: it must hold one gzip member and nothing after it'],
    ['a wrong checksum of gzip', changed(good, -8), 'the archive is damaged: its checksum is wrong'],
    ['a wrong length of gzip', changed(good, -1), 'the archive is damaged: its checksum is wrong'],
    ['a damaged byte', changed(good, 10), 'the archive is damaged: invalid distance too far back'],
    ['a wrong checksum of an entry', among({ name: 'a', checksumError: 1 }), 'the archive is damaged: an entry has a wrong checksum, or it is no tar at all'],
    ['gzip of something else', gzipSync('Lorem ipsum '.repeat(1000)), 'the archive is damaged: an entry has a wrong checksum, or it is no tar at all'],
    ['a tar of before 1988', among({ name: 'a', magic: '' }), 'the archive is no tar of a known format (ustar, pax or GNU)'],
    ['a tar cut in a file', gzipSync(tar.subarray(0, 1024 + 512 + 5)), 'the archive is cut short'],
    ['a tar cut between files', gzipSync(tar.subarray(0, 1024)), 'the archive is cut short'],
    ['half an end mark', gzipSync(tar.subarray(0, -512)), 'the archive is cut short'],
    ['a global header for an end mark', gzipSync(Buffer.concat([tar.subarray(0, -1024), paxEntry({ comment: 'x' }, 'g')])), 'the archive is cut short'],
    ['a file of zeros for an end mark', gzipSync(tarOf([MANIFEST_ENTRY, { name: 'a', content: Buffer.alloc(4096) }]).subarray(0, -1024)), 'the archive is cut short'],
    ['hostile behind the end mark', gzipSync(Buffer.concat([tar, tarOf([{ name: '../escaped', content: 'x' }])])), '"../escaped" in the archive leads out of the archive'],
    ['nothing packed', gzipSync(''), 'the archive is empty'],
    ['an end mark alone', archiveOf([]), 'the archive is empty'],
  ])('%s', (_, archive, message) => expectRefusal(archive, message));
});

describe('no package in there', () => {
  test.each<[string, RawEntry[]]>([
    ['no manifest', [GOOD]],
    ['a manifest in one of two folders', [{ name: 'a/manifest.json' }, { name: 'b/x' }]],
    ['a manifest in a folder beside a file', [{ name: 'a/manifest.json' }, { name: 'README.md' }]],
    ['a manifest two folders down', [{ name: 'a/b/manifest.json' }]],
    ['a manifest that is a folder', [{ name: 'manifest.json/', type: '5' }]],
    ['a manifest of another case', [{ name: 'Manifest.json' }]],
    ['only what is left out', [{ name: '.github/manifest.json' }, { name: '.gitignore' }]],
  ])('%s', (_, entries) => expectRefusal(archiveOf(entries), NO_MANIFEST));
});
