import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFingerprint, hashFiles } from './fingerprint.mjs';
import { inProject } from './project.mjs';

const folder = `.nexus/fingerprint-test-${process.pid}`;
const write = (name, content) => writeFileSync(inProject(folder, name), content);
const fingerprint = () => hashFiles([folder]);

beforeAll(() => mkdirSync(inProject(folder, 'deep'), { recursive: true }));
afterAll(() => rmSync(inProject(folder), { recursive: true }));

describe('hashFiles', () => {
  it('is the same for the same files', () => {
    write('a.ts', 'one');
    expect(fingerprint()).toBe(fingerprint());
  });

  it.each([
    ['content', () => write('a.ts', 'two')],
    ['a new file', () => write('deep/b.ts', '')],
    ['bytes moved from one file to the next', () => { write('a.ts', 'tw'); write('deep/b.ts', 'o'); }],
    ['a file that is gone', () => rmSync(inProject(folder, 'deep/b.ts'))],
  ])('differs by %s', (_, change) => {
    const before = fingerprint();
    change();
    expect(fingerprint()).not.toBe(before);
  });

  it('does not look at tests', () => {
    const before = fingerprint();
    write('a.test.ts', 'three');
    expect(fingerprint()).toBe(before);
  });
});

it('decides in well under a second whether anything changed', () => {
  const started = performance.now();
  expect(buildFingerprint()).toMatch(/^[0-9a-f]{16}$/);
  expect(performance.now() - started).toBeLessThan(500);
});
