import type { DataCount, DataKind } from '@/lib/extensions/removal/count-data';

/** One, and several, of each kind of thing that an extension keeps. */
const nouns = {
  tables: ['table of its own', 'tables of its own'],
  settings: ['setting', 'settings'],
  secrets: ['secret', 'secrets'],
  keys: ['stored value', 'stored values'],
  attachments: ['attachment to posts and replies', 'attachments to posts and replies'],
} as const satisfies Record<DataKind, readonly [one: string, several: string]>;

/** `1 table of its own`, `12 settings` … */
export const listLosses = (counts: readonly DataCount[]): string[] => counts.map(({ kind, count }) => `${count} ${nouns[kind][count === 1 ? 0 : 1]}`);
