import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readGitHub } from './github';
import { parseAddress } from './parse-address';
import { publicGitHub } from './testing';

const RAW = 'https://raw.githubusercontent.com';
const polls = (manifestUrl: string | null = null) => ({ kind: 'repository', owner: 'acme', name: 'polls', manifestUrl });

describe('addresses of a repository', () => {
  it.each([
    'github.com/acme/polls', 'https://github.com/acme/polls', 'http://github.com/acme/polls', 'HTTPS://GitHub.com/acme/polls/', 'www.github.com/acme/polls', '  https://github.com/acme/polls  ',
    'https://github.com/acme/polls.git', 'https://github.com/acme/polls?tab=readme#top', 'https://github.com/acme/polls/tree/main/server', 'https://github.com/acme/polls/releases',
    'https://github.com/acme/polls/releases/tag/v1.0.0', 'https://github.com/acme/polls/blob/main/README.md', 'https://github.com//acme//polls',
    'https://api.github.com/repos/acme/polls', 'https://api.github.com/repos/acme/polls/releases/latest',
  ])('%s', (address) => {
    expect(parseAddress(address, publicGitHub)).toEqual(polls());
  });

  it.each([
    ['https://github.com/acme/polls/blob/main/manifest.json', `${RAW}/acme/polls/main/manifest.json`],
    ['https://github.com/acme/polls/blob/feature/x/manifest.json', `${RAW}/acme/polls/feature/x/manifest.json`],
    ['https://github.com/acme/polls/raw/v1.0.0/manifest.json', `${RAW}/acme/polls/v1.0.0/manifest.json`],
    ['https://raw.githubusercontent.com/acme/polls/main/manifest.json', `${RAW}/acme/polls/main/manifest.json`],
    ['raw.githubusercontent.com/acme/polls/refs/heads/main/manifest.json', `${RAW}/acme/polls/refs/heads/main/manifest.json`],
    ['https://raw.githubusercontent.com/acme/polls/blob/manifest.json', `${RAW}/acme/polls/blob/manifest.json`],
  ])('%s, which shows its manifest', (address, manifestUrl) => {
    expect(parseAddress(address, publicGitHub)).toEqual(polls(manifestUrl));
  });

  it('on a server of one’s own, whatever lies before its paths', () => {
    const own = readGitHub({ NEXUS_GITHUB_API: 'https://git.acme.org/api/v3', NEXUS_GITHUB_RAW: 'https://git.acme.org/raw', NEXUS_GITHUB_TOKEN: undefined });
    expect([own.host, own.web, [...own.allowPrivateHosts]]).toEqual(['git.acme.org', 'https://git.acme.org', ['https://git.acme.org']]);
    for (const path of ['/acme/polls', '/acme/polls.git', '/api/v3/repos/acme/polls', '/repos/acme/polls', '/acme/polls/releases/latest']) expect(parseAddress(`https://git.acme.org${path}`, own)).toEqual(polls());
    for (const path of ['/raw/acme/polls/main/manifest.json', '/acme/polls/blob/main/manifest.json', '/acme/polls/main/manifest.json']) {
      expect(parseAddress(`git.acme.org${path}`, own)).toEqual(polls('https://git.acme.org/raw/acme/polls/main/manifest.json'));
    }
    expect(parseAddress('github.com/acme/polls', own)).toEqual(polls());
  });

  it('on this machine, at the port that is configured', () => {
    const local = readGitHub({ NEXUS_GITHUB_API: 'http://127.0.0.1:4000', NEXUS_GITHUB_RAW: 'http://127.0.0.1:5000', NEXUS_GITHUB_TOKEN: undefined });
    expect(parseAddress('127.0.0.1:4000/acme/polls', local)).toEqual(polls());
    expect(parseAddress('http://127.0.0.1:5000/acme/polls/main/manifest.json', local)).toEqual(polls('http://127.0.0.1:5000/acme/polls/main/manifest.json'));
    expect(parseAddress('http://127.0.0.1:6000/acme/polls', local)).toEqual({ kind: 'manifest', url: 'http://127.0.0.1:6000/acme/polls' });
    expect(local.allowPrivateHosts).toEqual(new Set(['http://127.0.0.1:4000', 'http://127.0.0.1:5000']));
  });
});

describe('addresses of a manifest elsewhere', () => {
  it.each([
    ['https://example.org/polls/manifest.json', 'https://example.org/polls/manifest.json'], ['example.org/manifest.json', 'https://example.org/manifest.json'],
    ['https://gist.github.com/acme/1/raw/manifest.json', 'https://gist.github.com/acme/1/raw/manifest.json'], ['https://github.com.evil.org/acme/polls', 'https://github.com.evil.org/acme/polls'],
    ['https://localhost/manifest.json', 'https://localhost/manifest.json'],
  ])('%s', (address, url) => {
    expect(parseAddress(address, publicGitHub)).toEqual({ kind: 'manifest', url });
  });
});

describe('no address', () => {
  it.each([
    '', '   ', 'polls', 'acme/polls', 'https://github.com', 'https://github.com/acme', 'https://github.com/acme/..', 'https://github.com/acme/%2e%2e', 'https://github.com/ac%20me/polls', 'https://github.com/-acme/polls',
    'git@github.com:acme/polls.git', 'ssh://git@github.com/acme/polls', 'https://joe:secret@github.com/acme/polls', 'file:///etc/passwd', 'javascript:alert(1)', 'https://github.com/acme/po lls', `https://github.com/acme/${'x'.repeat(101)}`, `https://example.org/${'x'.repeat(2000)}`,
  ])('%j', (address) => {
    expect(parseAddress(address, publicGitHub)).toBeNull();
  });

  it('no text makes it throw, or names a repository with more than plain letters', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string().map((text) => `github.com/${text}`), fc.webUrl()), (text) => {
      const parsed = parseAddress(text, publicGitHub);
      if (parsed?.kind === 'repository') expect(`${parsed.owner}/${parsed.name}`).toMatch(/^[\w-]+\/[\w.-]+$/);
    }));
  });
});
