import { expect, it } from 'vitest';
import { didYouMean, findClosest } from './suggest';

const known = ['hooks', 'js_bundle', 'permissions', 'toolbar_buttons'];

it.each([
  ['hoks', 'hooks'],
  ['Hooks', 'hooks'],
  ['jsBundle', 'js_bundle'],
  ['permission', 'permissions'],
  ['toolbar-button', 'toolbar_buttons'],
  ['nothing_like_it', undefined],
  ['', undefined],
  ['h'.repeat(100_000), undefined],
])('%.20s → %s', (word, name) => {
  expect(findClosest(word, known)).toBe(name);
});

it('says it as a question', () => {
  expect(didYouMean('hoks', known)).toBe(' Did you mean "hooks"?');
  expect(didYouMean('zzz', known)).toBe('');
});
