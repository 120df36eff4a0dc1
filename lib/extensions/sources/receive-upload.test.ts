import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { sha256Hex } from '@/lib/core/ids';
import { toActionState } from '@/lib/core/to-action-state';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { archiveOf, MANIFEST_ENTRY, patternOf } from './archive-testing';
import { receiveUpload } from './receive-upload';

const MB = 1024 * 1024;
const archive = archiveOf([MANIFEST_ENTRY, { name: 'a.bin', content: patternOf(MB) }]);
const GZIP = Buffer.from([0x1f, 0x8b, 8]);

let home = '';
let to = '';
beforeEach(() => {
  home = temporaryFolder();
  to = path.join(home, 'upload.tgz');
});

/** What a browser sends, as a server action or a route reads it. */
async function formWith(content: Uint8Array<ArrayBuffer>, name = 'poll.tgz'): Promise<FormData> {
  const form = new FormData();
  form.set('archive', new File([content], name));
  return new Request('http://forum/', { method: 'POST', body: form }).formData();
}

function streamOf(pieces: Iterable<Uint8Array>, seen: { cancelled?: unknown } = {}): ReadableStream<Uint8Array> {
  const waiting = pieces[Symbol.iterator]();
  return new ReadableStream({
    pull(controller) {
      const { done, value } = waiting.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel(reason) {
      seen.cancelled = reason ?? 'without a reason';
    },
  });
}

const refused = (code: string, message: string) => ({ code, message, fields: { archive: message } });
const NOT_GIVEN = refused('invalid_input', 'Choose an archive: a .tar.gz or .tgz file.');
const NOT_GZIP = refused('invalid_input', 'This is no .tar.gz or .tgz archive.');
const TOO_LARGE = refused('too_large', 'The archive is larger than 20 MB.');
const NOT_WHOLE = refused('invalid_input', 'The archive did not arrive whole.');

describe('no archive', () => {
  test.each<[string, Blob | string | null]>([
    ['a form without the field', null],
    ['text where a file belongs', 'poll.tgz'],
    ['no file chosen', new File([], '')],
    ['an empty file', new File([], 'poll.tgz')],
  ])('%s', async (_, given) => {
    await expect(receiveUpload({ archive: given, to })).rejects.toMatchObject(NOT_GIVEN);
    expect(await readdir(home)).toEqual([]);
  });

  test.each([['a zip', 'PK\u0003\u0004 and so on'], ['a page', '<!doctype html>'], ['two bytes of gzip', GZIP.subarray(0, 2)], ['another method than there is', Buffer.from([0x1f, 0x8b, 9, 0])]])('%s', async (_, content) => {
    await expect(receiveUpload({ archive: (await formWith(Uint8Array.from(Buffer.from(content)))).get('archive'), to })).rejects.toMatchObject(NOT_GZIP);
    expect(await readdir(home)).toEqual([]);
  });

  test('a stream of nothing, and one that turns out to be something else at its third byte', async () => {
    const seen: { cancelled?: unknown } = {};
    await expect(receiveUpload({ archive: streamOf([]), to })).rejects.toMatchObject(NOT_GIVEN);
    await expect(receiveUpload({ archive: streamOf([...GZIP.subarray(0, 2), 0x78, 0].map((byte) => Buffer.from([byte])), seen), to })).rejects.toMatchObject(NOT_GZIP);
    expect(seen.cancelled).toBe('without a reason');
    expect(await readdir(home)).toEqual([]);
  });

  test('the form shows it beside the field', async () => {
    const error = await receiveUpload({ archive: null, to }).catch((thrown: unknown) => thrown);
    expect(toActionState(error, {})).toEqual({ ok: false, message: NOT_GIVEN.message, fields: NOT_GIVEN.fields, values: {} });
  });
});

describe('too much, or not all', () => {
  test('a file of 20 MB and a byte is not even read', async () => {
    const large = new File([GZIP, new Uint8Array(20 * MB - 2)], 'poll.tgz');
    large.stream = () => {
      throw new Error('read');
    };
    await expect(receiveUpload({ archive: large, to })).rejects.toMatchObject(TOO_LARGE);
    expect(await readdir(home)).toEqual([]);
  });

  test('a stream is cut off at 20 MB', async () => {
    const seen: { cancelled?: unknown } = {};
    let given = 0;
    const endless = function* () {
      yield GZIP;
      for (;;) {
        given += MB;
        yield new Uint8Array(MB);
      }
    };
    await expect(receiveUpload({ archive: streamOf(endless(), seen), to })).rejects.toMatchObject(TOO_LARGE);
    expect(given).toBeLessThan(24 * MB);
    expect(seen.cancelled).toBe('without a reason');
    expect(await readdir(home)).toEqual([]);
  });

  test('a connection that breaks off', async () => {
    const broken = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(archive.subarray(0, 100)),
      pull: (controller) => controller.error(new Error('socket hang up')),
    });
    await expect(receiveUpload({ archive: broken, to })).rejects.toMatchObject({ ...NOT_WHOLE, cause: { message: 'socket hang up' } });
    expect(await readdir(home)).toEqual([]);
  });

  test('one that says nothing more, until its time is over', async () => {
    const silent = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(archive.subarray(0, 100)) });
    await expect(receiveUpload({ archive: silent, to, signal: AbortSignal.timeout(50) })).rejects.toMatchObject({ ...NOT_WHOLE, cause: { name: 'TimeoutError' } });
    expect(await readdir(home)).toEqual([]);
  });
});

describe('an archive', () => {
  const known = { sha256: sha256Hex(archive), bytes: archive.length };

  test('of a form', async () => {
    expect(await receiveUpload({ archive: (await formWith(Uint8Array.from(archive))).get('archive'), to })).toEqual(known);
    expect((await readFile(to)).equals(archive)).toBe(true);
    expect((await stat(to)).mode & 0o077).toBe(0);
  });

  test('of a request’s body', async () => {
    const { body } = new Request('http://forum/', { method: 'POST', body: Uint8Array.from(archive) });
    expect(await receiveUpload({ archive: body, to })).toEqual(known);
    expect((await readFile(to)).equals(archive)).toBe(true);
  });

  test('byte by byte', async () => {
    const small = archive.subarray(0, 1000);
    expect(await receiveUpload({ archive: streamOf([...small].map((byte) => Buffer.from([byte]))), to })).toEqual({ sha256: sha256Hex(small), bytes: 1000 });
    expect((await readFile(to)).equals(small)).toBe(true);
  });

  test('of 20 MB', async () => {
    const largest = new File([GZIP, new Uint8Array(20 * MB - 3)], 'poll.tgz');
    expect(await receiveUpload({ archive: largest, to })).toMatchObject({ bytes: 20 * MB });
  });

  test('is not written over what is there', async () => {
    await writeFile(to, 'mine');
    await expect(receiveUpload({ archive: streamOf([archive]), to })).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(to, 'utf8')).toBe('mine');
  });
});
