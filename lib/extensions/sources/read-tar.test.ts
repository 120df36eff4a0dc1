import { expect, test } from 'vitest';
import { archiveLimits } from './archive-limits';
import { MANIFEST_ENTRY, patternOf, rawEntry, tarOf } from './archive-testing';
import { readTar } from './read-tar';

async function* inChunks(bytes: Buffer, size = 64 * 1024): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const namesOf = async (chunks: AsyncIterable<Buffer>, onEntry: () => void = () => undefined, signal?: AbortSignal) => {
  const names: string[] = [];
  for await (const { name } of readTar(chunks, signal)) {
    names.push(name);
    onEntry();
  }
  return names;
};

test('entries come in order, whatever the pieces, and what is not read of them is passed over', async () => {
  const tar = tarOf([MANIFEST_ENTRY, { name: 'a', content: patternOf(5000) }, { name: 'b/', type: '5' }, { name: 'c' }]);
  for (const size of [1, 511, 512, 513, 100_000]) expect(await namesOf(inChunks(tar, size))).toEqual(['manifest.json', 'a', 'b/', 'c']);
});

test('it stops when it is told to, also where nothing moves', async () => {
  const stop = new AbortController();
  const tar = tarOf([{ name: 'large', content: patternOf(1_000_000) }, MANIFEST_ENTRY]);
  await expect(namesOf(inChunks(tar), () => stop.abort(), stop.signal)).rejects.toMatchObject({ code: 'ABORT_ERR' });
});

test('headers without an entry are not read to their end', async () => {
  let given = 0;
  const headers = async function* () {
    for (;;) {
      given += 1;
      yield rawEntry({ name: 'PaxHeader', type: 'g', content: '9 a=bcde\n' });
    }
  };
  await expect(namesOf(headers())).rejects.toMatchObject({ message: 'the archive holds more than 256 KB in a row that belong to no file' });
  expect(given * 1024).toBeLessThan(2 * archiveLimits.headerBytes);
});

test('headers that each have an entry are not read to their end either', async () => {
  const pax = rawEntry({ name: 'PaxHeader', type: 'x', content: `100000 a=${'b'.repeat(99_990)}\n` });
  const tar = tarOf(Array.from({ length: 1000 }, (_, index) => [pax, rawEntry({ name: String(index) })]).flat());
  await expect(namesOf(inChunks(tar))).rejects.toMatchObject({ message: 'the archive unpacks to more than 64 MB' });
});
