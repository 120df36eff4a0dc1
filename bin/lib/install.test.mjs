import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { isInstalled } from './install.mjs';
import { inProject } from './project.mjs';

it('finds what is installed to be what the lock file asks for', () => {
  expect(isInstalled()).toBe(true);
});

it('the lock file has an entry for every optional package: npm ci refuses it otherwise', () => {
  const { packages } = JSON.parse(readFileSync(inProject('package-lock.json'), 'utf8'));
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`]));
  expect(missing).toEqual([]);
});
