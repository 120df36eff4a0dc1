import { describe, expect, it } from 'vitest';
import { outcomeOf, titleOf } from './task-words';

describe('titleOf', () => {
  it('names what is known: the package, else the slug, else what was asked for', () => {
    const asked = { kind: 'install', slug: null, subject: 'https://github.com/a/tide', review: null } as const;
    expect(titleOf(asked)).toBe('Install github.com/a/tide');
    expect(titleOf({ ...asked, slug: 'tide' })).toBe('Install tide');
    expect(titleOf({ kind: 'update', slug: 'tide', subject: 'tide 1.3.0', review: null })).toBe('Update tide 1.3.0');
    expect(titleOf({ kind: 'uninstall', slug: 'tide', subject: 'tide', review: null })).toBe('Remove tide');
  });
});

it('a failure says what it leaves behind', () => {
  expect(outcomeOf({ kind: 'install', status: 'compile_failed' })).toBe('Nothing was installed.');
  expect(outcomeOf({ kind: 'update', status: 'migration_failed' })).toMatch(/What ran before runs on/);
  // The version runs all the same: nothing else would be true.
  expect(outcomeOf({ kind: 'update', status: 'update_failed' })).toMatch(/The new version is loaded/);
  expect(outcomeOf({ kind: 'install', status: 'install_failed' })).toMatch(/It is loaded/);
});
