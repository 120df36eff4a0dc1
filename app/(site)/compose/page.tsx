import type { Metadata } from 'next';
import { ExtensionsFor } from '@/components/extensions/extensions-for';
import { Columns } from '@/components/layout/columns';
import { PageHeader } from '@/components/layout/page-header';
import { PostForm } from '@/components/posts/post-form';
import { getViewer } from '@/lib/auth/get-viewer';
import { listComposerButtons } from '@/lib/extensions/registry/list-composer-buttons';
import { answersForm } from '@/lib/pages/answers-form';
import { redirectToLogIn } from '@/lib/pages/or-not-found';
import { readSpaces } from '@/lib/pages/read';
import { searchParam, type SearchParams } from '@/lib/pages/search-param';

export const metadata: Metadata = { title: 'Write a post' };

export default async function ComposePage({ searchParams }: { searchParams: SearchParams }) {
  const slug = await searchParam(searchParams, 'space');
  const viewer = await getViewer();
  if (!viewer && !(await answersForm())) redirectToLogIn(slug ? `/compose?space=${encodeURIComponent(slug)}` : '/compose');
  const spaces = await readSpaces();
  const toolbarButtons = await listComposerButtons({ path: '/compose', viewer, context: 'post' });
  const chosen = spaces.find((space) => space.slug === slug) ?? (spaces.length === 1 ? spaces[0] : undefined);
  return (
    <Columns>
      <ExtensionsFor path="/compose" />
      <PageHeader title="Write a post" />
      <PostForm spaces={spaces} spaceId={chosen?.id} cancelHref={chosen ? `/space/${chosen.slug}` : '/'} toolbarButtons={toolbarButtons} />
    </Columns>
  );
}
