import type { Metadata } from 'next';
import { AddListForm, RefreshLists } from '@/components/extensions/admin/store/list-forms';
import { StoreView } from '@/components/extensions/admin/store/store-view';
import { PageHeader } from '@/components/layout/page-header';
import { LiveRefresh } from '@/components/live/live-refresh';
import { clock } from '@/lib/core/clock';
import { listStore } from '@/lib/extensions/store/list-store';
import { readAdmin } from '@/lib/pages/read-admin';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';

export const metadata: Metadata = { title: 'Store' };

const SHOWN = 24;

export default async function StorePage({ searchParams }: { searchParams: SearchParams }) {
  const lists = await listStore(await readAdmin());
  const [words = '', category = '', show] = await Promise.all(['q', 'category', 'show'].map((name) => searchParam(searchParams, name)));
  const limit = Math.min(Math.max(Number(show) || SHOWN, SHOWN), 10_000);
  return (
    <>
      <PageHeader title="Store" text="Extensions that store lists offer. What you choose is fetched and looked at before you decide." actions={lists.length > 1 && <RefreshLists />} />
      <LiveRefresh topic="extensions" />
      <StoreView lists={lists} given={{ words, category, limit }} renderedAt={clock.now().getTime()} />
      <AddListForm />
    </>
  );
}
