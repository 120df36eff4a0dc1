import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBundleLoader } from './bundle-loader';
import type { PageBundle } from './page-bundle';
import { createRegistry } from './registry';

class FakeScript extends EventTarget {
  src = '';
  async = true;
  integrity = '';
  dataset: Record<string, string> = {};
}

const bundle = (slug: string, digest16: string, fields: Partial<PageBundle> = {}): PageBundle => ({
  slug, name: slug, version: '1.0.0', digest16, src: `/ext/${slug}/assets/${digest16}/x.js`, integrity: `sha384-${slug}`, bytes: 1,
  declared: [{ kind: 'slot', key: 'post_footer', attributes: {} }], undeclaredAllowed: [], switchedOff: [], ...fields,
});

let scripts: FakeScript[];
let registry: ReturnType<typeof createRegistry>;
let loader: ReturnType<typeof createBundleLoader>;
const on = { prepare: vi.fn(), onRan: vi.fn(), onFailed: vi.fn() };
const register = (slug: string) => registry.add({ kind: 'slot', slug, key: 'post_footer', priority: 50, attributes: {}, authOnly: false, component: () => null, callbacks: {} });
const shown = () => (registry.read().get('slot') ?? []).map(({ slug, digest16 }) => `${slug} ${digest16}`);

beforeEach(() => {
  scripts = [];
  vi.stubGlobal('document', { createElement: () => new FakeScript(), head: { append: (script: FakeScript) => scripts.push(script) } });
  registry = createRegistry();
  loader = createBundleLoader({ registry, ...on });
  vi.clearAllMocks();
});
afterEach(() => vi.unstubAllGlobals());

test('bundles are added in order, as scripts that run in order and are checked', () => {
  loader.show([bundle('a', '1'), bundle('b', '1')]);
  expect(on.prepare).toHaveBeenCalledOnce();
  expect(scripts.map(({ src, async, integrity, dataset }) => ({ src, async, integrity, dataset }))).toEqual([
    { src: '/ext/a/assets/1/x.js', async: false, integrity: 'sha384-a', dataset: { extension: 'a' } },
    { src: '/ext/b/assets/1/x.js', async: false, integrity: 'sha384-b', dataset: { extension: 'b' } },
  ]);
});

test('a page without bundles prepares nothing', () => {
  loader.show([]);
  expect(on.prepare).not.toHaveBeenCalled();
});

test('off and on again: gone, and back without running a second time', () => {
  loader.show([bundle('a', '1')]);
  register('a');
  loader.show([]);
  expect(shown()).toEqual([]);
  loader.show([bundle('a', '1')]);
  expect(shown()).toEqual(['a 1']);
  expect(scripts).toHaveLength(1);
});

test('another version drops what the old one registered and runs the new one', () => {
  loader.show([bundle('a', '1')]);
  register('a');
  loader.show([bundle('a', '2')]);
  expect(shown()).toEqual([]);
  expect(scripts.map(({ src }) => src)).toEqual(['/ext/a/assets/1/x.js', '/ext/a/assets/2/x.js']);
  register('a');
  expect(shown()).toEqual(['a 2']);
});

test('what is switched off meanwhile goes, in the same version', () => {
  loader.show([bundle('a', '1')]);
  register('a');
  loader.show([bundle('a', '1', { switchedOff: ['slot:post_footer'] })]);
  expect(shown()).toEqual([]);
});

test('a script that does not load is told, and tried again by the next page', () => {
  loader.show([bundle('a', '1')]);
  scripts[0]?.dispatchEvent(new Event('error'));
  expect(on.onFailed).toHaveBeenCalledWith('a', 'The bundle could not be loaded: it is blocked, missing or not the registered file.');
  loader.show([bundle('a', '1')]);
  expect(scripts).toHaveLength(2);
  scripts[1]?.dispatchEvent(new Event('load'));
  expect(on.onRan).toHaveBeenCalledWith('a');
});
