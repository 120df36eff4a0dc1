import { expect, it } from 'vitest';
import { useTestDatabase } from '@/lib/testing/database';
import { getPool } from '@/lib/db/pool';
import { askHost } from './testing';

useTestDatabase();

it('keeps what was set, to the last character and in its order', async () => {
  const value = { b: 1, a: ['\0', '\ud800', null, 1.5, { __proto__: 1 }] };
  expect(await askHost('kv.get', ['state'])).toBeNull();
  await askHost('kv.set', ['state', value]);
  expect(JSON.stringify(await askHost('kv.get', ['state']))).toBe(JSON.stringify(value));
  await askHost('kv.set', ['state', 'other']);
  expect(await askHost('kv.get', ['state'])).toBe('other');
});

it('belongs to one extension', async () => {
  await askHost('kv.set', ['mine', 1]);
  expect(await askHost('kv.get', ['mine'], { slug: 'other' })).toBeNull();
  expect(await askHost('kv.delete', ['mine'], { slug: 'other' })).toBe(false);
  expect([await askHost('kv.delete', ['mine']), await askHost('kv.delete', ['mine']), await askHost('kv.get', ['mine'])]).toEqual([true, false, null]);
});

it.each(['__proto__', 'constructor', 'toString'])('has no key %s of its own accord', async (key) => {
  expect(await askHost('kv.get', [key])).toBeNull();
  await askHost('kv.set', [key, 1]);
  expect(await askHost('kv.get', [key])).toBe(1);
});

it('holds a value to 64 KB and a key to 200 characters', async () => {
  await askHost('kv.set', ['most', 'x'.repeat(65_534)]);
  await expect(askHost('kv.set', ['more', 'x'.repeat(65_535)])).rejects.toMatchObject({ name: 'TooLargeError', message: expect.stringContaining('the value is 65537 bytes long') });
  await expect(askHost('kv.set', ['x'.repeat(201), 1])).rejects.toMatchObject({ name: 'ArgumentError' });
});

it('holds an extension to its quota, and lets it replace what it has', async () => {
  await getPool().query(`INSERT INTO extension_kv (slug, key, value, bytes) SELECT 'full', 'k' || n, '1', 1 FROM generate_series(1, 10000) n`);
  await expect(askHost('kv.set', ['one more', 1], { slug: 'full' })).rejects.toMatchObject({ name: 'QuotaError', code: 'quota' });
  await askHost('kv.set', ['k1', 2], { slug: 'full' });
  await getPool().query(`INSERT INTO extension_kv (slug, key, value, bytes) VALUES ('heavy', 'k', '1', 10485758)`);
  await expect(askHost('kv.set', ['a', 'xx'], { slug: 'heavy' })).rejects.toMatchObject({ name: 'QuotaError' });
  await askHost('kv.set', ['k', 'small now'], { slug: 'heavy' });
  await askHost('kv.set', ['a', 'xx'], { slug: 'heavy' });
});
