import type { StoreEntry, StoreList } from '@/lib/extensions/store/list-store';

export interface StoreFilter {
  /** Words that all have to be there, in whatever field. */
  words: string;
  /** Empty for all. */
  category: string;
}

/** A list with what of it is left by the filter. */
export interface FilteredList extends StoreList {
  /** How many there are without the filter. */
  count: number;
}

/** What of every list answers to the words and the category; a list without any stays, for its error and its buttons. */
export function filterStore(lists: readonly StoreList[], { words, category }: StoreFilter): FilteredList[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (entry: StoreEntry) => {
    if (category !== '' && !entry.categories.includes(category)) return false;
    const text = [entry.name, entry.slug, entry.author, entry.description, ...entry.categories].join('\n').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  return lists.map((list) => ({ ...list, count: list.entries.length, entries: list.entries.filter(isWanted) }));
}

/** Every category of every list, by name. */
export function listCategories(lists: readonly StoreList[]): string[] {
  return [...new Set(lists.flatMap(({ entries }) => entries.flatMap(({ categories }) => categories)))].toSorted((a, b) => a.localeCompare(b, 'en'));
}
