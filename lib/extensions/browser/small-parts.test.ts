import { afterEach, expect, test, vi } from 'vitest';
import { readAddress } from './caller';
import { fillPattern } from './fill-pattern';
import { iconClass } from './icon-class';
import { matchPattern } from './match-pattern';
import { pageFromPath } from './page-ref';
import { createReporter, messageOf } from './reporter';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['/ext/poll/assets/0123456789abcdef/poll.js', { slug: 'poll', digest16: '0123456789abcdef' }],
  ['/ext/poll/assets/poll.js', { slug: 'poll', digest16: null }],
  ['Error\n at f (http://a/_next/x.js:1:2)\n at g (http://a/ext/poll/assets/img/poll.js:1:2)\n at h (http://a/ext/other/assets/o.js:1:2)', { slug: 'poll', digest16: null }],
  ['Error\n at f (http://a/_next/x.js:1:2)', null],
  ['/ext/Poll/assets/x.js', null],
])('the caller of %j', (text, caller) => {
  expect(readAddress(text)).toEqual(caller);
});

test.each([
  ['/games/:slug', '/games/a%20b', { slug: 'a b' }],
  ['/games/:slug', '/games/%E0', { slug: '%E0' }],
  ['/games/:slug', '/games', null],
  ['/games/:slug', '/games/a/b', null],
  ['/games/*', '/games/a/b', {}],
  ['/', '/', {}],
  ['/:constructor', '/x', { constructor: 'x' }],
])('%s against %s', (pattern, path, params) => {
  expect(matchPattern({ pattern, path })).toEqual(params);
});

test('patterns are filled, encoded', () => {
  expect(fillPattern({ pattern: '/games/:slug/:missing', params: { slug: 'a/b c' } })).toBe('/games/a%2Fb%20c/');
});

test.each([
  ['fa-flask', 'fa-solid fa-flask'],
  ['fa-solid fa-flask', 'fa-solid fa-flask'],
  ['fa-brands fa-github', 'fa-brands fa-github'],
  ['"><img onerror=x>', 'fa-solid'],
])('the icon %j', (name, classes) => {
  expect(iconClass(name)).toBe(classes);
});

test.each([
  ['/', 'feed'], ['/space/boats', 'space'], ['/post/12', 'post'], ['/post/12/', 'post'], ['/post/12/edit', 'other'], ['/profile/ada', 'profile'], ['/compose', 'compose'], ['/saved', 'other'], ['/post/x', 'other'],
])('the page %s is of kind %s', (path, kind) => {
  expect(pageFromPath(path).kind).toBe(kind);
});

test('each surface is reported once a page, and again on the next', () => {
  const send = vi.fn();
  const report = createReporter(send);
  const fault = { slug: 'poll', digest16: 'x', surface: 'slot:post_footer', error: new Error('thrown') };
  vi.stubGlobal('location', { pathname: '/post/1' });
  report(fault);
  report(fault);
  report({ ...fault, surface: 'slot:profile_sidebar' });
  expect(send).toHaveBeenCalledTimes(2);
  vi.stubGlobal('location', { pathname: '/post/2' });
  report(fault);
  expect(send).toHaveBeenCalledTimes(3);
});

test('anything can be thrown', () => {
  expect(messageOf(new TypeError('x'))).toBe('TypeError: x');
  expect(messageOf('text')).toBe('Not an error but string: text');
  expect(messageOf({ toString: () => { throw new Error('no'); } })).toBe('Not an error but object: (cannot be shown)');
});
