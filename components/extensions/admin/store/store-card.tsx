'use client';

import { Button } from '@/components/ui/button';
import { PageLink } from '@/components/ui/page-link';
import { Pill } from '@/components/ui/pill';
import { useFormAction } from '@/components/ui/use-form-action';
import type { StoreEntry } from '@/lib/extensions/store/list-store';
import { startBundledInstallAction, startInstallAction } from '@/lib/extensions/tasks/actions';
import { FormAnswer } from '../form-answer';
import { StoreLogo } from './store-logo';

/** One extension of a store list: what it is, and whether it is installed. */
export function StoreCard({ entry }: { entry: StoreEntry }) {
  const { slug, name, author, description, categories, homepage, logoUrl, installedVersion } = entry;
  return (
    <li className="store-card">
      <div className="store-card-head">
        <StoreLogo name={name} url={logoUrl} />
        <div className="min-w-0">
          <h3 className="store-card-name">{homepage ? <a href={homepage} rel="noopener noreferrer nofollow">{name}</a> : name}</h3>
          <p className="store-card-author">{[author, slug].filter(Boolean).join(' · ')}</p>
        </div>
      </div>
      {description && <p className="store-card-text">{description}</p>}
      <div className="store-card-foot">
        <span className="store-card-categories">{categories.slice(0, 4).map((category) => <Pill key={category}>{category}</Pill>)}</span>
        {installedVersion === null ? <InstallEntry entry={entry} /> : <PageLink href={`/admin/extensions/${slug}`} className="link">Installed: {installedVersion}</PageLink>}
      </div>
    </li>
  );
}

function InstallEntry({ entry: { slug, name, manifestUrl } }: { entry: StoreEntry }) {
  const { state, isPending, formProps } = useFormAction(manifestUrl === null ? startBundledInstallAction : startInstallAction);
  return (
    <form {...formProps} className="store-install">
      <input type="hidden" name={manifestUrl === null ? 'slug' : 'address'} value={manifestUrl ?? slug} />
      <Button type="submit" size="small" pending={isPending} aria-label={`Install ${name}`}>Install</Button>
      <FormAnswer state={state} />
    </form>
  );
}
