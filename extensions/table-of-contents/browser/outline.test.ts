import { expect, test } from 'vitest';
import { buildOutline, type OutlineNode } from './build-outline';
import { countHeadings } from './count-headings';
import { countWords, readingMinutes } from './count-words';
import { uniqueId } from './headings';

/** `a(b,c)`: the outline as a line. */
const draw = (nodes: readonly OutlineNode[]): string => nodes.map(({ text, children }) => text + (children.length > 0 ? `(${draw(children)})` : '')).join(',');
const outline = (...levels: number[]) => draw(buildOutline(levels.map((level, index) => ({ id: '', text: String(index), level }))));

test.each([
  [[2, 2, 2], '0,1,2'],
  [[2, 3, 3, 2], '0(1,2),3'],
  [[2, 4, 3, 6], '0(1,2(3))'],
  [[4, 2, 3], '0,1(2)'],
  [[], ''],
])('levels %j nest as %s', (levels, expected) => {
  expect(outline(...levels)).toBe(expected);
});

test.each([
  ['', 0],
  ['# One\n\ntext\n\n## Two', 2],
  ['#no heading\n\n#\n\n# ', 0],
  ['One\n===\n\nTwo\n---', 2],
  ['- item\n---\n\n> quote\n---\n\n| a |\n---\n\n---', 0],
  ['```\n# code\n```\n# One', 1],
  ['~~~\n# code\n```\n# code\n~~~\n# One', 1],
  ['````\n```\n# code\n````\n# One', 1],
  ['    # code', 0],
  ['   # One', 1],
])('headings in %j: %i', (markdown, count) => {
  expect(countHeadings(markdown)).toBe(count);
});

test('hostile text takes no time', () => {
  const start = performance.now();
  countHeadings(`${'#'.repeat(100_000)}\n${' '.repeat(100_000)}#\n${'='.repeat(100_000)}x`);
  countWords('a-'.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(500);
});

test('ids are readable, kept apart from the forum’s and unique', () => {
  const taken = new Set<string>();
  expect(['Über uns!', 'Über uns', '???', '目次'].map((text) => uniqueId(text, taken))).toEqual(['section-über-uns', 'section-über-uns-2', 'section-untitled', 'section-目次']);
});

test.each([
  ['', 0],
  ['one two, three – four', 4],
  ['don’t e.g. x-ray', 3],
  ['港に船がある。', 3],
])('words in %j: %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test('minutes are whole and never zero', () => {
  expect([0, 100, 238, 800].map(readingMinutes)).toEqual([1, 1, 1, 3]);
});
