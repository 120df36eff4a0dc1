import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { buildBundle, buildBundled } from './build-bundled';
import { temporaryFolder, writePackage } from './testing/write-package';

test('the committed bundles are what their sources build to', async () => {
  const built = await buildBundled('extensions');
  expect(built.length).toBeGreaterThan(0);
  for (const { file, text } of built) {
    const isCommitted = (await readFile(file, 'utf8')) === text;
    expect(isCommitted, `${file} differs from its source: run \`npx tsx lib/extensions/build-bundled.ts\``).toBe(true);
  }
});

test('a package without a source in browser/ is left alone', async () => {
  expect(await buildBundle(await writePackage({ extensionsDir: await temporaryFolder() }))).toBe(null);
});

test('a fault in the source fails with its place', async () => {
  const folder = await writePackage({ extensionsDir: await temporaryFolder(), files: { 'browser/index.tsx': 'const = 1;' } });
  await expect(buildBundle(folder)).rejects.toThrow(/index\.tsx:1:6/);
});
