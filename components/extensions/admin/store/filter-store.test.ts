import { describe, expect, it } from 'vitest';
import type { StoreEntry, StoreList } from '@/lib/extensions/store/list-store';
import { filterStore, listCategories } from './filter-store';

const entry = (slug: string, part: Partial<StoreEntry> = {}): StoreEntry => ({
  slug, name: slug, description: '', author: '', homepage: null, manifestUrl: null, logoUrl: null, bannerUrl: null, categories: [], store: '', isPinned: false, installedVersion: null, ...part,
});
const list = (name: string, entries: StoreEntry[]): StoreList => ({ url: null, name, readAt: null, error: null, entries });

const lists = [
  list('One', [entry('polls', { description: 'Votes under a post', categories: ['votes', 'Games'] }), entry('tide', { author: 'Ada Quay', categories: ['weather'] })]),
  list('Two', [entry('quiz', { name: 'Ödland-Quiz', categories: ['Games'] })]),
];
const found = (words: string, category = '') => filterStore(lists, { words, category }).map(({ entries }) => entries.map(({ slug }) => slug));

describe('filterStore', () => {
  it('has everything where nothing is asked for, and counts what there was', () => {
    expect(found('  ')).toEqual([['polls', 'tide'], ['quiz']]);
    expect(filterStore(lists, { words: 'tide', category: '' }).map(({ count }) => count)).toEqual([2, 1]);
  });

  it('finds every word, in whatever field and case', () => {
    expect(found('VOTES post')).toEqual([['polls'], []]);
    expect(found('quay')).toEqual([['tide'], []]);
    expect(found('ödland')).toEqual([[], ['quiz']]);
    expect(found('votes quay')).toEqual([[], []]);
    expect(found('.*')).toEqual([[], []]);
  });

  it('keeps to a category, with and without words', () => {
    expect(found('', 'Games')).toEqual([['polls'], ['quiz']]);
    expect(found('quiz', 'Games')).toEqual([[], ['quiz']]);
    expect(found('', 'games')).toEqual([[], []]);
  });
});

it('lists each category once, by name', () => {
  expect(listCategories(lists)).toEqual(['Games', 'votes', 'weather']);
});
