import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { RightWidgets } from '@/components/extensions/right-widgets';
import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { SiteNotFound } from '@/components/layout/site-not-found';
import { SpaceMark } from '@/components/layout/space-mark';
import { PostList } from '@/components/posts/post-list';
import { ButtonLink } from '@/components/ui/button-link';
import { EmptyState } from '@/components/ui/empty-state';
import { getViewer } from '@/lib/auth/get-viewer';
import { metadataOrMissing, orMissing } from '@/lib/pages/or-missing';
import { orNotFound } from '@/lib/pages/or-not-found';
import { readSpace } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';
import { listPosts } from '@/lib/posts/list-posts';

interface SpacePageProps {
  params: Promise<{ slug: string }>;
  searchParams: SearchParams;
}

export const generateMetadata = metadataOrMissing(async ({ params }: SpacePageProps) => {
  const { name, description } = await readSpace((await params).slug);
  return { title: name, description };
});

async function SpacePage({ params, searchParams }: SpacePageProps) {
  const space = await readSpace((await params).slug);
  const cursor = await searchParam(searchParams, 'cursor');
  const page = await orNotFound(listPosts(await getViewer(), { cursor, spaceId: space.id }));
  const path = `/space/${space.slug}`;
  const compose = <ButtonLink href={`/compose?space=${space.slug}`} variant="primary" icon="compose">Write a post</ButtonLink>;
  return (
    <Columns right={<RightWidgets pageProps={{}} />}>
      <ExtensionsFor path={path} />
      <PageHeader leading={<SpaceMark color={space.color} icon={space.icon} size={40} />} title={space.name} text={space.description} actions={compose} />
      <PostList page={page} path={path} isFirstPage={cursor === undefined} showSpace={false} empty={<EmptyState icon="message" title={`Nothing in ${space.name} yet`} text="Be the first to write here." action={compose} />} />
    </Columns>
  );
}

export default orMissing(SpacePage, SiteNotFound);
