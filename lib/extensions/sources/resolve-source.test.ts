import { describe, expect, it } from 'vitest';
import { misbehaviours } from '@/lib/testing/release-server';
import { resolveSource } from './resolve-source';
import { installFailureOf, publicGitHub, useReleaseServer } from './testing';

const { server, github, host } = useReleaseServer();

const EXPECTED = 'expected github.com/owner/repository, or the https address of a manifest.json.';

/** A manifest at an address that is not one of a repository. */
const putManifest = (manifest: unknown) => server().put('/manifest.json', typeof manifest === 'string' ? manifest : JSON.stringify(manifest));
const resolve = (address: string) => resolveSource(address, { github: github() });

describe('an address that names its repository', () => {
  it('is not fetched, and has one form whatever was typed', async () => {
    expect(await resolveSource('https://github.com/Acme/Polls/tree/main', { github: publicGitHub })).toEqual({ owner: 'Acme', name: 'Polls', repository: 'github.com/acme/polls', origin: 'https://github.com/acme/polls', manifestUrl: null });
    const source = await resolve(`${server().url}/Acme/Polls`);
    expect(source).toEqual({ owner: 'Acme', name: 'Polls', repository: `${host()}/acme/polls`, origin: `${server().url}/acme/polls`, manifestUrl: null });
    expect((await resolve(source.origin)).repository).toBe(source.repository);
    expect(server().requests).toEqual([]);
  });

  it('on github.com is of the server that is asked instead of it', async () => {
    expect((await resolve('github.com/acme/polls')).repository).toBe(`${host()}/acme/polls`);
  });
});

describe('the manifest elsewhere', () => {
  it('names the repository, or its homepage does', async () => {
    const address = putManifest({ repository: 'https://github.com/Acme/polls', homepage: 'https://github.com/other/thing' });
    expect(await resolve(address)).toMatchObject({ owner: 'Acme', name: 'polls', manifestUrl: address });
    putManifest({ repository: 'https://gitlab.com/acme/polls', homepage: 'https://github.com/acme/polls#readme' });
    expect(await resolve(address)).toMatchObject({ owner: 'acme', name: 'polls' });
    putManifest({ repository: null, homepage: 'https://github.com/acme/polls' });
    expect(await resolve(address)).toMatchObject({ owner: 'acme', name: 'polls' });
  });

  it.each([[{}], [{ repository: 7, homepage: '/docs' }], [{ homepage: 'https://example.org' }], [{ repository: 'https://example.org/manifest.json' }]])('that names none is refused: %j', async (manifest) => {
    const address = putManifest(manifest);
    expect(await installFailureOf(resolve(address))).toMatchObject({ status: 'no_repo', message: `The manifest at ${address} names no GitHub repository: neither its "repository" nor its "homepage" is an address like https://github.com/owner/repository.` });
  });

  it.each([
    ['{"a":}', 'manifest.json is not valid JSON: '], ['[]', 'it is not an object.'], ['null', 'it is not an object.'], [`{"a":"${'x'.repeat(300_000)}"}`, `sends more than 256 KB, which is the most that is read.`], [`${'['.repeat(40)}${']'.repeat(40)}`, 'must not be nested deeper than 32 levels'],
  ])('that is none is refused (%#)', async (text, problem) => {
    const address = putManifest(text);
    const failure = await installFailureOf(resolve(address));
    expect(failure.status).toBe('no_repo');
    expect(failure.message).toContain(`The manifest at ${address} could not be read: `);
    expect(failure.message).toContain(problem);
  });

  it('that is a page, is not there, or leads to a private network is refused', async () => {
    const address = putManifest({});
    for (const [behaviour, problem] of [
      [misbehaviours.html(), 'it is a web page.'],
      [misbehaviours.error(503), `${host()} answered 503.`],
      [misbehaviours.redirect('https://10.1.2.3/manifest.json'), `10.1.2.3 is a private address; the forum connects to public ones only. (${host()} redirects there.)`],
      [misbehaviours.redirect(address), `${host()} redirects once more after 3 redirects.`],
    ] as const) {
      server().behaveAgain();
      server().behave('/manifest.json', behaviour);
      expect(await installFailureOf(resolve(address))).toMatchObject({ status: 'no_repo', message: `The manifest at ${address} could not be read: ${problem}` });
    }
  });

  it('over http is refused where the host is not configured', async () => {
    expect(await installFailureOf(resolve('http://example.org/manifest.json'))).toMatchObject({ status: 'no_repo', message: 'The manifest at http://example.org/manifest.json could not be read: http://example.org is not https.' });
    const failure = await installFailureOf(resolveSource(putManifest({}), { github: publicGitHub }));
    expect(failure.message).toContain('is not https.');
  });
});

describe('anything else', () => {
  it.each(['', 'polls', 'acme/polls', 'https://github.com/acme', 'git@github.com:acme/polls.git'])('%j is refused with what was expected', async (address) => {
    expect(await installFailureOf(resolve(address))).toMatchObject({ status: 'no_repo', message: `${JSON.stringify(address)} is not the address of an extension: ${EXPECTED}` });
  });
});
