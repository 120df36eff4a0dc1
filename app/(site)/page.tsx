import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { RightWidgets } from '@/components/extensions/right-widgets';
import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { PostList } from '@/components/posts/post-list';
import { WelcomeWidget } from '@/components/users/welcome-widget';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/get-viewer';
import { orMissing } from '@/lib/pages/or-missing';
import { orNotFound } from '@/lib/pages/or-not-found';
import { readSiteName } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { listPosts } from '@/lib/posts/list-posts';

async function FeedPage({ searchParams }: { searchParams: SearchParams }) {
  const cursor = await searchParam(searchParams, 'cursor');
  const viewer = await getViewer();
  const page = await orNotFound(listPosts(viewer, { cursor }));
  const empty = <EmptyState icon="message" title="Nothing has been written yet" text="The first post sets the tone." action={<ButtonLink href="/compose" variant="primary">Write the first post</ButtonLink>} />;
  return (
    <Columns right={<><WelcomeWidget viewer={viewer} siteName={await readSiteName()} /><RightWidgets pageProps={{}} /></>}>
      <ExtensionsFor path="/" />
      <PageHeader title="Latest" />
      <PostList page={page} path="/" isFirstPage={cursor === undefined} empty={empty} />
    </Columns>
  );
}

export default orMissing(FeedPage, SiteNotFound);
