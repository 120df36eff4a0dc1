import { describe, expect, it } from 'vitest';
import { contentPolicy, isExtensionContent, securityHeaders } from './content-policy';

const directives = (isDev: boolean) => new Map(contentPolicy({ nonce: 'bm9uY2U=', isDev }).split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));

describe('contentPolicy', () => {
  it('lets only scripts with the nonce run', () => {
    expect(directives(false).get('script-src')).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  });

  it.each([
    ['default-src', ["'self'"]],
    ['img-src', ["'self'", 'data:', 'https:']],
    ['connect-src', ["'self'"]],
    ['object-src', ["'none'"]],
    ['base-uri', ["'none'"]],
    ['form-action', ["'self'"]],
    ['frame-ancestors', ["'none'"]],
  ])('%s is %j', (name, sources) => {
    expect(directives(false).get(name)).toEqual(sources);
  });

  it('adds what hot reload needs in development only', () => {
    expect(directives(true).get('script-src')).toContain("'unsafe-eval'");
    expect(directives(true).get('connect-src')).toEqual(["'self'", 'ws:']);
    expect(contentPolicy({ nonce: 'x', isDev: false })).not.toMatch(/unsafe-eval|ws:/);
  });

  it('is a header of one line', () => {
    expect(contentPolicy({ nonce: 'bm9uY2U=', isDev: true })).toMatch(/^[\x20-\x7e]+$/);
  });
});

it('keeps the Origin that the gate reads', () => {
  expect(securityHeaders['Referrer-Policy']).not.toContain('no-referrer');
  expect(securityHeaders['X-Content-Type-Options']).toBe('nosniff');
});

it.each([
  ['/ext/polls/api', true], ['/ext/polls/api/polls/1', true], ['/ext/polls/assets/a.html', true],
  ['/ext/polls', false], ['/ext/polls/apiary', false], ['/ext/polls/results/api/1', false], ['/post/1', false],
])('%s is what an extension answers: %s', (path, isContent) => {
  expect(isExtensionContent(path)).toBe(isContent);
});
