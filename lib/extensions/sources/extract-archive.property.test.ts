import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { isInstallFailure } from '../install/install-failure';
import { gnuLongName, MANIFEST_ENTRY, paxEntry, sign, tarOf } from './archive-testing';
import { extractArchive } from './extract-archive';

const RUNS = process.env.NEXUS_LONG ? 10_000 : 1_000;
const LIMIT_MS = RUNS * 100;
const BLOCK = 512;

const tar = tarOf([
  paxEntry({ comment: 'a commit' }, 'g'), { name: 'poll/', type: '5' }, { ...MANIFEST_ENTRY, name: 'poll/manifest.json' }, paxEntry({ path: `poll/${'long/'.repeat(5)}name.txt` }), { name: 'x', content: 'by pax' },
  gnuLongName('poll/gnu.txt'), { name: 'x', content: 'by GNU' }, { name: 'poll/.gitignore', content: 'dist' }, { name: 'poll/server/index.ts', content: 'export {};\n'.repeat(200) },
]);
const packed = gzipSync(tar);
/** Where headers begin: only bytes that lie in one are worth a right checksum. */
const headers = Array.from({ length: tar.length / BLOCK }, (_, index) => index * BLOCK).filter((at) => tar.toString('latin1', at + 257, at + 262) === 'ustar');

let home = '';
beforeAll(async () => {
  home = temporaryFolder();
  await mkdir(path.join(home, 'a', 'b'), { recursive: true });
});

/** Refused in a sentence with nothing left, or unpacked with nothing outside. */
async function expectContained(archive: Uint8Array): Promise<void> {
  const [file, to] = [path.join(home, 'archive.tgz'), path.join(home, 'a', 'b', 'to')];
  await writeFile(file, archive);
  const before = Buffer.from(archive);
  const failure: unknown = await extractArchive({ file, to }).then(() => null, (error: unknown) => error);
  if (failure !== null && !isInstallFailure(failure)) throw failure;
  if (failure !== null) expect(failure).toMatchObject({ status: 'download_failed', message: expect.stringMatching(/^(the archive |".*" in the archive |".*" is in the archive twice|".*" and ".*" in the archive )/s) });
  const names = await readdir(home, { recursive: true });
  const outside = names.filter((name) => !name.startsWith('a/b/to/'));
  expect(outside.toSorted()).toEqual(['a', 'a/b', ...(failure === null ? ['a/b/to'] : []), 'archive.tgz']);
  expect(names.length > outside.length).toBe(failure === null);
  expect((await readFile(file)).equals(before)).toBe(true);
  await rm(to, { recursive: true, force: true });
}

const change = (length: number) => fc.record({ at: fc.nat(length - 1), byte: fc.nat(255) });
const changed = (bytes: Buffer, changes: readonly { at: number; byte: number }[]) => {
  const copy = Buffer.from(bytes);
  for (const { at, byte } of changes) copy[at] = byte;
  return copy;
};

test('random bytes', async () => {
  const magic = Buffer.from([0x1f, 0x8b, 8, 0]);
  await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), fc.constantFrom('alone', 'after the magic', 'packed'), async (bytes, how) => {
    await expectContained(how === 'alone' ? bytes : how === 'packed' ? gzipSync(bytes) : Buffer.concat([magic, bytes]));
  }), { numRuns: RUNS });
}, LIMIT_MS);

test('a good archive with bytes changed, cut out or put in', async () => {
  const cut = fc.record({ from: fc.nat(packed.length), length: fc.nat(40), put: fc.uint8Array({ maxLength: 40 }) });
  await fc.assert(fc.asyncProperty(fc.array(change(packed.length), { maxLength: 4 }), fc.option(cut), async (changes, splice) => {
    const bytes = changed(packed, changes);
    await expectContained(splice ? Buffer.concat([bytes.subarray(0, splice.from), splice.put, bytes.subarray(splice.from + splice.length)]) : bytes);
  }), { numRuns: RUNS });
}, LIMIT_MS);

test('a good archive with headers changed and signed again, blocks moved and dropped', async () => {
  const field = fc.record({ header: fc.constantFrom(...headers), at: fc.nat(BLOCK - 1), text: fc.oneof(fc.uint8Array({ minLength: 1, maxLength: 12 }), fc.constantFrom('../', '/', '\\', '\0', '7777', '-1', '5', '2', 'x', 'L', 'g', '0', '\u00ff\u00ff\u00ff', '\u0080', 'poll', '.', '..').map((text) => Buffer.from(text, 'latin1'))) });
  const order = fc.option(fc.array(fc.nat(tar.length / BLOCK - 1), { minLength: 1, maxLength: 30 }), { freq: 3 });
  await fc.assert(fc.asyncProperty(fc.array(field, { maxLength: 5 }), order, async (fields, blocks) => {
    const copy = Buffer.from(tar);
    for (const { header, at, text } of fields) copy.set(text.subarray(0, BLOCK - at), header + at);
    for (const at of headers) sign(copy.subarray(at, at + BLOCK));
    const moved = blocks ? Buffer.concat([...blocks.map((index) => copy.subarray(index * BLOCK, (index + 1) * BLOCK)), Buffer.alloc(2 * BLOCK)]) : copy;
    await expectContained(gzipSync(moved, { level: 1 }));
  }), { numRuns: RUNS });
}, LIMIT_MS);
