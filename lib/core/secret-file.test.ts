import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readOrCreateSecret } from './secret-file';

const folder = mkdtempSync(join(tmpdir(), 'nexus-secret-'));
afterAll(() => rmSync(folder, { recursive: true }));

it('makes one secret, however many ask for it at once, for its owner only', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, () => readOrCreateSecret(folder, 'master')));
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]).toMatch(/^[\w-]{43}$/);
  expect(await readOrCreateSecret(folder, 'master')).toBe(secrets[0]);
  expect(await readOrCreateSecret(folder, 'other')).not.toBe(secrets[0]);
  expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder, 'secrets', 'master')).mode & 0o777).toBe(0o600);
  expect(readdirSync(join(folder, 'secrets')).toSorted()).toEqual(['master', 'other']);
});
