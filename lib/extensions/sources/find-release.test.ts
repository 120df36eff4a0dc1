import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { clock } from '@/lib/core/clock';
import { misbehaviours, type Behaviour } from '@/lib/testing/release-server';
import { findRelease, type FindReleaseInput } from './find-release';
import { installFailureOf, useReleaseServer } from './testing';

const { server, github, host } = useReleaseServer();

afterEach(() => vi.restoreAllMocks());

const source = { owner: 'acme', name: 'polls' };
const LATEST = '/repos/acme/polls/releases/latest';
const publish = (fields: Partial<Parameters<ReturnType<typeof server>['publish']>[0]> = {}) => server().publish({ owner: 'acme', repo: 'polls', version: '1.0.0', files: { 'manifest.json': '{}' }, ...fields });
const find = (input: Partial<FindReleaseInput> = {}) => findRelease({ source, github: github(), ...input });
const found = async (input: Partial<FindReleaseInput> = {}) => {
  const release = await find(input);
  if (release === 'unchanged') throw new Error('It is unchanged.');
  return release;
};
/** An answer of the API with fields that the server would not give. */
const release = (fields: Record<string, unknown>): Behaviour => ({ does: 'answer', status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ tag_name: 'v1.0.0', tarball_url: 'https://example.org/t', assets: [], ...fields }) });

describe('the latest release', () => {
  it('comes with its version, notes and archive', async () => {
    await publish({ notes: 'First.', publishedAt: new Date('2026-01-02T03:04:05Z') });
    expect(await find()).toEqual({
      version: '1.0.0', tag: 'v1.0.0', publishedAt: '2026-01-02T03:04:05.000Z', notes: 'First.', repository: `${host()}/acme/polls`, etag: expect.stringMatching(/^W\//),
      archive: { kind: 'asset', name: 'polls-1.0.0.tgz', url: `${server().url}/acme/polls/releases/download/v1.0.0/polls-1.0.0.tgz` },
    });
  });

  it('may be tagged without v, or be a pre-release by its number alone', async () => {
    await publish({ tag: '1.0.0' });
    expect(await found()).toMatchObject({ version: '1.0.0', tag: '1.0.0' });
    await publish({ version: '2.0.0-rc.1+build.5' });
    expect(await found()).toMatchObject({ version: '2.0.0-rc.1+build.5', tag: 'v2.0.0-rc.1+build.5' });
  });

  it('is neither a draft nor a pre-release', async () => {
    await publish();
    await publish({ version: '1.1.0', isDraft: true });
    await publish({ version: '1.2.0', isPrerelease: true });
    expect((await found()).version).toBe('1.0.0');
    server().behave(LATEST, release({ tag_name: 'v1.1.0', prerelease: true }), 1);
    expect(await installFailureOf(find())).toMatchObject({ status: 'no_release', message: `The release v1.1.0 of ${host()}/acme/polls is a pre-release, which is not installed.` });
    server().behave(LATEST, release({ tag_name: 'v1.1.0', draft: true }), 1);
    expect((await installFailureOf(find())).message).toContain('is a draft');
  });

  it('is unchanged while its etag holds', async () => {
    await publish();
    const { etag } = await found();
    expect(await find({ etag })).toBe('unchanged');
    await publish({ version: '1.1.0' });
    expect((await found({ etag })).version).toBe('1.1.0');
  });

  it.each(['nightly', 'v1', 'v1.2', '1.2.3.4', 'vv1.2.3', 'v 1.2.3', '=1.2.3', `1.2.3-${'x'.repeat(80)}`])('tagged %j is no version', async (tag) => {
    server().behave(LATEST, release({ tag_name: tag }));
    expect(await installFailureOf(find())).toMatchObject({ status: 'no_release', message: `The latest release of ${host()}/acme/polls is tagged ${JSON.stringify(tag)}, which is no version: expected a tag such as v1.2.3.` });
  });

  it('has notes of at most 20,000 characters that can be stored and shown', async () => {
    await publish({ notes: `a\u0000b\u202E\uD800${'x'.repeat(30_000)}` });
    const { notes } = await found();
    expect(notes.length).toBe(20_000);
    expect(notes).toMatch(/^a\\u\{0\}b\\u\{202e\}\uFFFDx+$/);
  });
});

describe('a certain version', () => {
  it.each([['v1.0.0', '1.0.0'], ['1.0.0', 'v1.0.0'], ['v1.0.0', 'v1.0.0']])('tagged %s is found by %s, and asked for without etag', async (tag, version) => {
    await publish({ tag });
    await publish({ version: '2.0.0' });
    expect(await found({ version, etag: 'W/"x"' })).toMatchObject({ version: '1.0.0', tag, etag: null });
  });

  it('that there is none of is named', async () => {
    await publish();
    expect(await installFailureOf(find({ version: '3.0.0' }))).toMatchObject({ status: 'no_release', message: expect.stringContaining(`${host()}/acme/polls has no release of version 3.0.0: neither v3.0.0 nor 3.0.0 is a tag of one.`) });
    expect(await installFailureOf(find({ version: '../../latest' }))).toMatchObject({ status: 'no_release', message: '"../../latest" is no version: expected one such as 1.2.3.' });
  });

  it('that is a pre-release is not installed', async () => {
    await publish({ version: '3.0.0', isPrerelease: true });
    expect(await installFailureOf(find({ version: '3.0.0' }))).toMatchObject({ status: 'no_release', message: expect.stringContaining('is a pre-release') });
  });
});

describe('the archive', () => {
  const TARBALL = { kind: 'tarball', name: 'polls-1.0.0.tar.gz' };
  it.each([
    ['named after the repository', ['polls-1.0.0.tgz', 'source-1.0.0.tgz'], undefined, 'polls-1.0.0.tgz'],
    ['named after the slug before the repository', ['polls-1.0.0.tgz', 'best-polls-1.0.0.tgz'], 'best-polls', 'best-polls-1.0.0.tgz'],
    ['the only one, of this version', ['acme-polls-1.0.0.tar.gz', 'notes.txt'], undefined, 'acme-polls-1.0.0.tar.gz'],
    ['in any case', ['Polls-1.0.0.TGZ', 'x-1.0.0.tgz'], undefined, 'Polls-1.0.0.TGZ'],
  ])('is the asset %s', async (_, asset, slug, name) => {
    await publish({ asset });
    expect((await found({ slug })).archive).toMatchObject({ kind: 'asset', name });
  });

  it.each([
    ['there is no asset', []], ['none is a tgz', ['polls-1.0.0.zip']], ['the only one is of another version', ['polls-0.9.0.tgz']], ['the only one has no version', ['polls.tgz']],
    ['two could be meant', ['a-1.0.0.tgz', 'b-1.0.0.tgz']], ['the only one has an odd name', ['..-1.0.0.tgz']],
  ])('is the tarball when %s', async (_, asset) => {
    await publish({ asset });
    expect((await found()).archive).toEqual({ ...TARBALL, url: `${server().url}/repos/acme/polls/tarball/v1.0.0` });
  });

  it('is not an asset that is still being uploaded', async () => {
    server().behave(LATEST, release({ assets: [{ name: 'polls-1.0.0.tgz', state: 'open', browser_download_url: 'https://example.org/a' }] }));
    expect((await found()).archive).toEqual({ ...TARBALL, url: 'https://example.org/t' });
  });

  it('is read through the API where there is a token', async () => {
    const { assets: [asset] } = await publish();
    expect((await found({ github: github('t') })).archive.url).toBe(`${server().url}/repos/acme/polls/releases/assets/${asset?.id}`);
  });

  it('that is nowhere is no release', async () => {
    server().behave(LATEST, release({ tarball_url: null }));
    expect(await installFailureOf(find())).toMatchObject({ status: 'no_release', message: `The release v1.0.0 of ${host()}/acme/polls has nothing to download: neither a .tgz nor a tarball.` });
  });
});

describe('who publishes it', () => {
  it('is told when the repository was moved', async () => {
    await publish();
    server().move({ owner: 'acme', repo: 'polls' }, { owner: 'Mallory', repo: 'polls' });
    expect((await found()).repository).toBe(`${host()}/mallory/polls`);
    expect((await found({ version: '1.0.0' })).repository).toBe(`${host()}/mallory/polls`);
  });

  it('is never taken for the asked one behind a redirect that does not say', async () => {
    server().behave(LATEST, misbehaviours.redirect('/repositories/7/releases/latest'));
    server().put('/repositories/7/releases/latest', JSON.stringify({ tag_name: 'v1.0.0', tarball_url: 'https://example.org/t' }));
    expect((await found()).repository).toBe(`${host()}/repositories/7`);
  });
});

describe('without a release', () => {
  it('a repository that has none is told from one that is not there', async () => {
    server().addRepository('acme', 'polls');
    expect(await installFailureOf(find())).toMatchObject({ status: 'no_release', message: `${host()}/acme/polls has no published release. Its publisher makes one under "Releases"; drafts and pre-releases do not count.` });
    const missing = find({ source: { owner: 'acme', name: 'none' } });
    expect(await installFailureOf(missing)).toMatchObject({ status: 'no_repo', message: `There is no repository ${host()}/acme/none. A private one needs a token in NEXUS_GITHUB_TOKEN.` });
    expect((await installFailureOf(find({ source: { owner: 'acme', name: 'none' }, github: github('t') }))).message).toContain('The token in NEXUS_GITHUB_TOKEN may not be allowed to see it.');
  });
});

describe('when GitHub cannot be asked', () => {
  it.each([
    ['a page', misbehaviours.html(), 'answered with a web page where JSON was expected.'],
    ['no JSON', { does: 'answer', status: 200, body: 'ok' }, 'answered with something else where JSON was expected.'],
    ['a fault', misbehaviours.error(502), 'answered 502, a fault of its own.'],
    ['a refusal', misbehaviours.error(403), 'answered 403.'],
    ['304 unasked', { does: 'answer', status: 304 }, 'answered 304.'],
    ['a list', { does: 'answer', status: 200, body: '[]' }, 'answered with a release that cannot be read: it must be an object.'],
    ['wrong fields', release({ tag_name: 7, assets: [{ name: '' }] }), 'cannot be read: tag_name must be a text (got: 7), assets[0].name must not be empty (got: ""), assets[0].browser_download_url is required.'],
    ['a connection that ends', { does: 'reset' }, 'ended the connection before its answer was complete.'],
    ['half an answer', { does: 'cut', afterBytes: 20 }, 'ended the connection before its answer was complete.'],
    ['a bomb', { does: 'answer', status: 200, headers: { 'content-encoding': 'gzip' }, body: bomb() }, 'sends more than 4 MB, which is the most that is read.'],
    ['a loop', misbehaviours.redirect(LATEST), 'redirects once more after 3 redirects.'],
  ] satisfies [string, Behaviour, string][])('%s is told as it is', async (_, behaviour, problem) => {
    await publish();
    server().behave(LATEST, behaviour);
    const failure = await installFailureOf(find());
    expect(failure.status).toBe('download_failed');
    expect(failure.message).toContain(host());
    expect(failure.message).toContain(problem);
  });

  it('a compressed answer is read', async () => {
    await publish();
    server().behave(LATEST, { does: 'compress' });
    expect((await found()).version).toBe('1.0.0');
  });

  it('its limit is told with its end, and what raises it', async () => {
    vi.spyOn(clock, 'now').mockReturnValue(new Date('2026-05-01T14:02:30Z'));
    const limited = async (behaviour: Behaviour, token?: string) => {
      server().behave(LATEST, behaviour, 1);
      return (await installFailureOf(find({ github: github(token) }))).message;
    };
    const said = `${host()} answers no more requests of this forum`;
    expect(await limited(misbehaviours.rateLimited(new Date('2026-05-01T14:32:01Z')))).toBe(`${said} until 2026-05-01 14:33 UTC. A token in NEXUS_GITHUB_TOKEN raises the limit.`);
    expect(await limited(misbehaviours.retryAfter(90), 't')).toBe(`${said} until 2026-05-01 14:04 UTC. The token in NEXUS_GITHUB_TOKEN has used up its limit.`);
    expect(await limited(misbehaviours.retryAfter(60, 403))).toContain('until 2026-05-01 14:04 UTC');
    expect(await limited({ does: 'answer', status: 429, headers: { 'retry-after': 'Fri, 01 May 2026 15:00:00 GMT' } })).toContain('until 2026-05-01 15:00 UTC');
    for (const wait of ['soon', '999999999', '-5']) expect(await limited({ does: 'answer', status: 429, headers: { 'retry-after': wait } })).toContain('requests of this forum for now.');
  });

  it('a token goes along, and one that is not accepted is named', async () => {
    await publish();
    await find({ github: github('secret') });
    expect(server().requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer secret']);
    server().behave(LATEST, misbehaviours.error(401));
    expect((await installFailureOf(find({ github: github('secret') }))).message).toBe(`${host()} does not accept the token in NEXUS_GITHUB_TOKEN.`);
  });

  it('nothing listens there', async () => {
    const gone = github();
    await server().stop();
    expect(await installFailureOf(find({ github: gone }))).toMatchObject({ status: 'download_failed', message: `${host()} could not be reached (ECONNREFUSED).` });
  });
});

function bomb(): Buffer {
  return gzipSync(Buffer.alloc(20_000_000, 32));
}
