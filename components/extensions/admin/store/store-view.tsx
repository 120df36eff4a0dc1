'use client';

import { useMemo, useState } from 'react';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { SelectField } from '@/components/ui/select-field';
import { TextField } from '@/components/ui/text-field';
import type { StoreList } from '@/lib/extensions/store/list-store';
import { filterStore, listCategories, type StoreFilter } from './filter-store';
import { StoreSection } from './store-section';

export interface StoreViewProps {
  lists: StoreList[];
  /** As the address has it: what a browser without scripts asked for. */
  given: StoreFilter & { limit: number };
  renderedAt: number;
}

const MORE = 48;

/** Every store list under one search: at once where scripts run, by a form of addresses where none do. */
export function StoreView({ lists, given, renderedAt }: StoreViewProps) {
  const [filter, setFilter] = useState<StoreFilter>(given);
  const [limit, setLimit] = useState(given.limit);
  const categories = useMemo(() => listCategories(lists), [lists]);
  const shown = useMemo(() => filterStore(lists, filter), [lists, filter]);
  const found = shown.reduce((sum, { entries }) => sum + entries.length, 0);
  const isFiltered = filter.words.trim() !== '' || filter.category !== '';
  const change = (next: Partial<StoreFilter>) => {
    setFilter({ ...filter, ...next });
    setLimit(given.limit);
  };
  return (
    <>
      <form className="store-filter" role="search" aria-label="Search the store" onSubmit={(event) => event.preventDefault()}>
        <TextField name="q" type="search" label="Search" hideLabel placeholder="Search by name, author or words" defaultValue={given.words} onChange={(event) => change({ words: event.target.value })} maxLength={200} />
        <SelectField name="category" label="Category" hideLabel defaultValue={given.category} onChange={(event) => change({ category: event.target.value })} options={[{ value: '', label: 'All categories' }, ...categories.map((value) => ({ value, label: value }))]} />
        <Button type="submit" className="no-js-only">Search</Button>
      </form>
      <p role="status" className="sr-only">{isFiltered && `${found} found`}</p>
      {isFiltered && found === 0 && <EmptyState icon="search" title="Nothing answers to this search" text="Try fewer words, or all categories." />}
      {shown.filter(({ entries, error }) => !isFiltered || entries.length > 0 || error !== null).map((list) => (
        <StoreSection key={list.url ?? ''} list={list} limit={limit} renderedAt={renderedAt} more={
          <p className="store-more">
            <Button className="js-only" onClick={() => setLimit(limit + MORE)}>Show more</Button>
            <span className="no-js-only"><ButtonLink href={`/admin/store?${new URLSearchParams({ q: filter.words, category: filter.category, show: String(limit + MORE) })}`}>Show more</ButtonLink></span>
          </p>
        } />
      ))}
    </>
  );
}
