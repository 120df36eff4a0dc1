import { createHash } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import { packArchive, misbehaviours, startReleaseServer, type Behaviour } from '@/lib/testing/release-server';
import { temporaryFolder } from '@/lib/testing/temporary-folder';
import { downloadArchive, MAX_ARCHIVE_BYTES, type DownloadInput } from './download-archive';
import { findRelease } from './find-release';
import { installFailureOf, publicGitHub, useReleaseServer } from './testing';

const { server, github, host } = useReleaseServer();

const FILES = { 'manifest.json': '{}', 'server/index.ts': 'export {};'.repeat(5000) };
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
let folder = '';
let waits: number[] = [];
let archiveBytes: Buffer = Buffer.alloc(0);

beforeEach(async () => {
  folder = temporaryFolder();
  waits = [];
  archiveBytes = await packArchive(FILES);
  server().put('/files/polls-1.0.0.tgz', archiveBytes, 'application/gzip');
});

const PATH = '/files/polls-1.0.0.tgz';
const file = () => path.join(folder, 'polls.tgz');
const download = (input: Partial<DownloadInput> = {}) =>
  downloadArchive({ archive: { url: `${server().url}${PATH}`, name: 'polls-1.0.0.tgz', kind: 'asset' }, file: file(), github: github(), wait: async (ms) => waits.push(ms), ...input });
const refusedAs = async (input: Partial<DownloadInput> = {}) => {
  const failure = await installFailureOf(download(input));
  expect(failure.status).toBe('download_failed');
  expect(await readdir(folder), 'no file is left').toEqual([]);
  return failure.message;
};

describe('an archive', () => {
  it('is on disk byte for byte, with its digest and size', async () => {
    const progress: [number, number | null][] = [];
    expect(await download({ onProgress: (bytes, total) => progress.push([bytes, total]) })).toEqual({ sha256: sha256(archiveBytes), bytes: archiveBytes.length });
    expect(await readFile(file())).toEqual(archiveBytes);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    expect(progress.at(-1)).toEqual([archiveBytes.length, archiveBytes.length]);
    expect(waits).toEqual([]);
  });

  it('may come without a length, and in pieces of one byte', async () => {
    const totals = new Set<number | null>();
    server().behave(PATH, { does: 'chunk' });
    await download({ onProgress: (_, total) => totals.add(total) });
    expect([...totals]).toEqual([null]);
    expect(await readFile(file())).toEqual(archiveBytes);
  });

  it('of a release is found and fetched, asset and tarball, with and without a token', async () => {
    const publish = { owner: 'acme', repo: 'polls', version: '1.0.0', files: FILES };
    for (const [asset, token] of [[undefined, undefined], [undefined, 't'], [false, undefined], [false, 't']] as const) {
      await server().publish({ ...publish, ...(asset === undefined ? {} : { asset }) });
      const release = await findRelease({ source: { owner: 'acme', name: 'polls' }, github: github(token) });
      if (release === 'unchanged') throw new Error('It is unchanged.');
      const saved = await downloadArchive({ archive: release.archive, file: path.join(folder, `${asset}-${token}.tgz`), github: github(token) });
      if (asset === undefined) expect(saved.sha256).toBe(sha256(archiveBytes));
    }
    expect(await readdir(folder)).toEqual(['false-t.tgz', 'false-undefined.tgz', 'undefined-t.tgz', 'undefined-undefined.tgz']);
    // An API that is asked for a tarball in the type of assets answers 415.
    expect(server().requests.filter(({ path: asked }) => asked.includes('/tarball/')).map(({ headers }) => headers.accept)).toEqual(['*/*', '*/*']);
  });

  it('is not written over what is there', async () => {
    await writeFile(file(), 'mine');
    expect((await installFailureOf(download())).message).toContain('could not be downloaded. It could not be written: EEXIST');
    expect(await readFile(file(), 'utf8')).toBe('mine');
    expect(server().count(PATH)).toBe(1);
  });

  it('that has nowhere to go says why', async () => {
    expect((await installFailureOf(download({ file: path.join(folder, 'none', 'polls.tgz') }))).message).toMatch(/It could not be written: ENOENT/);
    expect(waits).toEqual([]);
  });
});

describe('what may pass is tried again after 1, 5 and 25 s', () => {
  const passing: [string, Behaviour, string][] = [
    ['a fault of the server', misbehaviours.error(503), 'answered 503.'],
    ['a server that waited too long', misbehaviours.error(408), 'answered 408.'],
    ['too many requests', misbehaviours.retryAfter(3), 'answers no more requests of this forum until'],
    ['a connection that ends', { does: 'reset' }, 'ended the connection before its answer was complete.'],
    ['half a body', { does: 'cut', afterBytes: 100 }, 'ended the connection before its answer was complete.'],
    ['a length that is not reached', { does: 'answer', status: 200, headers: { 'content-length': '5000', connection: 'close' }, body: gzipSync('short') }, 'ended the connection before its answer was complete.'],
  ];

  it.each(passing)('%s, and then it works', async (_, behaviour) => {
    server().behave(PATH, behaviour, 2);
    expect((await download()).sha256).toBe(sha256(archiveBytes));
    expect(waits).toEqual([1000, 5000]);
  });

  it.each(passing)('%s, four times', async (_, behaviour, problem) => {
    server().behave(PATH, behaviour);
    const message = await refusedAs();
    expect(message).toContain('polls-1.0.0.tgz could not be downloaded. ');
    expect(message).toContain(host());
    expect(message).toContain(problem);
    expect(message).toContain(' It was tried 4 times.');
    expect(waits).toEqual([1000, 5000, 25_000]);
    expect(server().count(PATH)).toBe(4);
  });

  it('a slow drip, which ends with the time of an attempt', async () => {
    expect(archiveBytes.length).toBeGreaterThan(200);
    server().behave(PATH, { does: 'drip', everyMs: 10 }, 2);
    server().behave(PATH, { does: 'hang' });
    expect(await refusedAs({ timeoutMs: 300 })).toContain(`${host()} did not answer completely within 0.3 seconds. It was tried 4 times.`);
    server().behaveAgain();
    server().behave(PATH, { does: 'drip', everyMs: 10 }, 1);
    expect((await download({ timeoutMs: 1000 })).sha256).toBe(sha256(archiveBytes));
  });

  it('nobody who listens', async () => {
    const { stop, url } = await startReleaseServer();
    await stop();
    const allowed = { ...github(), allowPrivateHosts: new Set([url]) };
    expect(await refusedAs({ archive: { url: `${url}/a.tgz`, name: 'a.tgz', kind: 'asset' }, github: allowed })).toContain('(ECONNREFUSED). It was tried 4 times.');
  });
});

describe('what will not pass is refused at once', () => {
  it.each<[string, Behaviour, string]>([
    ['nothing there', misbehaviours.error(404), 'has no such file (404).'],
    ['a refusal', misbehaviours.error(403), 'answered 403.'],
    ['nothing new', { does: 'answer', status: 304 }, 'answered 304.'],
    ['a page with status 200', misbehaviours.html(), 'answered with a web page.'],
    ['a page that hides', { does: 'answer', status: 200, headers: { 'content-type': 'application/gzip' }, body: '<!doctype html>' }, 'sent is no .tar.gz.'],
    ['no gzip', { does: 'answer', status: 200, body: 'PK\u0003\u0004' }, 'sent is no .tar.gz.'],
    ['its first byte alone', { does: 'answer', status: 200, body: Buffer.from([0x1f]) }, 'sent is no .tar.gz.'],
    ['nothing at all', { does: 'answer', status: 200 }, 'sent is no .tar.gz.'],
    ['too much by its own account', { does: 'answer', status: 200, body: gzipped(MAX_ARCHIVE_BYTES + 1) }, 'sends more than 20 MB, which is the most that is read.'],
    ['a loop', misbehaviours.redirect(PATH), 'redirects once more after 3 redirects.'],
    ['a private network', misbehaviours.redirect('https://192.168.1.1/a.tgz'), '192.168.1.1 is a private address'],
    ['http elsewhere', misbehaviours.redirect('http://example.org/a.tgz'), 'http://example.org is not https.'],
    ['the limit of the API', misbehaviours.rateLimited(new Date(Date.now() + 600_000)), 'A token in NEXUS_GITHUB_TOKEN raises the limit.'],
  ])('%s', async (_, behaviour, problem) => {
    server().behave(PATH, behaviour);
    const message = await refusedAs();
    expect(message).toContain(problem);
    expect(message).not.toContain('It was tried');
    expect(waits).toEqual([]);
  });

  it('too much without a length, when the limit is passed', async () => {
    server().put(PATH, gzipped(MAX_ARCHIVE_BYTES + 1));
    server().behave(PATH, { does: 'chunk' });
    let most = 0;
    expect(await refusedAs({ onProgress: (bytes) => (most = bytes) })).toContain('more than 20 MB');
    expect(most).toBeGreaterThan(1_000_000);
    expect(most).toBeLessThanOrEqual(MAX_ARCHIVE_BYTES);
  });

  it('a private address by literal and by name', async () => {
    const archive = (url: string) => ({ url, name: 'a.tgz', kind: 'asset' as const });
    expect(await refusedAs({ archive: archive('https://[::1]/a.tgz'), github: publicGitHub })).toContain('::1 is an address of this machine');
    const network = { resolve: async () => [{ address: '10.0.0.1', family: 4 }] };
    expect(await refusedAs({ archive: archive('https://cdn.test/a.tgz'), github: { ...publicGitHub, network } })).toContain('cdn.test leads to 10.0.0.1, a private address');
  });

  it('an attempt that fails otherwise after others is the one that is told', async () => {
    server().behave(PATH, misbehaviours.error(500), 1);
    server().behave(PATH, misbehaviours.error(404));
    expect(await refusedAs()).toContain('has no such file (404). It was tried 2 times.');
  });
});

describe('the token', () => {
  it('goes to the API and not where it redirects to', async () => {
    const storage = await startReleaseServer();
    storage.put(PATH, archiveBytes);
    server().behave(PATH, misbehaviours.redirect(`${storage.url}${PATH}`));
    const known = github('secret');
    await download({ github: { ...known, allowPrivateHosts: new Set([...known.allowPrivateHosts, storage.url]) } });
    await storage.stop();
    expect([server(), storage].map(({ requests }) => requests.map(({ headers }) => headers.authorization))).toEqual([['Bearer secret'], [undefined]]);
  });
});

describe('whoever gives up', () => {
  it('ends the download, and leaves no file', async () => {
    const giving = new AbortController();
    server().behave(PATH, { does: 'answer', status: 200, headers: { 'content-length': '1000000' }, body: archiveBytes });
    const message = refusedAs({ signal: giving.signal, onProgress: () => giving.abort() });
    expect(await message).toContain('was given up.');
    expect(waits).toEqual([]);
  });

  it('ends the waiting too', async () => {
    server().behave(PATH, misbehaviours.error(500));
    const giving = new AbortController();
    const message = installFailureOf(downloadArchive({ archive: { url: `${server().url}${PATH}`, name: 'a.tgz', kind: 'asset' }, file: file(), github: github(), signal: giving.signal }));
    await expect.poll(() => server().count(PATH)).toBe(1);
    giving.abort();
    expect((await message).message).toContain('answered 500.');
  });
});

/** Bytes that begin like gzip and are as many as asked for. */
function gzipped(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  gzipSync('').copy(bytes);
  return bytes;
}
