import { expect, test, vi } from 'vitest';
import type { Contribution } from './contribution';
import type { PageBundle } from './page-bundle';
import { createRegistry, isAllowed, listDifferences } from './registry';

const bundle = (fields: Partial<PageBundle> = {}): PageBundle => ({
  slug: 'poll', name: 'Poll', version: '1.0.0', digest16: '0'.repeat(16), src: '', integrity: '', bytes: 0,
  declared: [{ kind: 'slot', key: 'post_footer', attributes: {} }], undeclaredAllowed: [], switchedOff: [], ...fields,
});
const contribution = (fields: Partial<Contribution> = {}): Contribution => ({
  kind: 'slot', slug: 'poll', key: 'post_footer', priority: 50, attributes: {}, authOnly: false, component: () => null, callbacks: {}, ...fields,
});
const slots = (registry: ReturnType<typeof createRegistry>) => registry.read().get('slot') ?? [];

test('a declared contribution of a bundle of the page is there, with its extension’s name', () => {
  const registry = createRegistry();
  registry.setBundles([bundle()]);
  registry.add(contribution());
  expect(slots(registry)).toMatchObject([{ slug: 'poll', key: 'post_footer', extensionName: 'Poll' }]);
});

test('an undeclared one is not, unless its kind is left to the bundle', () => {
  const undeclared = contribution({ key: 'profile_sidebar' });
  expect(isAllowed(bundle(), undeclared)).toBe(false);
  const registry = createRegistry();
  registry.setBundles([bundle({ declared: [], undeclaredAllowed: ['post_action'] })]);
  registry.add(undeclared);
  registry.add(contribution({ kind: 'post_action', key: 'vote' }));
  expect([...registry.read().keys()]).toEqual(['post_action']);
});

test('the extension leaves the list: gone at once; it comes back without registering again', () => {
  const registry = createRegistry();
  registry.setBundles([bundle()]);
  registry.add(contribution());
  registry.setBundles([]);
  expect(slots(registry)).toEqual([]);
  registry.setBundles([bundle()]);
  expect(slots(registry)).toHaveLength(1);
});

test('a surface that is switched off stays away', () => {
  const registry = createRegistry();
  registry.add(contribution());
  registry.setBundles([bundle({ switchedOff: ['slot:post_footer'] })]);
  expect(slots(registry)).toEqual([]);
});

test('another version starts empty', () => {
  const registry = createRegistry();
  registry.setBundles([bundle()]);
  registry.add(contribution());
  registry.dropExtension('poll');
  expect(slots(registry)).toEqual([]);
  expect(registry.listRegistered('poll')).toEqual([]);
});

test('the same identity again replaces it', () => {
  const registry = createRegistry();
  registry.setBundles([bundle()]);
  registry.add(contribution());
  const component = () => null;
  registry.add(contribution({ component }));
  expect(slots(registry).map((slot) => slot.component)).toEqual([component]);
});

test('order: priority, then slug', () => {
  const registry = createRegistry();
  registry.setBundles(['c', 'a', 'b'].map((slug) => bundle({ slug })));
  registry.add(contribution({ slug: 'c', priority: 10 }));
  registry.add(contribution({ slug: 'b' }));
  registry.add(contribution({ slug: 'a' }));
  expect(slots(registry).map(({ slug }) => slug)).toEqual(['c', 'a', 'b']);
});

test('the manifest’s attributes win, and a difference is named', () => {
  const declared = bundle({ declared: [{ kind: 'right_widget', key: 'w', attributes: { label: 'Manifest', scope: 'global', priority: 5, icon: undefined } }] });
  const registered = contribution({ kind: 'right_widget', key: 'w', priority: 90, attributes: { label: 'Bundle', icon: 'fa-star' } });
  const registry = createRegistry();
  registry.setBundles([declared]);
  registry.add(registered);
  expect(registry.read().get('right_widget')).toMatchObject([{ priority: 5, attributes: { label: 'Manifest', scope: 'global', icon: 'fa-star' } }]);
  expect(listDifferences(declared, registered)).toEqual(['label']);
});

test('a snapshot stays the same object until something changes, and listeners hear of it', () => {
  const registry = createRegistry();
  const listener = vi.fn();
  const stop = registry.subscribe(listener);
  registry.setBundles([bundle()]);
  expect(registry.read()).toBe(registry.read());
  const before = registry.read();
  registry.add(contribution());
  expect(registry.read()).not.toBe(before);
  stop();
  registry.setBundles([]);
  expect(listener).toHaveBeenCalledTimes(2);
  expect(registry.readOnServer().size).toBe(0);
});
