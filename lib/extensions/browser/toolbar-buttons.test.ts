import { describe, expect, it, vi } from 'vitest';
import type { Contribution } from './contribution';
import type { DeclaredSurface, PageBundle } from './page-bundle';
import { createRegistry } from './registry';
import { findBound, listToolbarButtons, waitUntilBound } from './toolbar-buttons';

const button = (key: string, attributes: DeclaredSurface['attributes']): DeclaredSurface => ({ kind: 'toolbar_button', key, attributes });

const bundle = (slug: string, declared: DeclaredSurface[], switchedOff: string[] = []): PageBundle => ({
  slug, name: slug.toUpperCase(), version: '1.0.0', digest16: '0'.repeat(16), src: '', integrity: '', bytes: 0, declared, undeclaredAllowed: [], switchedOff,
});

const bound = (slug: string, key: string): Contribution => ({ kind: 'toolbar_button', slug, key, priority: 50, attributes: {}, authOnly: false, component: null, callbacks: { onClick: () => undefined } });

const polls = bundle('polls', [button('poll', { icon: 'fa-solid fa-square-poll-vertical', tip: 'Poll', scope: 'both', priority: 20 })]);

describe('listToolbarButtons', () => {
  const bundles = [
    bundle('zoo', [button('both', { tip: 'Both', icon: 'fa-a', scope: 'both', priority: 50 }), button('posts', { tip: 'Posts', icon: 'fa-b', scope: 'posts', priority: 1 })]),
    bundle('ape', [button('replies', { tip: 'Replies', icon: 'fa-c', scope: 'replies', priority: 1 }), { kind: 'slot', key: 'post_footer', attributes: {} }]),
    bundle('broken', [button('off', { tip: 'Off', icon: 'fa-d', scope: 'both', priority: 0 })], ['toolbar_button:off']),
    polls,
  ];

  it('lists what the manifests declare for a composer, by priority and slug, without what is switched off', () => {
    expect(listToolbarButtons(bundles, 'post').map(({ slug, key }) => `${slug}:${key}`)).toEqual(['zoo:posts', 'polls:poll', 'zoo:both']);
    expect(listToolbarButtons(bundles, 'reply').map(({ slug, key }) => `${slug}:${key}`)).toEqual(['ape:replies', 'polls:poll', 'zoo:both']);
    expect(listToolbarButtons([polls], 'reply')).toEqual([{ slug: 'polls', key: 'poll', icon: 'fa-solid fa-square-poll-vertical', tip: 'Poll', priority: 20 }]);
  });
});

describe('waitUntilBound', () => {
  const [wanted] = listToolbarButtons([polls], 'post');
  if (!wanted) throw new Error('no button');

  it('answers once the bundle has run', async () => {
    const registry = createRegistry();
    registry.setBundles([polls]);
    expect(findBound(registry, wanted)).toBeUndefined();
    const waiting = waitUntilBound(registry, wanted);
    registry.add(bound('other', 'poll'));
    registry.add(bound('polls', 'poll'));
    expect(await waiting).toMatchObject({ slug: 'polls', key: 'poll', extensionName: 'POLLS' });
    expect(findBound(registry, wanted)).toBeDefined();
    expect(await waitUntilBound(registry, wanted)).not.toBeNull();
  });

  it('gives up on one that never does, and on one that may not', async () => {
    vi.useFakeTimers();
    const registry = createRegistry();
    registry.setBundles([bundle('polls', [])]);
    const waiting = waitUntilBound(registry, wanted, 1000);
    registry.add(bound('polls', 'poll'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await waiting).toBeNull();
    vi.useRealTimers();
  });
});
