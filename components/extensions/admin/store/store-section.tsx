'use client';

import type { ReactNode } from 'react';
import { Icon } from '@/components/ui/icon';
import { LiveTime } from '@/components/ui/live-time';
import { Button } from '@/components/ui/button';
import { ConfirmButton } from '@/components/ui/confirm-button';
import { useFormAction } from '@/components/ui/use-form-action';
import { refreshRegistriesAction, removeRegistryAction } from '@/lib/extensions/store/actions';
import { FormAnswer } from '../form-answer';
import type { FilteredList } from './filter-store';
import { StoreCard } from './store-card';

export interface StoreSectionProps {
  list: FilteredList;
  /** How many cards are shown at most. */
  limit: number;
  /** Leads to those beyond. */
  more: ReactNode;
  renderedAt: number;
}

/** One store list: what it offers, when it was read, and what keeps it from being read. */
export function StoreSection({ list: { url, name, readAt, error, entries, count }, limit, more, renderedAt }: StoreSectionProps) {
  const isEmpty = entries.length === 0;
  return (
    <section className="store-section" aria-label={name}>
      <div className="store-section-head">
        <h2>{name}</h2>
        <span className="store-section-count">{isEmpty || entries.length === count ? count : `${entries.length} of ${count}`}</span>
        {url !== null && <RemoveList url={url} name={name} />}
      </div>
      {url !== null && <p className="store-section-url"><code>{url}</code>{readAt && <> · read <LiveTime at={Date.parse(readAt)} renderedAt={renderedAt} /></>}</p>}
      {error !== null && <ListError error={error} hasEntries={count > 0} />}
      {isEmpty && error === null && <p className="store-none">{count === 0 ? 'It offers nothing.' : 'Nothing of it answers to this search.'}</p>}
      {!isEmpty && <ul className="store-grid">{entries.slice(0, limit).map((entry) => <StoreCard key={entry.slug} entry={entry} />)}</ul>}
      {entries.length > limit && more}
    </section>
  );
}

function ListError({ error, hasEntries }: { error: string; hasEntries: boolean }) {
  const { state, isPending, formProps } = useFormAction(refreshRegistriesAction);
  return (
    <form {...formProps} className="extension-banner" role="alert">
      <Icon name="alert" size={16} />
      <div className="min-w-0">
        <p className="banner-title">This list could not be read{hasEntries && '; what it said before is shown'}.</p>
        <p className="banner-reason">{error}</p>
        <div className="store-retry"><Button type="submit" size="small" icon="refresh" pending={isPending}>Retry</Button></div>
        <FormAnswer state={state} />
      </div>
    </form>
  );
}

function RemoveList({ url, name }: { url: string; name: string }) {
  const { state, isPending, formProps } = useFormAction(removeRegistryAction);
  return (
    <form {...formProps} className="store-remove">
      <input type="hidden" name="url" value={url} />
      <ConfirmButton size="small" variant="plain" pending={isPending} title={`Remove the list ${name}?`} text="What was installed from it stays. It is no longer offered here, and no longer vouched for at the next install." confirmLabel="Remove list" aria-label={`Remove list ${name}`}>Remove list</ConfirmButton>
      <FormAnswer state={state} />
    </form>
  );
}
