import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { PageBundle } from './page-bundle';
import { createNexusApi } from './nexus-api';
import { createRegister } from './register';
import { createRegistry } from './registry';

class FakeScript {
  constructor(readonly src: string) {}
}

const bundle: PageBundle = {
  slug: 'poll', name: 'Poll', version: '1.0.0', digest16: 'aaaaaaaaaaaaaaaa', src: '', integrity: '', bytes: 0,
  declared: [{ kind: 'slot', key: 'post_footer', attributes: {} }, { kind: 'route', key: '/games/:id', attributes: { title: 'Game' } }, { kind: 'notification_type', key: 'poll_ended', attributes: {} }],
  undeclaredAllowed: ['post_action', 'moderation_section', 'explore'], switchedOff: [],
};

let registry: ReturnType<typeof createRegistry>;
let api: ReturnType<typeof createNexusApi>;
let warnings: string[];
const runningScript = (src: string | null) => vi.stubGlobal('document', { currentScript: src === null ? null : new FakeScript(src) });
const Component = () => null;

beforeEach(() => {
  registry = createRegistry();
  registry.setBundles([bundle]);
  warnings = [];
  const register = createRegister({ registry, findBundle: (slug) => (slug === 'poll' ? bundle : undefined), warn: (slug, message) => warnings.push(`${slug}: ${message}`), onRegistered: () => undefined });
  api = createNexusApi({ registry, register, navigate: () => undefined, subscribeLive: () => () => undefined });
  vi.stubGlobal('HTMLScriptElement', FakeScript);
  vi.stubGlobal('location', { href: 'http://forum.example.org/' });
  runningScript('/ext/poll/assets/aaaaaaaaaaaaaaaa/poll.js');
});
afterEach(() => vi.unstubAllGlobals());

// What authors without types can pass.
const call = (name: Exclude<keyof typeof api, 'live'>, ...given: unknown[]): unknown => {
  const method: (...args: never[]) => unknown = api[name];
  return Reflect.apply(method, api, given);
};
const registered = () => registry.listRegistered('poll').map(({ kind, key }) => `${kind} ${key}`);

test.each([
  [undefined, 'poll: Nexus.registerSlot: expected an object with the fields of the call. Nothing was registered.'],
  ['post_footer', 'poll: Nexus.registerSlot: expected an object with the fields of the call. Nothing was registered.'],
  [{ slug: 'poll', slot: 'post_footer' }, 'poll: Nexus.registerSlot: "component" must be a React component (got: nothing). Nothing was registered.'],
  [{ slug: 'poll', slot: 'post_footer', component: 'div' }, 'poll: Nexus.registerSlot: "component" must be a React component (got: "div"). Nothing was registered.'],
  [{ slug: 'poll', slot: 7, component: Component }, 'poll: Nexus.registerSlot: "slot" must be a text (got: number). Nothing was registered.'],
  [{ slug: 5, slot: 'post_footer', component: Component }, 'poll: Nexus.registerSlot: "slug" must be a text. Nothing was registered.'],
  [{ slug: 'other', slot: 'post_footer', component: Component }, 'poll: Nexus.registerSlot: "slug" is "other", but the script belongs to "poll". Nothing was registered.'],
])('registerSlot(%j) warns and never throws', (given, warning) => {
  call('registerSlot', given);
  expect(warnings).toEqual([warning]);
  expect(registered()).toEqual([]);
});

test('a wrong optional field is left out, the rest counts', () => {
  call('registerSlot', { slug: 'poll', slot: 'post_footer', component: Component, priority: 'high' });
  expect(warnings).toEqual(['poll: Nexus.registerSlot: "priority" must be a number (got: "high"). The field was left out.']);
  expect(registered()).toEqual(['slot post_footer']);
});

test('an undeclared slot is kept for the report, not shown, and warned about', () => {
  call('registerSlot', { slug: 'poll', slot: 'profile_sidebar', component: Component });
  expect(warnings).toEqual(['poll: Nexus.registerSlot: slot "profile_sidebar" is not declared in the manifest, so it is not shown.']);
  expect(registered()).toEqual(['slot profile_sidebar']);
  expect(registry.read().size).toBe(0);
});

test('a missing slug comes from the running script', () => {
  call('registerPostAction', { id: 'vote', label: 'Vote', onClick: () => undefined });
  expect([registered(), warnings]).toEqual([['post_action vote'], []]);
});

test('without a running script and without an address in the stack it is refused', () => {
  runningScript(null);
  call('registerPostAction', { id: 'vote', label: 'Vote', onClick: () => undefined });
  expect(warnings).toEqual(['null: Nexus.registerPostAction: "slug" is missing, and the running script does not tell whose call this is. Nothing was registered.']);
});

test('an extension that is not on the page is refused', () => {
  runningScript(null);
  call('registerSlot', { slug: 'unknown', slot: 'post_footer', component: Component });
  expect(warnings).toEqual(['null: Nexus.registerSlot: "unknown" is not an extension of this page. Nothing was registered.']);
});

test('a version that was replaced registers nothing any more', () => {
  runningScript('/ext/poll/assets/bbbbbbbbbbbbbbbb/poll.js');
  call('registerSlot', { slug: 'poll', slot: 'post_footer', component: Component });
  expect([registered(), warnings]).toEqual([[], []]);
});

test('calls with arguments in order, and those of surfaces without a page yet, are checked and kept', () => {
  call('registerRoute', 'poll', '/games/:id', Component, { title: 'Game' });
  call('registerNotificationType', 'poll_ended', { icon: 'fa-bell', renderBody: () => null });
  call('registerModerationSection', { slug: 'poll', label: 'Polls', approvals: { badge: () => 1, component: Component } });
  call('registerExploreItem', { slug: 'poll', label: 'Polls' });
  expect(warnings).toEqual([]);
  expect(registered()).toEqual(['route /games/:id', 'notification_type poll_ended', 'moderation_section poll', 'explore poll']);
});

test('matchRoute and routeUrl are each other’s way back', () => {
  call('registerRoute', 'poll', '/games/:id', Component);
  const match = api.matchRoute('/ext/poll/games/a%20b');
  expect(match).toMatchObject({ slug: 'poll', pattern: '/ext/poll/games/:id', params: { id: 'a b' }, options: { title: 'Game' } });
  expect(api.routeUrl(match?.pattern ?? '', match?.params ?? {})).toBe('/ext/poll/games/a%20b');
  expect(api.matchRoute('/ext/poll/games')).toBe(null);
});

test('what needs a server half answers without one', async () => {
  expect(await call('uploadFile', {}, {})).toEqual({ error: 'This forum does not take files yet.' });
  expect(api.live.subscribe('poll', 'topic', () => undefined)()).toBe(undefined);
});
