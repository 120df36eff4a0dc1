import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeRedirectPath } from './safe-redirect';

const SITE = 'https://forum.example';
const originAfter = (target: string) => new URL(safeRedirectPath(target), `${SITE}/login`).origin;

describe('safeRedirectPath', () => {
  it.each([
    undefined, null, '', ' ', 'post/1', 'https://evil.example', 'HTTPS:evil.example', 'javascript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x',
    '//evil.example', '///evil.example', '////evil.example', String.raw`\\evil.example`, String.raw`/\evil.example`, String.raw`\/evil.example`,
    '/\t/evil.example', '/\n/evil.example', '\t//evil.example', ' //evil.example', '//user@evil.example', '//evil.example@forum.example', '//[',
    '/.//evil.example', '/..//evil.example', '/a/..//evil.example', String.raw`/.\/evil.example`, '/%2e//evil.example', '/%2E%2e//evil.example', '/.\t//evil.example',
  ])('sends %j to the front page', (target) => {
    expect(safeRedirectPath(target)).toBe('/');
  });

  it.each([
    ['/', '/'],
    ['/post/5?page=2#reply-7', '/post/5?page=2#reply-7'],
    ['/compose?next=https://evil.example', '/compose?next=https://evil.example'],
    ['/@evil.example', '/@evil.example'],
    ['/%2f..', '/%2f..'],
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
    ['/a/../post/5', '/post/5'],
    ['/a//b', '/a//b'],
    ['/a\r\nSet-Cookie: x=1', '/aSet-Cookie:%20x=1'],
    ['/ü', '/%C3%BC'],
  ])('keeps %j on this site', (target, path) => {
    expect(safeRedirectPath(target)).toBe(path);
    expect(originAfter(target)).toBe(SITE);
  });

  it('never leaves the site, whatever it is given', () => {
    const tricky = fc.array(fc.constantFrom('/', '/', '/', '\\', '.', '..', '%2e', '%2f', '@', ':', '?', '\t', '\0', 'evil', 'https:'));
    const target = fc.oneof(fc.string({ unit: 'binary' }), tricky.map((parts) => parts.join('')), tricky.map((parts) => `/${parts.join('')}`));
    fc.assert(fc.property(target, (text) => originAfter(text) === SITE), { numRuns: 1000 });
  });
});
