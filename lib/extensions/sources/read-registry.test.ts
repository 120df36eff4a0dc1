import { describe, expect, it } from 'vitest';
import { isAppError, type AppError } from '@/lib/core/errors';
import { misbehaviours, type Behaviour } from '@/lib/testing/release-server';
import { readRegistry } from './read-registry';
import { publicGitHub, useReleaseServer } from './testing';

const { server, github, host } = useReleaseServer();

const polls = { slug: 'polls', name: 'Polls', manifest_url: 'https://github.com/acme/polls' };
const read = (list: unknown, etag?: string | null) => readRegistry(server().registry(list), { github: github(), etag });

async function refusalOf(work: Promise<unknown>): Promise<AppError> {
  const error: unknown = await work.then(() => new Error('It did not fail.'), (reason: unknown) => reason);
  if (!isAppError(error)) throw error;
  return error;
}

const faultsOf = async (list: unknown) => {
  const refusal = await refusalOf(read(list));
  expect(refusal.code).toBe('invalid_input');
  const [title, ...faults] = refusal.message.split('\n');
  expect(title).toBe(`The store list of ${host()} has faults:`);
  return faults;
};

describe('a store list', () => {
  it('is read with all it says, and nothing else', async () => {
    const entry = { ...polls, description: 'Ask.', author: 'Ann', homepage: 'http://example.org', logo_url: 'https://example.org/l.png', banner_url: 'https://example.org/b.png', categories: ['Posts'], sha256: 'AB'.repeat(32), stars: 5 };
    expect(await read({ name: 'Acme', extensions: [entry], version: 2 })).toEqual({
      name: 'Acme',
      etag: expect.stringMatching(/^W\//),
      entries: [{
        slug: 'polls', name: 'Polls', description: 'Ask.', author: 'Ann', homepage: 'http://example.org', manifestUrl: 'https://github.com/acme/polls',
        logoUrl: 'https://example.org/l.png', bannerUrl: 'https://example.org/b.png', categories: ['Posts'], sha256: 'ab'.repeat(32),
      }],
    });
  });

  it('may be bare, and entries may leave out what they have not', async () => {
    expect(await read([{ ...polls, author: null }])).toMatchObject({
      name: host(),
      entries: [{ slug: 'polls', name: 'Polls', description: '', author: '', homepage: null, manifestUrl: 'https://github.com/acme/polls', logoUrl: null, bannerUrl: null, categories: [], sha256: null }],
    });
    expect(await read({ extensions: [] })).toMatchObject({ name: host(), entries: [] });
  });

  it('may name a manifest anywhere, and on a configured host over http', async () => {
    for (const address of ['https://example.org/manifest.json', 'github.com/acme/polls', `${server().url}/manifest.json`]) expect(await read([{ ...polls, manifest_url: address }])).toMatchObject({ entries: [{ manifestUrl: address }] });
  });

  it('is unchanged while its etag holds', async () => {
    const first = await read([polls]);
    const etag = first === 'unchanged' ? null : first.etag;
    expect(await read([polls], etag)).toBe('unchanged');
    expect(await read([], etag)).toMatchObject({ entries: [] });
  });

  it('has nothing in it that a page or a database takes for something else', async () => {
    expect(await read([{ ...polls, name: 'a\u0000b\u202Ec\uD800' }])).toMatchObject({ entries: [{ name: 'a\\u{0}b\\u{202e}c\uFFFD' }] });
  });
});

describe('faults', () => {
  it('are all named by their path', async () => {
    const entries = [
      { slug: 'A b', name: ' ', manifest_url: 'polls', homepage: 'javascript:alert(1)', logo_url: 'http://example.org/l.png', banner_url: '/b.png', categories: [7], sha256: 'abc' },
      { ...polls, slug: '' }, 5, { slug: 'third', name: 'Third' }, polls, polls, { ...polls, slug: 'other', manifest_url: 'http://example.org/manifest.json' },
    ];
    const faults = [
      '[0].slug "A b" must contain only lowercase letters, digits and hyphens', '[0].name must not be empty (got: " ")', '[0].homepage must be an http(s) address (got: javascript:alert(1))',
      '[0].manifest_url must be the address of a GitHub repository, or the https address of a manifest.json (got: polls)', '[0].logo_url must be an https:// address (got: http://example.org/l.png)', '[0].banner_url must be an https:// address (got: /b.png)',
      '[0].categories[0] must be a text (got: 7)', '[0].sha256 must be 64 hexadecimal digits (got: abc)', '[1].slug must not be empty (got: "")', '[2] must be an object (got: 5)', '[3].manifest_url is required',
      '[6].manifest_url must be the address of a GitHub repository, or the https address of a manifest.json (got: http://example.org/manifest.json)', '[5].slug "polls" is listed twice',
    ];
    expect(await faultsOf(entries)).toEqual(faults);
    expect(await faultsOf({ extensions: entries })).toEqual(faults.map((fault) => `extensions${fault}`));
  });

  it.each([[{}, 'extensions is required'], ['x', 'it must be an object'], [null, 'it must be an object'], [{ extensions: [], name: 7 }, 'name must be a text (got: 7)'], [{ extensions: {} }, 'extensions must be a list (got: {})']])('%j', async (list, fault) => {
    expect(await faultsOf(list)).toEqual([fault]);
  });

  it('past twenty are counted', async () => {
    expect((await faultsOf(Array.from({ length: 30 }, () => 5))).slice(-2)).toEqual(['[19] must be an object (got: 5)', 'and 10 more']);
  });

  it('more than 2,000 entries', async () => {
    const entries = (count: number) => Array.from({ length: count }, (_, index) => ({ ...polls, slug: `e-${index}` }));
    expect(await read(entries(2000))).toMatchObject({ name: host() });
    expect(await faultsOf({ extensions: entries(2001) })).toEqual([expect.stringMatching(/^extensions must have at most 2000 entries \(got: /)]);
  });

  it.each([['[{]', 'is not valid JSON.'], ['<html>', 'is a web page, not JSON.'], [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'is nested more than 8 levels deep.']])('text that is no list (%#)', async (text, problem) => {
    expect((await refusalOf(readRegistry(server().put('/registry.json', text), { github: github() }))).message).toBe(`The store list of ${host()} ${problem}`);
  });
});

describe('a list that cannot be fetched', () => {
  it.each<[string, Behaviour, string]>([
    ['is not there', misbehaviours.error(404), 'answered 404.'],
    ['is larger than 1 MB', { does: 'answer', status: 200, body: ' '.repeat(1024 * 1024 + 1) }, 'sends more than 1 MB, which is the most that is read.'],
    ['is in a private network', misbehaviours.redirect('https://169.254.169.254/latest/meta-data'), '169.254.169.254 is a link-local address'],
    ['is 304 though nothing was known', { does: 'answer', status: 304 }, 'answered 304.'],
    ['ends early', { does: 'cut', afterBytes: 10 }, 'ended the connection before its answer was complete.'],
  ])('because it %s', async (_, behaviour, problem) => {
    server().behave('/registry.json', behaviour);
    const refusal = await refusalOf(read([polls]));
    expect(refusal.code).toBe('unavailable');
    expect(refusal.message).toContain('The store list could not be fetched: ');
    expect(refusal.message).toContain(problem);
  });

  it('because it is not https', async () => {
    expect(await refusalOf(readRegistry('http://example.org/registry.json', { github: publicGitHub }))).toMatchObject({ code: 'unavailable', message: 'The store list could not be fetched: http://example.org is not https.' });
  });

  it('without the token, which is none of its business', async () => {
    await readRegistry(server().registry([polls]), { github: { ...github('secret') } });
    expect(server().requests.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });
});
