import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createGuardedObject, restoreGuards } from './guarded-object';

class FakeScript {
  constructor(readonly src: string) {}
}

const run = (slug: string | null) => vi.stubGlobal('document', { currentScript: slug && new FakeScript(`/ext/${slug}/assets/x.js`) });
const original = () => 'original';
const methods = { register: original };
let guarded: { register: unknown; extra?: unknown };

beforeEach(() => {
  vi.stubGlobal('HTMLScriptElement', FakeScript);
  vi.stubGlobal('location', { href: 'http://forum.example.org/' });
  run('greedy');
  guarded = createGuardedObject<{ register: unknown; extra?: unknown }>(methods);
});
afterEach(() => vi.unstubAllGlobals());

test('a bundle that overwrites a method sees its own, nobody else does', () => {
  guarded.register = null;
  expect(guarded.register).toBe(null);
  run('other');
  expect(guarded.register).toBe(original);
  run(null);
  expect(guarded.register).toBe(original);
});

test('new properties are plain', () => {
  guarded.extra = 1;
  run('other');
  expect(guarded.extra).toBe(1);
});

test('a method that was redefined or deleted is put back', () => {
  Object.defineProperty(guarded, 'register', { value: null, configurable: true, writable: true });
  restoreGuards(guarded, methods);
  expect(guarded.register).toBe(original);
  Reflect.deleteProperty(guarded, 'register');
  restoreGuards(guarded, methods);
  expect(guarded.register).toBe(original);
});

test('one that was made final is named and stops nothing', () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  Object.defineProperty(guarded, 'register', { value: null, configurable: false });
  restoreGuards(guarded, methods);
  expect(warn.mock.calls[0]?.[0]).toBe('Nexus: "register" was made unchangeable by an extension.');
});

test('the methods can be listed and spread like those of any object', () => {
  expect(Object.keys(guarded)).toEqual(['register']);
  expect({ ...guarded }).toEqual({ register: original });
});
